import assert from "node:assert/strict";
import fc from "fast-check";
import { type Rate, money, pct, rate, ratio } from "../../src/base/units.ts";
import { dcf } from "../../src/finance/dcf.ts";
import { forwardPe } from "../../src/finance/forward-pe.ts";
import { gordonGrowth, gordonRepricing } from "../../src/finance/gordon-growth.ts";
import { assertNear } from "./near.ts";
import { gordonCase } from "./vectors/repricing.ts";

const terms = { discountRate: pct(gordonCase.discountRatePct), growth: pct(gordonCase.growthPct) };
const move = { ...terms, yieldChange: pct(gordonCase.yieldChangePct), passThrough: ratio(1) };

/** Any growth and a discount rate above it by 0.5 to 20 points. */
const rates = fc
  .tuple(fc.double({ min: -0.05, max: 0.08, noNaN: true }), fc.double({ min: 0.005, max: 0.2, noNaN: true }))
  .map(([growth, spread]) => ({ growth: rate(growth), discountRate: rate(growth + spread) }));

describe("gordonGrowth", () => {
  it("gives a dividend yield of r - g, and the duration to multiply by the change of the rate", () => {
    const { value, parts } = gordonGrowth({ nextDividend: money(3), ...terms });
    assertNear(value, 100, 1e-9);
    assertNear(parts.modifiedDuration, 100 / 3, 1e-9);
    assertNear(parts.macaulayDuration, 36, 1e-9);
  });

  it("is the limit of discounting the dividends one by one", () => {
    const growth = 0.02;
    const cashFlows = Array.from({ length: 2000 }, (_, year) => money((1 + growth) ** year));
    const long = dcf({ cashFlows, discountRate: pct(8), timing: "end of year" });
    const { value, parts } = gordonGrowth({ nextDividend: money(1), discountRate: pct(8), growth: rate(growth) });
    assertNear(long.value, value, 1e-9);
    assertNear(long.parts.modifiedDuration, parts.modifiedDuration, 1e-6);
    assertNear(long.parts.macaulayDuration, parts.macaulayDuration, 1e-6);
  });

  it("has the duration of its numerical derivative", () => {
    fc.assert(
      fc.property(rates, ({ growth, discountRate }) => {
        const price = (r: number) => gordonGrowth({ nextDividend: money(1), discountRate: r as Rate, growth }).value;
        const { value, parts } = gordonGrowth({ nextDividend: money(1), discountRate, growth });
        const h = (discountRate - growth) * 1e-5;
        assertNear((price(discountRate - h) - price(discountRate + h)) / (2 * h) / value / parts.modifiedDuration, 1, 1e-6);
      }),
      { seed: 33 },
    );
  });

  const rejected: [name: string, code: string, call: () => unknown][] = [
    [
      "growth at the rate",
      "finance/growth-exceeds-rate",
      () => gordonGrowth({ nextDividend: money(1), discountRate: pct(5), growth: pct(5) }),
    ],
    [
      "growth above the rate",
      "finance/growth-exceeds-rate",
      () => gordonGrowth({ nextDividend: money(1), discountRate: pct(4), growth: pct(5) }),
    ],
    ["a dividend below zero", "finance/negative", () => gordonGrowth({ nextDividend: money(-1), ...terms })],
    [
      "a rate in percent",
      "base/rate-looks-like-percent",
      () => gordonGrowth({ nextDividend: money(1), discountRate: 8 as never, growth: pct(5) }),
    ],
  ];
  for (const [name, code, call] of rejected) it(`refuses ${name}`, () => assert.throws(call, { code }));
});

describe("gordonRepricing", () => {
  it("loses a quarter when the rate goes from 8% to 9%, where duration says a third", () => {
    const { value, parts } = gordonRepricing(move);
    assertNear(value, gordonCase.exact, 1e-9);
    assertNear(parts.byDuration, gordonCase.byDuration, 1e-9);
  });

  it("does nothing at a pass-through of zero, and half at half of it to first order", () => {
    assert.equal(gordonRepricing({ ...move, passThrough: ratio(0) }).value, 0);
    assertNear(gordonRepricing({ ...move, passThrough: ratio(0.5) }).parts.byDuration, gordonCase.byDuration / 2, 1e-9);
  });

  it("is the ratio of two values", () => {
    fc.assert(
      fc.property(rates, fc.double({ min: -0.004, max: 0.05, noNaN: true }), ({ growth, discountRate }, change) => {
        const repriced = gordonRepricing({ growth, discountRate, yieldChange: rate(change), passThrough: ratio(1) });
        const after = gordonGrowth({ nextDividend: money(1), growth, discountRate: (discountRate + change) as Rate }).value;
        assertNear(repriced.value, after / gordonGrowth({ nextDividend: money(1), growth, discountRate }).value - 1, 1e-9);
        assert.ok(repriced.value >= repriced.parts.byDuration - 1e-12, "the price is convex in the rate");
      }),
      { seed: 34 },
    );
  });

  it("refuses a fall of the rate to the growth", () => {
    assert.throws(() => gordonRepricing({ ...move, yieldChange: pct(-3) }), { code: "finance/growth-exceeds-rate" });
  });
});

describe("forwardPe", () => {
  it("falls from 16.667 to 12.5 when the rate goes from 8% to 9%", () => {
    assertNear(forwardPe({ payout: ratio(0.5), ...terms }).value, gordonCase.peBefore, 1e-9);
    assertNear(forwardPe({ payout: ratio(0.5), ...terms, discountRate: pct(9) }).value, gordonCase.peAfter, 1e-9);
  });

  it("is the Gordon value per unit of earnings", () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0, max: 1, noNaN: true }), (each, payout) => {
        const price = gordonGrowth({ nextDividend: money(payout * 7), ...each }).value;
        assertNear(forwardPe({ payout: ratio(payout), ...each }).value, price / 7, 1e-9);
      }),
      { seed: 35 },
    );
  });

  it("refuses a payout above earnings and growth above the rate", () => {
    assert.throws(() => forwardPe({ payout: ratio(50), ...terms }), { code: "finance/share-out-of-range" });
    assert.throws(() => forwardPe({ payout: ratio(0.5), discountRate: pct(5), growth: pct(8) }), {
      code: "finance/growth-exceeds-rate",
    });
  });
});
