import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, jpyPerUsd, pct, type Rate, ratio, years } from "../../src/base/units.ts";
import { breakEvenFx, type BreakEvenFxOptions } from "../../src/finance/break-even-fx.ts";
import { noFxMove } from "../../src/finance/fx-move.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { assertNear } from "./near.ts";
import { breakEvenRows } from "./vectors/forward.ts";

const seed = { seed: 20261122 };
const someRate = fc.double({ min: -0.02, max: 0.15, noNaN: true }).map((value) => value as Rate);
const spot = jpyPerUsd(155);

describe("breakEvenFx", () => {
  for (const { source, ustPct, alternativePct, movePct, level, digits } of breakEvenRows) {
    it(`is ${movePct}% for ${ustPct}% against ${alternativePct}% (${source})`, () => {
      const result = breakEvenFx({ ustYield: pct(ustPct), alternative: pct(alternativePct), spot, horizon: years(1) });
      assertNear(result.value * 100, movePct, 10 ** -digits);
      assertNear(result.parts.level, level, 10 ** -digits);
    });
  }

  it("is the forward's discount of -3.8278% against the exactly hedged bond", () => {
    const bond = { ustYield: pct(4.3), usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0), hedgeRatio: ratio(1), fxMove: noFxMove };
    const hedged = hedgedReturn({ method: "exact", ...bond });
    const { value } = breakEvenFx({ ustYield: pct(4.3), alternative: hedged.value, spot, horizon: years(1) });
    assertNear(value, -0.038278, 5e-7);
    assertNear(value, hedged.parts.forwardOverSpot - 1, 1e-15);
  });

  it("makes the unhedged bond earn the alternative (put back)", () => {
    fc.assert(
      fc.property(someRate, someRate, (ustYield, alternative) => {
        const move = breakEvenFx({ ustYield, alternative, spot, horizon: years(1) }).value;
        const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) };
        const unhedged = hedgedReturn({ method: "exact", ustYield, ...rates, hedgeRatio: ratio(0), fxMove: { simple: move } });
        assertNear(unhedged.value, alternative, 1e-14);
      }),
      seed,
    );
  });

  it("compounds over years: two years are one year twice", () => {
    fc.assert(
      fc.property(someRate, someRate, fc.integer({ min: 1, max: 20 }), (ustYield, alternative, length) => {
        const move = (n: number) => breakEvenFx({ ustYield, alternative, spot, horizon: years(n) }).value;
        assertNear(1 + move(length), (1 + move(1)) ** length, 1e-12);
      }),
      seed,
    );
  });

  const good: BreakEvenFxOptions = { ustYield: pct(4.3), alternative: pct(1.5), spot, horizon: years(1) };
  const refused: [what: string, options: BreakEvenFxOptions, code: string][] = [
    ["a horizon of nothing", { ...good, horizon: years(0) }, "base/not-positive"],
    ["a percent", { ...good, alternative: 1.5 as Rate }, "base/rate-looks-like-percent"],
    ["a missing spot", { ...good, spot: NaN as never }, "base/not-finite"],
  ];
  for (const [what, options, code] of refused) it(`refuses ${what}`, () => assert.throws(() => breakEvenFx(options), { code }));
});
