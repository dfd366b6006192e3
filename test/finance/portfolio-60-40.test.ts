import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, ratio, years } from "../../src/base/units.ts";
import { portfolio6040 } from "../../src/finance/portfolio-60-40.ts";
import { priceShock } from "../../src/finance/price-shock.ts";
import { assertNear } from "./near.ts";
import { portfolioCase } from "./vectors/repricing.ts";

const options = {
  equityWeight: ratio(0.6),
  bondDuration: years(portfolioCase.bondDuration),
  bondConvexity: portfolioCase.bondConvexity,
  equityDuration: years(portfolioCase.equityDuration),
  yieldChange: bp(portfolioCase.yieldChangeBp),
  passThrough: ratio(1),
};

describe("portfolio6040", () => {
  it("loses 7.573% when yields rise by 50bp: bonds 3.933%, equities 10%", () => {
    const { value, parts } = portfolio6040(options);
    assertNear(parts.bonds, portfolioCase.bonds, 1e-12);
    assertNear(parts.equities, portfolioCase.equities, 1e-12);
    assertNear(value, portfolioCase.total, 1e-12);
  });

  it("has bonds within a tenth of a basis point of repricing the bond itself", () => {
    const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
    const shock = priceShock({ ...bond, yieldToMaturity: pct(4.3), yieldChange: bp(50) });
    assertNear(portfolio6040(options).parts.bonds, shock.value, 2e-5);
  });

  it("lies between its two parts by weight", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -300, max: 300 }), (weight, points) => {
        const { value, parts } = portfolio6040({ ...options, equityWeight: ratio(weight), yieldChange: bp(points) });
        assert.ok(
          value >= Math.min(parts.bonds, parts.equities) - 1e-12 && value <= Math.max(parts.bonds, parts.equities) + 1e-12,
        );
        assertNear(value - parts.bonds, weight * (parts.equities - parts.bonds), 1e-12);
      }),
      { seed: 40 },
    );
  });

  const rejected: [name: string, code: string, change: object][] = [
    ["a weight of 60", "finance/share-out-of-range", { equityWeight: 60 }],
    ["a duration below zero", "finance/negative", { bondDuration: -8 }],
    ["equities that lose all", "finance/linear-out-of-range", { yieldChange: 0.06 }],
    ["a yield change in percent", "base/rate-looks-like-percent", { yieldChange: 50 }],
  ];
  for (const [name, code, change] of rejected) {
    it(`refuses ${name}`, () => assert.throws(() => portfolio6040({ ...options, ...change }), { code }));
  }
});
