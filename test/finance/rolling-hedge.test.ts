import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, type Rate, years } from "../../src/base/units.ts";
import { hedgeCost } from "../../src/finance/hedge-cost.ts";
import { hedgeCostOverPath, rollingHedgeCost } from "../../src/finance/rolling-hedge.ts";
import { assertNear } from "./near.ts";

const seed = { seed: 20261122 };
const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(-20) };
const some = fc.double({ min: -0.02, max: 0.15, noNaN: true }).map((value) => value as Rate);
const somePeriod = fc.record({ usRate: some, jpRate: some, basis: fc.constant(bp(-20)) });

describe("rollingHedgeCost", () => {
  it("is the rate differential of the roll, and warns that only the first forward is known", () => {
    const cost = rollingHedgeCost({ ...rates, rollTenor: years(0.25), horizon: years(10) });
    assertNear(cost.value, 0.042, 1e-15);
    assertNear(cost.value, hedgeCost({ mode: "rateDifferential", ...rates }).value, 1e-15);
    assert.equal(cost.parts.rolls, 40);
    assert.deepEqual(
      cost.warnings.map((warning) => warning.code),
      ["finance/hedge-rolls"],
    );
  });

  it("is known where one forward covers the horizon", () => {
    const cost = rollingHedgeCost({ ...rates, rollTenor: years(0.25), horizon: years(0.25) });
    assert.deepEqual([cost.parts.rolls, cost.warnings.length], [1, 0]);
  });

  it("refuses a roll of no length", () => {
    assert.throws(() => rollingHedgeCost({ ...rates, rollTenor: years(0), horizon: years(1) }), { code: "base/not-positive" });
  });
});

describe("hedgeCostOverPath", () => {
  it("is the mean of the periods' costs: 4.0, 3.5 and 3.0 give 3.5", () => {
    const path = [4.5, 4, 3.5].map((us) => ({ usRate: pct(us), jpRate: pct(0.5), basis: bp(0) }));
    const cost = hedgeCostOverPath({ path, periodYears: years(1) });
    assertNear(cost.value, 0.035, 1e-15);
    assertNear(cost.parts.lowest, 0.03, 1e-15);
    assertNear(cost.parts.highest, 0.04, 1e-15);
  });

  it("is hedgeCost where the path is flat", () => {
    fc.assert(
      fc.property(somePeriod, fc.integer({ min: 1, max: 40 }), (period, count) => {
        const path = Array.from({ length: count }, () => period);
        const cost = hedgeCostOverPath({ path, periodYears: years(1) });
        assertNear(cost.value, hedgeCost({ mode: "rateDifferential", ...period }).value, 1e-14);
        const discount = hedgeCost({ mode: "spotDiscount", ...period, tenor: years(1) }).value;
        assertNear(cost.parts.compounded, discount, 1e-14);
      }),
      seed,
    );
  });

  it("does not depend on the order of the periods", () => {
    fc.assert(
      fc.property(fc.array(somePeriod, { minLength: 1, maxLength: 8 }), (path) => {
        const forth = hedgeCostOverPath({ path, periodYears: years(0.25) });
        const back = hedgeCostOverPath({ path: [...path].reverse(), periodYears: years(0.25) });
        assertNear(forth.value, back.value, 1e-15);
        assertNear(forth.parts.compounded, back.parts.compounded, 1e-14);
        assert.ok(forth.parts.lowest <= forth.value + 1e-15 && forth.value <= forth.parts.highest + 1e-15);
      }),
      seed,
    );
  });

  it("refuses an empty path and a percent in it", () => {
    assert.throws(() => hedgeCostOverPath({ path: [], periodYears: years(1) }), { code: "finance/path-empty" });
    const path = [{ ...rates, usRate: 4.5 as Rate }];
    assert.throws(() => hedgeCostOverPath({ path, periodYears: years(1) }), { code: "base/rate-looks-like-percent" });
  });
});
