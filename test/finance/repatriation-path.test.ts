import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, ratio, usdBn, years } from "../../src/base/units.ts";
import { type RepatriationSpeed, repatriationPath } from "../../src/finance/repatriation-path.ts";
import { repatriationCase } from "./vectors/holdings.ts";

const stock = usdBn(repatriationCase.stock);
const targetShift = ratio(repatriationCase.targetShift);
const adjusting = (lambda: number) => ({ mode: "partial adjustment", lambda: ratio(lambda) }) as const;
const path = (speed: RepatriationSpeed, horizon = 10) => repatriationPath({ ...speed, stock, targetShift, years: horizon });

function near(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe("repatriationPath by partial adjustment", () => {
  for (const { year, usdBn: expected } of repatriationCase.cumulative) {
    it(`has brought USD ${expected}bn home after ${year} years`, () => {
      near(path(adjusting(repatriationCase.lambda)).rows[year - 1]?.cumulative ?? NaN, expected, repatriationCase.tolerance);
    });
  }

  for (const { lambda, years: expected } of repatriationCase.halfLives) {
    it(`has a half-life of ${expected.toFixed(2)} years at a lambda of ${lambda}`, () => {
      near(path(adjusting(lambda)).parts.halfLife, expected, 1e-6);
    });
  }

  it("closes the same share of the gap each year, never more than the gap, and adds up", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.integer({ min: 1, max: 40 }), (lambda, horizon) => {
        const { rows, parts } = path(adjusting(lambda), horizon);
        let remaining: number = parts.target;
        for (const row of rows) {
          near(row.flow, lambda * remaining, 1e-8);
          near(row.remaining, remaining - row.flow, 1e-8);
          assert.ok(row.cumulative <= parts.target + 1e-9);
          remaining = row.remaining;
        }
        near(
          rows.reduce((sum, row) => sum + row.flow, 0),
          parts.cumulative,
          1e-8,
        );
      }),
      { seed: 23 },
    );
  });

  it("brings all home in the first year at a lambda of 1", () => {
    near(path(adjusting(1), 1).parts.cumulative, 500);
  });
});

/** What missing and trading cost together along a path that closes a share of the gap each year, over 400 years. */
function cost(lambda: number, tradeCost: number): number {
  let gap = 1;
  let total = 0;
  for (let year = 0; year < 400; year += 1) {
    const next = gap * (1 - lambda);
    total += next ** 2 + tradeCost * (gap - next) ** 2;
    gap = next;
  }
  return total;
}

describe("repatriationPath by quadratic costs", () => {
  for (const tradeCost of [0.2, 1, 5, 50, 1000]) {
    it(`trades at the speed that costs least when trading costs ${tradeCost} times missing`, () => {
      const { lambda } = path({ mode: "quadratic costs", tradeCostPerMissCost: ratio(tradeCost) }).parts;
      for (const other of [lambda * 0.98, Math.min(1, lambda * 1.02)]) {
        assert.ok(cost(lambda, tradeCost) < cost(other, tradeCost), `${lambda} costs more than ${other}`);
      }
      near((1 - lambda) ** 2 - (2 + 1 / tradeCost) * (1 - lambda) + 1, 0, 1e-12);
    });
  }
});

describe("repatriationPath by run-off", () => {
  const runOff = { mode: "run-off", averageLife: years(25) } as const;

  it("takes home what matures, until the target is reached", () => {
    const { rows, parts, warnings } = path(runOff, 4);
    assert.deepEqual(
      rows.map((row) => row.flow),
      [200, 200, 100, 0],
    );
    near(parts.halfLife, 1.25);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["finance/target-reached"],
    );
    assert.deepEqual(path(runOff, 2).warnings, []);
  });
});

describe("repatriationPath with a trigger", () => {
  const triggered = (pickup: number) =>
    repatriationPath({
      ...adjusting(0.1),
      stock,
      targetShift,
      years: 1,
      trigger: { pickup: pct(pickup), threshold: pct(-1), width: pct(0.5) },
    }).parts.target;

  it("wants half of the shift at the threshold, more below it and less above it", () => {
    near(triggered(-1), 250);
    near(triggered(-1.5), 500 / (1 + Math.exp(-1)), 1e-9);
    near(triggered(-1.5) + triggered(-0.5), 500, 1e-9);
    near(triggered(-40), 500, 1e-9);
    near(triggered(40), 0, 1e-9);
  });
});

describe("repatriationPath's rejected inputs", () => {
  const rejected: [name: string, code: string, call: () => unknown][] = [
    ["a lambda above 1", "finance/share-out-of-range", () => path(adjusting(1.5))],
    ["a lambda of 0", "finance/no-adjustment", () => path(adjusting(0))],
    [
      "a shift above 1",
      "finance/share-out-of-range",
      () => repatriationPath({ ...adjusting(0.1), stock, targetShift: ratio(10), years: 1 }),
    ],
    ["half a year", "finance/not-whole", () => path(adjusting(0.1), 0.5)],
    ["no years", "finance/not-whole", () => path(adjusting(0.1), 0)],
    ["an average life of zero", "base/not-positive", () => path({ mode: "run-off", averageLife: years(0) })],
    ["free trading", "base/not-positive", () => path({ mode: "quadratic costs", tradeCostPerMissCost: ratio(0) })],
    [
      "a stock below zero",
      "finance/negative",
      () => repatriationPath({ ...adjusting(0.1), stock: usdBn(-1), targetShift, years: 1 }),
    ],
  ];
  for (const [name, code, call] of rejected) it(`refuses ${name}`, () => assert.throws(call, { code }));
});
