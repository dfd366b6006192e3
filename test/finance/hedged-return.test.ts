import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, jpyPerUsd, pct, type Rate, type Ratio, ratio } from "../../src/base/units.ts";
import { noFxMove } from "../../src/finance/fx-move.ts";
import { hedgedReturn, type HedgedReturnOptions } from "../../src/finance/hedged-return.ts";
import { assertNear } from "./near.ts";
import { hedgedReturnRows } from "./vectors/hedging.ts";

const seed = { seed: 20261122 };
const methods = ["approximate", "exact"] as const;
const bond = { ustYield: pct(4.3), usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) };
const someRate = fc.double({ min: -0.02, max: 0.15, noNaN: true }).map((value) => value as Rate);
const someMove = fc.double({ min: -0.4, max: 0.4, noNaN: true }).map((value) => value as Rate);
const someRatio = fc.double({ min: -0.5, max: 1.5, noNaN: true }).map((value) => value as Ratio);

describe("hedgedReturn", () => {
  for (const { source, inputs, approximatePct, exactPct, exactTolerancePct } of hedgedReturnRows) {
    const options = {
      ustYield: pct(inputs.ust),
      usRate: pct(inputs.us),
      jpRate: pct(inputs.jp),
      basis: bp(inputs.basisBp),
      hedgeRatio: ratio(inputs.h),
      fxMove: { simple: pct(inputs.fx) },
    };
    it(`is ${approximatePct}% approximately and ${exactPct}% exactly (${source})`, () => {
      assertNear(hedgedReturn({ method: "approximate", ...options }).value, approximatePct / 100, 1e-12, "approximate");
      assertNear(hedgedReturn({ method: "exact", ...options }).value, exactPct / 100, exactTolerancePct / 100, "exact");
    });
  }

  it("keeps the FX view out of a full hedge, to the last bit", () => {
    fc.assert(
      fc.property(someRate, someRate, someRate, someMove, (ustYield, usRate, jpRate, move) => {
        for (const method of methods) {
          const options = { method, ustYield, usRate, jpRate, basis: bp(-30), hedgeRatio: ratio(1) };
          const withView = hedgedReturn({ ...options, fxMove: { simple: move } }).value;
          assert.equal(withView, hedgedReturn({ ...options, fxMove: noFxMove }).value);
        }
      }),
      seed,
    );
  });

  it("ignores rates and basis when unhedged", () => {
    fc.assert(
      fc.property(someRate, someRate, someRate, someMove, (ustYield, usRate, jpRate, move) => {
        const options = { ustYield, usRate, jpRate, basis: bp(-30), hedgeRatio: ratio(0), fxMove: { simple: move } };
        assertNear(hedgedReturn({ method: "approximate", ...options }).value, ustYield + move, 1e-15);
        assertNear(hedgedReturn({ method: "exact", ...options }).value, (1 + ustYield) * (1 + move) - 1, 1e-15);
      }),
      seed,
    );
  });

  it("equals a bond, a forward and a spot sale valued apart", () => {
    fc.assert(
      fc.property(someRate, someRate, someRate, someMove, someRatio, someMove, (y, us, jp, move, h, dp) => {
        const result = hedgedReturn({
          method: "exact",
          ...{ ustYield: y, usRate: us, jpRate: jp, basis: bp(-30), hedgeRatio: h },
          fxMove: { simple: move },
          priceChange: dp,
        });
        const [spot, later, forward] = [155, 155 * (1 + move), (155 * (1 + jp - 0.003)) / (1 + us)];
        const soldForward = h * (1 + y);
        const yen = (1 + y + dp - soldForward) * later + soldForward * forward;
        assertNear(result.value, yen / spot - 1, 1e-14);
        assertNear(result.parts.residual, h * dp * (later / spot - forward / spot), 1e-15, "residual");
      }),
      seed,
    );
  });

  it("is first-order equal by both methods", () => {
    fc.assert(
      fc.property(someRate, someRate, someRate, someMove, someRatio, (y, us, jp, move, h) => {
        const scale = 1e-4;
        const small = (value: number) => (value * scale) as Rate;
        const options = { ustYield: small(y), usRate: small(us), jpRate: small(jp), basis: small(-0.003), hedgeRatio: h };
        const [a, b] = methods.map((method) => hedgedReturn({ method, ...options, fxMove: { simple: small(move) } }).value);
        assertNear(a ?? NaN, b ?? NaN, 0.5 * scale ** 2);
      }),
      seed,
    );
  });

  it("takes the FX move as a simple return, a log return or two levels", () => {
    const value = (fxMove: HedgedReturnOptions["fxMove"]) =>
      hedgedReturn({ method: "exact", ...bond, hedgeRatio: ratio(0), fxMove }).value;
    assertNear(value({ log: Math.log(0.95) as Rate }), value({ simple: pct(-5) }), 1e-15);
    assertNear(value({ from: jpyPerUsd(160), to: jpyPerUsd(152) }), value({ simple: pct(-5) }), 1e-15);
  });

  it("shows each step of the approximate return", () => {
    const result = hedgedReturn({ method: "approximate", ...bond, hedgeRatio: ratio(1), fxMove: noFxMove });
    assert.deepEqual(
      result.steps.map((step) => `${step.name}: ${step.substituted}`),
      [
        "hedge cost: 4.50% - 0.50%",
        "hedged return: 4.30% - 4.00%",
        "unhedged return: 4.30% + 0.00%",
        "return in yen: 1 × 0.30% + 0.00 × 4.30%",
      ],
    );
    assertNear(result.parts.hedgeCost, 0.04, 1e-15);
  });

  it("shows the residual only when a price change leaves one", () => {
    const options = { method: "exact", ...bond, hedgeRatio: ratio(1), fxMove: { simple: pct(-5) } } as const;
    const names = (result: { steps: readonly { name: string }[] }) => result.steps.map((step) => step.name);
    assert.ok(!names(hedgedReturn(options)).includes("residual"));
    assert.ok(names(hedgedReturn({ ...options, priceChange: pct(-3) })).includes("residual"));
  });

  it("warns of a hedge ratio outside 0 to 1 and goes on", () => {
    const codes = (h: number) =>
      hedgedReturn({ method: "exact", ...bond, hedgeRatio: ratio(h), fxMove: noFxMove }).warnings.map((w) => w.code);
    assert.deepEqual(codes(1.3), ["finance/over-hedged"]);
    assert.deepEqual(codes(-0.1), ["finance/hedge-adds-risk"]);
    assert.deepEqual([...codes(0), ...codes(1)], []);
  });

  const good: HedgedReturnOptions = { method: "exact", ...bond, hedgeRatio: ratio(1), fxMove: noFxMove };
  const refused: [what: string, options: HedgedReturnOptions, code: string][] = [
    ["a percent", { ...good, ustYield: 4.3 as Rate }, "base/rate-looks-like-percent"],
    ["a missing hedge ratio", { ...good, hedgeRatio: undefined as never }, "base/not-finite"],
    ["a fall of the dollar by all of it", { ...good, fxMove: { simple: -1 as Rate } }, "finance/fx-move-below-minus-one"],
    ["an FX move in percent", { ...good, fxMove: { simple: -5 as Rate } }, "finance/fx-move-below-minus-one"],
    ["a level of nothing", { ...good, fxMove: { from: 0 as never, to: jpyPerUsd(150) } }, "base/not-positive"],
    ["a price change in percent", { ...good, priceChange: -3 as Rate }, "base/rate-looks-like-percent"],
  ];
  for (const [what, options, code] of refused) it(`refuses ${what}`, () => assert.throws(() => hedgedReturn(options), { code }));
});
