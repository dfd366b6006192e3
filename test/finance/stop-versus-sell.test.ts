import assert from "node:assert/strict";
import fc from "fast-check";
import { usdBn } from "../../src/base/units.ts";
import { stopVersusSell } from "../../src/finance/stop-versus-sell.ts";

const case2026 = {
  holding: usdBn(1130),
  outstanding: usdBn(28000),
  netIssuance: usdBn(1750),
  yearlyPurchases: usdBn(50),
  yearlySales: usdBn(50),
  bpPerUsdBn: 0.2,
  bpPerSharePoint: 2.2,
  years: 5,
};

/** Impacts after five years, worked out by hand: share 1130/28000, then over 28000 + 5 × 1750, less 250 when sold. */
const lastYear = { stopByFlow: 10, sellByFlow: 20, stopByStock: 2.113945578, sellByStock: 3.610544218 };

function near(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe("stopVersusSell", () => {
  for (const [name, expected] of Object.entries(lastYear) as [keyof typeof lastYear, number][]) {
    it(`gives ${expected.toFixed(2)}bp for ${name} in the last year`, () => {
      near(stopVersusSell(case2026).parts[name], expected, 1e-8);
    });
  }

  it("counts a billion not bought like a billion sold in the flow view", () => {
    const { parts } = stopVersusSell(case2026);
    near(parts.sellByFlow - parts.stopByFlow, 0.2 * 50);
    near(parts.stopByFlow, 0.2 * 50);
  });

  it("gives stopping no impact in the stock view without issuance, and says so", () => {
    const still = stopVersusSell({ ...case2026, netIssuance: usdBn(0) });
    assert.deepEqual(
      still.rows.map((row) => row.stopByStock),
      [0, 0, 0, 0, 0],
    );
    assert.ok(still.parts.sellByStock > 0 && still.parts.stopByFlow > 0);
    assert.ok(still.warnings.some(({ code }) => code === "finance/stop-without-issuance"));
  });

  it("never makes stopping worse than selling, and both grow over the years in the stock view", () => {
    const amount = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (holding, issuance, sales) => {
        const { rows } = stopVersusSell({
          ...case2026,
          holding: usdBn(holding),
          netIssuance: usdBn(issuance),
          yearlySales: usdBn(sales),
        });
        rows.forEach((row, index) => {
          assert.ok(row.stopByStock <= row.sellByStock + 1e-12 && row.stopByFlow <= row.sellByFlow);
          assert.ok(row.stopByStock >= (rows[index - 1]?.stopByStock ?? 0) - 1e-12);
        });
      }),
      { seed: 24 },
    );
  });

  it("stops selling when nothing is left, and says so", () => {
    const { rows, warnings } = stopVersusSell({ ...case2026, yearlySales: usdBn(400) });
    assert.equal(rows.at(-1)?.sellShare, 0);
    assert.ok(warnings.some(({ code }) => code === "finance/sold-out"));
  });

  const rejected: [name: string, code: string, change: object][] = [
    ["nothing outstanding", "base/not-positive", { outstanding: 0 }],
    ["a market that is paid back whole", "base/not-positive", { netIssuance: -7000 }],
    ["a holding below zero", "finance/negative", { holding: -1 }],
    ["a year and a half", "finance/not-whole", { years: 1.5 }],
    ["a missing elasticity", "base/not-finite", { bpPerUsdBn: NaN }],
  ];
  for (const [name, code, change] of rejected) {
    it(`refuses ${name}`, () => assert.throws(() => stopVersusSell({ ...case2026, ...change }), { code }));
  }
});
