import assert from "node:assert/strict";
import { displayHook } from "../../src/base/host.ts";
import { bp, pct, type Rate, ratio } from "../../src/base/units.ts";
import { noFxMove } from "../../src/finance/fx-move.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { relativePickup } from "../../src/finance/relative-pickup.ts";
import { tornado, type TornadoInputs } from "../../src/finance/tornado.ts";
import { assertNear } from "./near.ts";

const around = (base: Rate, size: number) => ({ base, low: (base - size) as Rate, high: (base + size) as Rate });

const pickup = {
  inputs: {
    usRate: around(pct(4.5), 0.005),
    jpRate: around(pct(0.5), 0.004),
    ustYield: around(pct(4.3), 0.003),
    jgbYield: around(pct(1.5), 0.002),
    basis: around(bp(-20), 0.001),
  },
  model: ({ jgbYield, ...bond }: Record<"usRate" | "jpRate" | "ustYield" | "jgbYield" | "basis", Rate>) => {
    const { value } = hedgedReturn({ method: "approximate", ...bond, hedgeRatio: ratio(1), fxMove: noFxMove });
    return relativePickup({ hedged: value, jgbYield }).value;
  },
  unit: "pp",
} as const;

describe("tornado", () => {
  it("moves the pickup by -1, +1, +1, -1 and +1 for one unit of each input", () => {
    const slopes = Object.fromEntries(tornado(pickup).bars.map((bar) => [bar.input, bar.slope]));
    const expected = { usRate: -1, jpRate: 1, ustYield: 1, jgbYield: -1, basis: 1 };
    for (const [name, slope] of Object.entries(expected)) assertNear(slopes[name] ?? NaN, slope, 1e-12, name);
  });

  it("puts the widest first, with shares that sum to one", () => {
    const { bars, base } = tornado(pickup);
    assert.deepEqual(
      bars.map((bar) => bar.input),
      ["usRate", "jpRate", "ustYield", "jgbYield", "basis"],
    );
    assertNear(
      bars.reduce((sum, bar) => sum + bar.shareOfVariance, 0),
      1,
      1e-12,
    );
    assertNear(bars[0]?.shareOfVariance ?? NaN, 25 / (25 + 16 + 9 + 4 + 1), 1e-12);
    assertNear(base, -0.014, 1e-15);
  });

  it("tells the ends of a bar apart and shows them", () => {
    const result = tornado(pickup);
    const bar = result.bars[0];
    assertNear(bar?.atLow ?? NaN, -0.009, 1e-15);
    assertNear(bar?.atHigh ?? NaN, -0.019, 1e-15);
    assert.match(result.toString(), /usRate: -0\.90pp, -1\.90pp, 45\.5%/);
    assert.match(String(result[displayHook]()["text/html"]), /<td[^>]*>usRate<\/td>/);
  });

  it("shares nothing out where nothing moves", () => {
    const flat = tornado({ inputs: { x: { base: 0, low: -1, high: 1 } }, model: () => 3, unit: "count" });
    assert.equal(flat.bars[0]?.shareOfVariance, 0);
  });

  const refused: [what: string, inputs: TornadoInputs, code: string][] = [
    ["a range upside down", { x: { base: 0, low: 1, high: -1 } }, "finance/tornado-range"],
    ["a base outside", { x: { base: 2, low: -1, high: 1 } }, "finance/tornado-range"],
    ["a missing end", { x: { base: 0, low: NaN, high: 1 } }, "base/not-finite"],
    ["an outcome that is not a number", { x: { base: 0.5, low: 0, high: 1 } }, "finance/outcome-not-finite"],
  ];
  for (const [what, inputs, code] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(() => tornado({ inputs, model: (draw) => Math.log(draw["x"] ?? 0), unit: "count" }), { code });
    });
  }
});
