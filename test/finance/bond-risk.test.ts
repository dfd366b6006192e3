import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, rate, type Rate, years } from "../../src/base/units.ts";
import { bondPrice } from "../../src/finance/bond-price.ts";
import { bondRisk } from "../../src/finance/bond-risk.ts";
import { priceShock } from "../../src/finance/price-shock.ts";
import { assertNear } from "./near.ts";
import { riskRows } from "./vectors/bonds.ts";

const street = { frequency: 2, convention: "street" } as const;

describe("bondRisk", () => {
  for (const row of riskRows) {
    it(`gives the published durations and convexity: ${row.id} (${row.source})`, () => {
      const { value, parts } = bondRisk({ ...row.bond, yieldToMaturity: row.yieldToMaturity });
      assertNear(parts.macaulayDuration, row.macaulay, row.tolerance.duration, "Macaulay");
      assertNear(value, row.modified, row.tolerance.duration, "modified");
      assertNear(parts.convexity, row.convexity, row.tolerance.convexity, "convexity");
    });
  }

  it("agrees with repricing a basis point up and down, under each convention", () => {
    const convention = fc.constantFrom("street" as const, "ust-31cfr356" as const, "jgb-compound" as const);
    fc.assert(
      fc.property(convention, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -100, max: 1500 }), (rule, coupon, points) => {
        const dates = { settlement: "2026-01-20", maturity: "2043-03-20" };
        const bond = { ...street, ...dates, convention: rule, coupon: (coupon / 10_000) as Rate };
        const y = points / 10_000;
        const { parts, value } = bondRisk({ ...bond, yieldToMaturity: y as Rate });
        const at = (bumped: number) => bondPrice({ ...bond, yieldToMaturity: bumped as Rate }).parts.dirty;
        assertNear(parts.dv01, (at(y - 1e-4) - at(y + 1e-4)) / 2, 1e-6, "DV01 by bumping");
        assertNear(parts.convexity, (at(y + 1e-4) - 2 * at(y) + at(y - 1e-4)) / (1e-8 * at(y)), 0.01, "convexity by bumping");
        assertNear(parts.dv01, (value * parts.dirty) / 10_000, 1e-12, "DV01 from duration");
      }),
      { seed: 1938 },
    );
  });

  it("is the tenor itself for a zero-coupon bond", () => {
    const zero = { ...street, coupon: pct(0), tenor: years(7), yieldToMaturity: pct(3) };
    assertNear(bondRisk(zero).parts.macaulayDuration, 7, 1e-12);
  });
});

describe("priceShock", () => {
  it("takes 7.795% off a 4% bond for +100bp; duration says 8.176%, with convexity 7.781%", () => {
    const { value, parts } = priceShock({
      ...street,
      coupon: pct(4),
      tenor: years(10),
      yieldToMaturity: pct(4),
      yieldChange: bp(100),
    });
    assertNear(value, -0.07795, 5e-6, "exact");
    assertNear(parts.byDuration, -0.08176, 5e-6, "duration");
    assertNear(parts.byDurationAndConvexity, -0.07781, 5e-6, "with convexity");
  });

  it("costs the holder of a 1.5% JGB 4.5% at +50bp", () => {
    const jgb = { ...street, coupon: pct(1.5), tenor: years(10), yieldToMaturity: pct(1.5) };
    const { value, parts } = priceShock({ ...jgb, yieldChange: bp(50) });
    assertNear(parts.cleanAfter, 95.48861, 5e-6);
    assertNear(value, -0.045, 5e-4);
  });

  it("is nothing for no move, and nears its second-order form as the move shrinks", () => {
    const bond = { ...street, coupon: pct(4.3), tenor: years(30), yieldToMaturity: pct(4) };
    assert.equal(priceShock({ ...bond, yieldChange: bp(0) }).value, 0);
    for (const change of [1e-3, 1e-4]) {
      const { value, parts } = priceShock({ ...bond, yieldChange: rate(change) });
      // The third derivative of a 30-year bond's price is some 15,000 times the price.
      assertNear(value, parts.byDurationAndConvexity, 15_000 * change ** 3, "second order");
      assert.ok(value > parts.byDuration, "convexity helps the holder");
    }
  });

  it("refuses a move in basis points where a decimal is due", () => {
    const bond = { ...street, coupon: pct(4), tenor: years(10), yieldToMaturity: pct(4) };
    assert.throws(() => priceShock({ ...bond, yieldChange: 50 as Rate }), { code: "base/rate-looks-like-percent" });
  });
});
