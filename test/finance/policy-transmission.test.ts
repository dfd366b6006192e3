import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, ratio } from "../../src/base/units.ts";
import { policyTransmission, transmissionBetas } from "../../src/finance/policy-transmission.ts";
import { relativePickupShift } from "../../src/finance/relative-pickup.ts";
import { assertNear } from "./near.ts";

const hedged = { hedgeRatio: ratio(1) };
const hike = { policy: bp(50) };

/** What a hike of 50bp does, worked out by hand from the betas. */
const rows = [
  { passThrough: 1, effects: { hedged: 0.005, jgb10: 0.005, relativePickup: 0, bid: 0, us10: 0, pe: 0, krPe: 0 } },
  {
    passThrough: 1.5,
    effects: {
      ...{ hedged: 0.005, jgb10: 0.0075, relativePickup: -0.0025, bid: -12.5, termPremium: 2.5, us10: 2.5 },
      ...{ pe: -0.005, mortgageRate: 0.00025, kr10: 0.000175, krPe: -0.00315, usdKrw: 0.001 },
    },
  },
  { passThrough: 0.5, effects: { relativePickup: 0.0025, bid: 12.5, us10: -2.5, usdKrw: -0.001 } },
] as const;

describe("policyTransmission", () => {
  for (const { passThrough, effects } of rows) {
    it(`carries a hike of 50bp through at a pass-through of ${passThrough}`, () => {
      const { parts } = policyTransmission({ passThrough: ratio(passThrough), ...hedged }).propagate(hike);
      for (const [node, effect] of Object.entries(effects)) assertNear(parts[node as "us10"], effect, 1e-12, node);
    });
  }

  it("lists the signs of the argument that do not hold: the hedged return rises", () => {
    const stated = (passThrough: number) =>
      policyTransmission({ passThrough: ratio(passThrough), ...hedged })
        .propagate(hike)
        .signConflicts.filter(({ kind }) => kind === "stated effect")
        .map(({ to, asserted, computed }) => [to, asserted, computed]);
    assert.deepEqual(stated(1.5), [["hedged", "-", "+"]]);
    assert.deepEqual(stated(1), [
      ["hedged", "-", "+"],
      ["relativePickup", "-", "0"],
      ["us10", "+", "0"],
    ]);
  });

  it("moves the pickup as relativePickupShift does, and lets the yen in for the unhedged share alone", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (beta, share) => {
        const { parts } = policyTransmission({ passThrough: ratio(beta), hedgeRatio: ratio(share) }).propagate(hike);
        const shift = relativePickupShift({ policyChange: bp(50), passThrough: ratio(beta) }).value;
        assertNear(parts.relativePickup, shift + (1 - share) * transmissionBetas.usdJpyPerPolicy.beta * 0.005, 1e-12);
      }),
      { seed: 71 },
    );
  });

  it("takes a price surprise from its beginning, and sums over the paths", () => {
    const shock = policyTransmission({ passThrough: ratio(1.5), hedgeRatio: ratio(0.5) }).propagate({ ppi: pct(1) });
    const paths = shock.paths("us10").rows;
    assert.equal(paths.length, 3);
    assertNear(
      paths.reduce((sum, { contribution }) => sum + contribution, 0),
      shock.effect("us10"),
      1e-12,
    );
    assertNear(shock.effect("policy"), 0.003, 1e-15);
  });

  it("says in the output which betas are assumptions, and stops for those that are given", () => {
    const assumed = policyTransmission({ passThrough: ratio(1), ...hedged })
      .propagate(hike)
      .toString();
    assert.match(assumed, /finance\/assumed-betas\): round assumptions, not estimates: policyPerPpi 0\.3, .*bidPerPickup 5000/);
    assert.doesNotMatch(assumed, /termPremiumPerBid/);
    const given = policyTransmission({ passThrough: ratio(1), ...hedged, betas: { bidPerPickup: 2000 } });
    assert.doesNotMatch(given.propagate(hike).toString(), /bidPerPickup/);
    assert.equal(given.edges.find(({ to }) => to === "bid")?.spec.source, "given");
  });

  it("refuses a loop that is not declared, and a unit that does not fit", () => {
    const made = policyTransmission({ passThrough: ratio(1), ...hedged });
    assert.throws(() => made.edge("us10", "policy", { beta: 0.1, unit: "pp per bp", source: "assumption" }), {
      code: "finance/chain-undeclared-cycle",
    });
    // @ts-expect-error -- the 10-year moves in bp
    assert.throws(() => made.edge("ppi", "us10", { beta: 1, unit: "pp per pp", source: "assumption" }), {
      code: "finance/chain-mixed-units",
    });
  });

  it("refuses a pass-through that is no number", () => {
    assert.throws(() => policyTransmission({ passThrough: NaN as never, ...hedged }), { code: "base/not-finite" });
  });
});
