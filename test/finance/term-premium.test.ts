import assert from "node:assert/strict";
import { basisPoints, pct, rate } from "../../src/base/units.ts";
import { termPremium, termPremiumModels, tpShock } from "../../src/finance/term-premium.ts";
import { assertNear } from "./near.ts";

/** New York Fed, ACM Monthly, vintage 2025-06, as in fernando-duarte/hetid@59478e9 inst/extdata/ACMTermPremium.csv: 2025-06-30. */
const published = [
  { tenor: 10, fittedPct: 4.28046876617581, riskNeutralPct: 3.63962003391317, premiumPct: 0.640848732262635 },
  { tenor: 2, fittedPct: 3.70440769708515, riskNeutralPct: 3.79909233590134, premiumPct: -0.0946846388161879 },
];

describe("termPremium", () => {
  for (const { tenor, fittedPct, riskNeutralPct, premiumPct } of published) {
    it(`is ${premiumPct}% at ${tenor} years on 2025-06-30, as the New York Fed printed`, () => {
      const { value } = termPremium({ fittedYield: pct(fittedPct), riskNeutralYield: pct(riskNeutralPct) });
      assertNear(100 * value, premiumPct, 1e-9);
    });
  }

  it("refuses yields in percent", () => {
    assert.throws(() => termPremium({ fittedYield: 4.28 as never, riskNeutralYield: pct(3.6) }), {
      code: "base/rate-looks-like-percent",
    });
  });
});

describe("tpShock", () => {
  it("moves the yield by the whole move of the premium: +100bp gives +100bp", () => {
    const { value, parts } = tpShock({ yield: pct(4.3), premiumChange: basisPoints(100) });
    assertNear(value, 0.053, 1e-15);
    assert.equal(parts.yieldChange, 100);
    const before = termPremium({ fittedYield: pct(4.3), riskNeutralYield: pct(3.6) }).value;
    assertNear(termPremium({ fittedYield: rate(value), riskNeutralYield: pct(3.6) }).value - before, 0.01, 1e-15);
  });

  it("refuses a missing move", () => {
    assert.throws(() => tpShock({ yield: pct(4.3), premiumChange: NaN as never }), { code: "base/not-finite" });
  });
});

describe("termPremiumModels", () => {
  it("tells the two published series apart", () => {
    assert.notEqual(termPremiumModels.ACM.series, termPremiumModels.KW.series);
    assert.match(termPremiumModels.KW.series, /THREEFYTP10/);
  });
});
