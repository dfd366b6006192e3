import assert from "node:assert/strict";
import fc from "fast-check";
import { pct } from "../../src/base/units.ts";
import { annualReturn } from "../../src/finance/annual-return.ts";
import { convertRate } from "../../src/finance/compounding.ts";
import { assertNear } from "./near.ts";
import { empyricalReturns } from "./vectors/forward.ts";

const { returns, periodsPerYear } = empyricalReturns;

describe("annualReturn", () => {
  it("matches empyrical, which counts a missing period as time, and says so", () => {
    const result = annualReturn({ returns, periodsPerYear, missingPeriods: "elapse" });
    assertNear(result.value, empyricalReturns.annualReturn, 1e-8);
    assert.deepEqual(
      result.warnings.map(({ message }) => message),
      ["1 of 9 periods are missing: counted as time without a return"],
    );
  });

  it("is higher where a missing period is left out with its time", () => {
    const { value } = annualReturn({ returns, periodsPerYear, missingPeriods: "dropped" });
    assertNear(value, empyricalReturns.annualReturnWithoutMissing, 5e-5);
  });

  it("of one return over and over is that return compounded", () => {
    fc.assert(
      fc.property(fc.double({ min: -0.05, max: 0.05, noNaN: true }), fc.integer({ min: 1, max: 60 }), (value, count) => {
        const options = {
          returns: Array.from({ length: count }, () => value),
          periodsPerYear: 12,
          missingPeriods: "elapse",
        } as const;
        const monthly = { compounding: "compounded", perYear: 12 } as const;
        const nominal = convertRate({ rate: pct(1200 * value), from: monthly, to: { compounding: "compounded", perYear: 1 } });
        assertNear(annualReturn(options).value, nominal.value, 1e-9);
      }),
      { seed: 20261122 },
    );
  });

  it("refuses no returns, a loss of all, a word that it does not know", () => {
    const missingPeriods = "elapse";
    const refused: [code: string, options: Parameters<typeof annualReturn>[0]][] = [
      ["finance/too-few-observations", { returns: [null], periodsPerYear, missingPeriods }],
      ["base/not-positive", { returns: [0.1, -1], periodsPerYear, missingPeriods }],
      ["base/not-positive", { returns: [0.1], periodsPerYear: 0, missingPeriods }],
      ["finance/unknown-choice", { returns: [0.1], periodsPerYear, missingPeriods: "skip" as typeof missingPeriods }],
    ];
    for (const [code, options] of refused) assert.throws(() => annualReturn(options), { code });
  });
});
