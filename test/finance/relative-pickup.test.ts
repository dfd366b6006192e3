import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, type Rate, ratio } from "../../src/base/units.ts";
import { noFxMove } from "../../src/finance/fx-move.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { relativePickup, relativePickupShift } from "../../src/finance/relative-pickup.ts";
import { assertNear } from "./near.ts";
import { pickupShiftRows } from "./vectors/hedging.ts";

/** The pickup of the article's example with a policy rate and a JGB yield of one's own. */
function pickupAt(jpRate: Rate, jgbYield: Rate): number {
  const bond = { ustYield: pct(4.3), usRate: pct(4.5), jpRate, basis: bp(0), hedgeRatio: ratio(1), fxMove: noFxMove };
  return relativePickup({ hedged: hedgedReturn({ method: "approximate", ...bond }).value, jgbYield }).value;
}

describe("relativePickup", () => {
  it("is -1.20pp before and after the article's hike of 50bp (3.1 and 3.2)", () => {
    assertNear(pickupAt(pct(0.5), pct(1.5)), -0.012, 1e-15);
    assertNear(pickupAt(pct(1), pct(2)), -0.012, 1e-15);
    assert.equal(relativePickup({ hedged: pct(0.3), jgbYield: pct(1.5) }).format(), "-1.20pp");
  });

  it("is .924pp in favour of the JGB on market data of 2026-05-15", () => {
    assertNear(relativePickup({ hedged: pct(1.767), jgbYield: pct(2.691) }).value, -0.00924, 1e-15);
  });

  it("refuses a percent and a missing yield", () => {
    assert.throws(() => relativePickup({ hedged: 0.003 as Rate, jgbYield: 1.5 as Rate }), {
      code: "base/rate-looks-like-percent",
    });
    assert.throws(() => relativePickup({ hedged: NaN as Rate, jgbYield: pct(1) }), { code: "base/not-finite" });
  });
});

describe("relativePickupShift", () => {
  for (const { passThrough, shiftBp, sensitivity } of pickupShiftRows) {
    it(`moves by ${shiftBp}bp for a hike of 50bp at a pass-through of ${passThrough}`, () => {
      const shift = relativePickupShift({ policyChange: bp(50), passThrough: ratio(passThrough) });
      assertNear(shift.value, shiftBp / 1e4, 1e-15);
      assert.equal(shift.parts.sensitivity, sensitivity);
    });
  }

  it("is exactly zero at a pass-through of 1, so that a claim of a wider gap fails", () => {
    assert.equal(relativePickupShift({ policyChange: bp(50), passThrough: ratio(1) }).value, 0);
  });

  it("is the difference of two pickups", () => {
    const beta = fc.double({ min: -1, max: 3, noNaN: true });
    const change = fc.double({ min: -0.01, max: 0.01, noNaN: true });
    fc.assert(
      fc.property(beta, change, (b, dr) => {
        const after = pickupAt((0.005 + dr) as Rate, (0.015 + b * dr) as Rate);
        const shift = relativePickupShift({ policyChange: dr as Rate, passThrough: ratio(b) });
        assertNear(shift.value, after - pickupAt(pct(0.5), pct(1.5)), 1e-15);
        assertNear(shift.parts.hedgedChange - shift.parts.jgbChange, shift.value, 1e-18);
      }),
      { seed: 20261122 },
    );
  });

  it("refuses a missing pass-through", () => {
    const options = { policyChange: bp(50), passThrough: NaN as never };
    assert.throws(() => relativePickupShift(options), { code: "base/not-finite" });
  });
});
