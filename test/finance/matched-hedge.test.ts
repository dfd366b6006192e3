import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, type Rate, ratio } from "../../src/base/units.ts";
import { matchedHedgedYield } from "../../src/finance/matched-hedge.ts";
import { assertNear } from "./near.ts";

const tenYear = { ustYield: pct(4.3), usSwapRate: pct(3.9), jpSwapRate: pct(1.9), basis: bp(-35) };

describe("matchedHedgedYield", () => {
  it("is 1.95% where a rolled hedge gives 0.30% (hand-checked)", () => {
    const hedged = matchedHedgedYield({ ...tenYear, annuityRatio: ratio(1) });
    assertNear(hedged.value, 0.0195, 1e-15);
    assertNear(hedged.parts.hedgeCost, 0.0235, 1e-15);
  });

  it("turns 40bp over dollar swaps into 36bp over yen swaps at an annuity ratio of 0.90", () => {
    assertNear(matchedHedgedYield({ ...tenYear, annuityRatio: ratio(0.9) }).value, 0.019 + 0.0036 - 0.0035, 1e-15);
  });

  it("meets the exact swap, valued by cash flows, to first order", () => {
    // Flat curves: the dollar asset swap's annuity in yen over ten years, by discounting each side.
    const annuity = (rate: number) => (1 - (1 + rate) ** -10) / rate;
    const annuityRatio = ratio(annuity(0.039) / annuity(0.019));
    assertNear(annuityRatio, 0.9, 0.01);
    const spreadValue = 0.004 * annuity(0.039);
    const exactYenSpread = spreadValue / annuity(0.019);
    const hedged = matchedHedgedYield({ ...tenYear, annuityRatio });
    assertNear(hedged.value, 0.019 + exactYenSpread - 0.0035, 1e-15);
  });

  it("passes each yen input on one for one", () => {
    const some = fc.double({ min: -0.01, max: 0.01, noNaN: true });
    fc.assert(
      fc.property(some, some, (swap, basis) => {
        const base = matchedHedgedYield({ ...tenYear, annuityRatio: ratio(1) }).value;
        const shifted = {
          ...tenYear,
          jpSwapRate: (tenYear.jpSwapRate + swap) as Rate,
          basis: (tenYear.basis + basis) as Rate,
        };
        assertNear(matchedHedgedYield({ ...shifted, annuityRatio: ratio(1) }).value, base + swap + basis, 1e-15);
      }),
      { seed: 20261122 },
    );
  });

  it("refuses an annuity ratio of nothing and a percent", () => {
    assert.throws(() => matchedHedgedYield({ ...tenYear, annuityRatio: ratio(0) }), { code: "base/not-positive" });
    const percent = { ...tenYear, ustYield: 4.3 as Rate, annuityRatio: ratio(1) };
    assert.throws(() => matchedHedgedYield(percent), { code: "base/rate-looks-like-percent" });
  });
});
