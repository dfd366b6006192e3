import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, rate, years } from "../../src/base/units.ts";
import { horizonReturn } from "../../src/finance/horizon-return.ts";
import { zeroCurve } from "../../src/finance/zero-curve.ts";
import { assertNear } from "./near.ts";

const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
const down = { roll: "yieldAtHorizon", yieldToMaturity: pct(4.3), yieldAtHorizon: pct(4.2), horizon: years(1) } as const;
const steep = zeroCurve({
  tenors: [1, 2, 5, 10, 30],
  zeroRates: [0.02, 0.025, 0.032, 0.04, 0.045],
  method: "linear",
  on: "zero",
  beyond: "refuse",
});
const zero = { ...bond, coupon: pct(0), reinvestment: "none", curve: steep } as const;

describe("horizonReturn", () => {
  it("of a 10-year 4.3% par bond sold a year later at 4.2% is 5.0431%, or 5.0893% with coupons reinvested", () => {
    assertNear(100 * horizonReturn({ ...bond, ...down, reinvestment: "none" }).value, 5.0431, 5e-5);
    assertNear(100 * horizonReturn({ ...bond, ...down, reinvestment: pct(4.3) }).value, 5.0893, 5e-5);
  });

  it("is made of coupons, reinvestment and price", () => {
    const { value, parts } = horizonReturn({ ...bond, ...down, reinvestment: pct(3) });
    assertNear(parts.couponReturn, 0.043, 1e-15);
    assertNear(parts.reinvestmentReturn, 0.0215 * 0.015, 1e-15);
    assertNear(parts.couponReturn + parts.reinvestmentReturn + parts.priceReturn, value, 1e-15);
  });

  it("is the yield itself when the yield stays and coupons earn it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 1500 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 20 }),
        (points, coupon, halves) => {
          const y = rate(points / 10_000);
          const stays = { roll: "yieldAtHorizon", yieldToMaturity: y, yieldAtHorizon: y, reinvestment: y } as const;
          const { value } = horizonReturn({ ...bond, ...stays, coupon: rate(coupon / 10_000), horizon: years(halves / 2) });
          assertNear(1 + value, (1 + y / 2) ** halves, 1e-11);
        },
      ),
      { seed: 3 },
    );
  });

  it("is the zero rate to the horizon when today's forwards come true, whatever the bond", () => {
    for (const tenor of [2, 5, 10, 30]) {
      const { value } = horizonReturn({ ...zero, tenor: years(tenor), roll: "unchangedForwards", horizon: years(1) });
      assertNear(1 + value, Math.exp(0.02), 1e-12, `${tenor} years`);
    }
  });

  it("rolls down a rising curve that stays: the forward rate of the bond's last year is earned", () => {
    const { value } = horizonReturn({ ...zero, tenor: years(5), roll: "unchangedCurve", horizon: years(1) });
    const forward = steep.discount(years(4)) / steep.discount(years(5)) - 1;
    assertNear(value, forward, 1e-12);
    assert.ok(value > Math.expm1(0.032));
  });

  it("held to maturity pays face and coupons", () => {
    const held = { ...bond, ...down, tenor: years(1), reinvestment: "none" } as const;
    assertNear(horizonReturn(held).value, 0.043, 1e-12);
  });

  const rejected: [what: string, options: object, code: string][] = [
    ["a horizon between coupons", { horizon: years(0.7) }, "finance/horizon-off-schedule"],
    ["a horizon beyond the bond", { horizon: years(11) }, "finance/horizon-off-schedule"],
    ["no roll", { roll: undefined }, "finance/unknown-roll"],
    ["a yield in percent", { yieldAtHorizon: 4.2 }, "base/rate-looks-like-percent"],
    ["a horizon of nothing", { horizon: years(0) }, "base/not-positive"],
    ["a curve that is too short", { roll: "unchangedCurve", curve: steep, tenor: years(40) }, "finance/beyond-curve"],
  ];
  for (const [what, options, code] of rejected) {
    it(`refuses ${what}`, () =>
      assert.throws(() => horizonReturn({ ...bond, ...down, reinvestment: "none", ...options } as never), { code }));
  }
});
