import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, type Rate } from "../../src/base/units.ts";
import { annualVolatility, maxDrawdown, sharpeRatio } from "../../src/finance/return-statistics.ts";
import { assertNear } from "./near.ts";
import { empyricalReturns } from "./vectors/forward.ts";

const seed = { seed: 20261122 };
const { returns, periodsPerYear } = empyricalReturns;
const someReturns = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 2, maxLength: 50 });

describe("annualVolatility", () => {
  it("matches empyrical, and warns of the missing period", () => {
    const result = annualVolatility({ returns, periodsPerYear });
    assertNear(result.value, empyricalReturns.annualVolatility, 1e-12);
    assert.equal(result.parts.observations, 8);
    assert.deepEqual(
      result.warnings.map((warning) => warning.code),
      ["finance/periods-dropped"],
    );
  });

  it("doubles with the returns and does not see their mean", () => {
    fc.assert(
      fc.property(someReturns, fc.double({ min: -0.1, max: 0.1, noNaN: true }), (values, shift) => {
        const base = annualVolatility({ returns: values, periodsPerYear }).value;
        const moved = annualVolatility({ returns: values.map((value) => 2 * value + shift), periodsPerYear }).value;
        assertNear(moved, 2 * base, 1e-10);
      }),
      seed,
    );
  });

  it("refuses one return, a NaN and no periods", () => {
    assert.throws(() => annualVolatility({ returns: [0.1, null], periodsPerYear }), { code: "finance/too-few-observations" });
    assert.throws(() => annualVolatility({ returns: [0.1, NaN], periodsPerYear }), { code: "finance/observation-missing" });
    assert.throws(() => annualVolatility({ returns, periodsPerYear: 0 }), { code: "base/not-positive" });
  });
});

describe("sharpeRatio", () => {
  it("matches empyrical", () => {
    assertNear(sharpeRatio({ returns, periodsPerYear, riskFree: pct(0) }).value, empyricalReturns.sharpe, 1e-12);
  });

  it("is zero at a riskless rate that equals the mean, and refuses returns that do not vary", () => {
    assertNear(sharpeRatio({ returns: [0.01, 0.03], periodsPerYear, riskFree: 0.02 as Rate }).value, 0, 1e-12);
    const flat = { returns: [0.01, 0.01, 0.01], periodsPerYear, riskFree: pct(0) };
    assert.throws(() => sharpeRatio(flat), { code: "base/not-positive" });
  });
});

describe("maxDrawdown", () => {
  it("matches empyrical: the last day, from the peak before it", () => {
    const result = maxDrawdown({ returns });
    assertNear(result.value, empyricalReturns.maxDrawdown, 1e-15);
    assert.deepEqual({ ...result.parts }, { peak: 8, trough: 9 });
  });

  it("is the worst pair of days, found by comparing all", () => {
    fc.assert(
      fc.property(someReturns, (values) => {
        const wealth = values.reduce<number[]>((path, value) => [...path, (path.at(-1) ?? 1) * (1 + value)], [1]);
        let worst = 0;
        wealth.forEach((late, j) => {
          for (const early of wealth.slice(0, j)) worst = Math.min(worst, late / early - 1);
        });
        assertNear(maxDrawdown({ returns: values }).value, worst, 1e-12);
      }),
      seed,
    );
  });

  it("is nothing while wealth only grows, and refuses an infinite return", () => {
    assert.equal(maxDrawdown({ returns: [0.1, 0, 0.2] }).value, 0);
    assert.throws(() => maxDrawdown({ returns: [0.1, Infinity] }), { code: "base/not-finite" });
  });
});
