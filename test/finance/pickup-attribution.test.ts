import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, type Rate, ratio } from "../../src/base/units.ts";
import { noFxMove } from "../../src/finance/fx-move.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { pickupAttribution, type PickupInputs } from "../../src/finance/pickup-attribution.ts";
import { relativePickup, relativePickupShift } from "../../src/finance/relative-pickup.ts";
import { assertNear } from "./near.ts";

/** FRED (SOFR, DGS10), Bank of Japan (TONA) and Ministry of Finance Japan (10-year JGB). */
const january2025 = { ustYield: pct(4.63), usRate: pct(4.34), jpRate: pct(0.227), basis: bp(0), jgbYield: pct(1.238) };
const may2026 = { ustYield: pct(4.59), usRate: pct(3.55), jpRate: pct(0.727), basis: bp(0), jgbYield: pct(2.691) };

function pickup({ jgbYield, ...bond }: PickupInputs): number {
  const { value } = hedgedReturn({ method: "approximate", ...bond, hedgeRatio: ratio(1), fxMove: noFxMove });
  return relativePickup({ hedged: value, jgbYield }).value;
}

describe("pickupAttribution", () => {
  it("splits -.203pp over 50bp of policy into -.953 from the yen side and +.750 from the dollar side", () => {
    const { value, parts } = pickupAttribution({ before: january2025, after: may2026 });
    assertNear(value, -0.00203, 1e-15);
    assertNear(parts.yenSide, -0.00953, 1e-15);
    assertNear(parts.dollarSide, 0.0075, 1e-15);
    assertNear(parts.jgbYield, -0.01453, 1e-15);
    assertNear(parts.jpRate, 0.005, 1e-15);
  });

  it("is the difference of two pickups, and its parts sum to it", () => {
    const some = fc.double({ min: -0.02, max: 0.1, noNaN: true }).map((value) => value as Rate);
    const day = fc.record({ ustYield: some, usRate: some, jpRate: some, basis: some, jgbYield: some });
    fc.assert(
      fc.property(day, day, (before, after) => {
        const { value, parts } = pickupAttribution({ before, after });
        assertNear(value, pickup(after) - pickup(before), 1e-15);
        const { ustYield, usRate, jpRate, basis, jgbYield } = parts;
        assertNear(ustYield + usRate + jpRate + basis + jgbYield, value, 1e-15);
      }),
      { seed: 20261122 },
    );
  });

  it("is relativePickupShift where only policy and the JGB move", () => {
    const after = { ...may2026, jpRate: pct(1.227), jgbYield: pct(3.441) };
    const shift = relativePickupShift({ policyChange: bp(50), passThrough: ratio(1.5) });
    assertNear(pickupAttribution({ before: may2026, after }).value, shift.value, 1e-15);
  });

  it("shows each part with its direction", () => {
    const { steps } = pickupAttribution({ before: january2025, after: may2026 });
    assert.equal(steps[1]?.substituted, "4.34% - 3.55%");
    assert.equal(steps[4]?.substituted, "1.238% - 2.691%");
    assert.equal(steps[5]?.substituted, "0.75pp + (-0.953pp)");
  });

  it("refuses a percent and a missing rate on either day", () => {
    const percent = { ...may2026, usRate: 3.55 as Rate };
    assert.throws(() => pickupAttribution({ before: january2025, after: percent }), { code: "base/rate-looks-like-percent" });
    const missing = { ...january2025, jgbYield: undefined as never };
    assert.throws(() => pickupAttribution({ before: missing, after: may2026 }), { code: "base/not-finite" });
  });
});
