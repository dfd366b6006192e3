import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, rate, years } from "../../src/base/units.ts";
import { bondCashFlows } from "../../src/finance/bond-cash-flows.ts";
import { keyRateDuration } from "../../src/finance/key-rate-duration.ts";
import { zeroCurve } from "../../src/finance/zero-curve.ts";
import { assertNear } from "./near.ts";

const keyTenors = [0.5, 1, 2, 5, 10, 20, 30];
const zeroRates = [0.036, 0.037, 0.038, 0.04, 0.044, 0.049, 0.048];
const shape = { method: "linear", on: "zero", beyond: "flatZero" } as const;
const curve = zeroCurve({ tenors: keyTenors, zeroRates, ...shape });
const bond = { coupon: pct(4), tenor: years(12), frequency: 2, convention: "street" } as const;

describe("keyRateDuration", () => {
  it("adds up to the effective duration, for any bond", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 80 }), (couponBp, halves) => {
        const result = keyRateDuration({ ...bond, coupon: rate(couponBp / 10_000), tenor: years(halves / 2), curve, keyTenors });
        const total = result.rows.reduce((sum, { duration }) => sum + duration, 0);
        assertNear(total, result.parts.effectiveDuration, 1e-12);
        result.rows.forEach(({ duration, dv01 }) => assertNear(dv01, (duration * result.parts.dirty) / 10_000, 1e-14));
      }),
      { seed: 1992 },
    );
  });

  it("agrees with repricing on a curve whose key rate is bumped, zero rates being linear between keys", () => {
    const flows = bondCashFlows(bond);
    const priceWith = (key: number, bump: number) => {
      const bumped = zeroCurve({
        tenors: keyTenors,
        zeroRates: zeroRates.map((zero, k) => zero + (k === key ? bump : 0)),
        ...shape,
      });
      return flows.amounts.reduce((sum, amount, k) => sum + amount * bumped.discount(years((k + 1) / 2)), 0);
    };
    const { rows } = keyRateDuration({ ...bond, curve, keyTenors });
    rows.forEach(({ dv01, keyTenor }, key) => {
      assertNear(dv01, (priceWith(key, -1e-4) - priceWith(key, 1e-4)) / 2, 1e-7, `${keyTenor} years`);
    });
  });

  it("of a zero-coupon bond on a key tenor is all there", () => {
    const zero = { ...bond, coupon: pct(0), tenor: years(5) };
    const { rows } = keyRateDuration({ ...zero, curve, keyTenors });
    assert.deepEqual(
      rows.map(({ duration }) => Math.round(1e9 * duration) / 1e9),
      [0, 0, 0, 5, 0, 0, 0],
    );
  });

  it("holds the outer triangles flat: a 40-year payment belongs to the 30-year key", () => {
    const zero = { ...bond, coupon: pct(0), tenor: years(40) };
    assertNear(keyRateDuration({ ...zero, curve, keyTenors }).rows.at(-1)?.duration ?? NaN, 40, 1e-12);
  });

  it("refuses keys out of order, one key, and a curve that is too short", () => {
    assert.throws(() => keyRateDuration({ ...bond, curve, keyTenors: [5, 2] }), { code: "finance/tenors-not-increasing" });
    assert.throws(() => keyRateDuration({ ...bond, curve, keyTenors: [5] }), { code: "finance/too-few-points" });
    const short = zeroCurve({ tenors: [1, 2], zeroRates: [0.04, 0.04], method: "linear", on: "zero", beyond: "refuse" });
    assert.throws(() => keyRateDuration({ ...bond, curve: short, keyTenors }), { code: "finance/beyond-curve" });
  });
});
