import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, type Rate, type Volatility, volatilityPct } from "../../src/base/units.ts";
import { carryToVol } from "../../src/finance/carry-to-vol.ts";
import { assertNear } from "./near.ts";
import { carryRows } from "./vectors/forward.ts";

describe("carryToVol", () => {
  for (const row of carryRows) {
    it(`is ${row.ratio} for ${row.usRatePct}/${row.jpRatePct} at a volatility of ${row.volatilityPct}%`, () => {
      const rates = { usRate: pct(row.usRatePct), jpRate: pct(row.jpRatePct) };
      const result = carryToVol({ ...rates, volatility: volatilityPct(row.volatilityPct), volatilityKind: "realised" });
      assertNear(result.value, row.ratio, row.tolerance);
      assert.ok("realised volatility" in result.inputs);
    });
  }

  it("times the volatility gives the carry back, and changes sign with it", () => {
    const some = fc.double({ min: -0.02, max: 0.15, noNaN: true }).map((value) => value as Rate);
    fc.assert(
      fc.property(some, some, fc.double({ min: 1, max: 40, noNaN: true }), (usRate, jpRate, percent) => {
        const volatility = volatilityPct(percent);
        const ratio = (us: Rate, jp: Rate) => carryToVol({ usRate: us, jpRate: jp, volatility, volatilityKind: "implied" }).value;
        assertNear(ratio(usRate, jpRate) * volatility, usRate - jpRate, 1e-15);
        assertNear(ratio(usRate, jpRate), 0 - ratio(jpRate, usRate), 1e-15);
      }),
      { seed: 20261122 },
    );
  });

  it("refuses a volatility of nothing and a rate in percent", () => {
    const good = { usRate: pct(4.5), jpRate: pct(0.5), volatility: volatilityPct(10), volatilityKind: "implied" } as const;
    assert.throws(() => carryToVol({ ...good, volatility: 0 as Volatility }), { code: "base/not-positive" });
    assert.throws(() => carryToVol({ ...good, usRate: 4.5 as Rate }), { code: "base/rate-looks-like-percent" });
  });
});
