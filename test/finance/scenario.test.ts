import assert from "node:assert/strict";
import fc from "fast-check";
import { displayHook } from "../../src/base/host.ts";
import { pct, type Rate, ratio } from "../../src/base/units.ts";
import { scenario, type ScenarioBand } from "../../src/finance/scenario.ts";
import { assertNear } from "./near.ts";

const article = {
  unit: "rate",
  bands: [
    { name: "A", from: pct(4), to: pct(4.5) },
    { name: "B", from: pct(4.5), to: pct(5) },
    { name: "C", from: pct(5), to: "open", point: pct(5.25) },
  ],
} as const;
const weights = (a: number, b: number, c: number) => ({ A: ratio(a), B: ratio(b), C: ratio(c) });

describe("scenario", () => {
  const rows: [valuePct: number, name: string | undefined][] = [
    [3.99, undefined],
    [4, "A"],
    [4.4999, "A"],
    [4.5, "B"],
    [4.59, "B"],
    [5, "C"],
    [7, "C"],
  ];
  for (const [valuePct, name] of rows) {
    it(`puts ${valuePct}% in ${name ?? "no band"}`, () => assert.equal(scenario(article).classify(pct(valuePct)), name));
  }

  it("does not let the last bit of a sum decide", () => {
    const justUnder = (0.1 + 0.2 - 0.255 - 1e-17) as Rate;
    assert.ok(justUnder !== 0.045);
    assert.equal(scenario(article).classify((0.045 - 1e-17) as Rate), "B");
    assert.equal(scenario(article).classify(justUnder), "B");
  });

  it("weighs 4.25, 4.75 and 5.25 by .5, .4 and .1 to 4.55", () => {
    const mean = scenario(article).weightedMean(weights(0.5, 0.4, 0.1));
    assertNear(mean.value, 0.0455, 1e-15);
    assertNear(mean.parts.B, 0.0475, 1e-15);
  });

  it("gives each value at most one band, whatever order the bands come in", () => {
    const ends = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(ends, fc.integer({ min: -110, max: 110 }), fc.boolean(), (cuts, value, reversed) => {
        const sorted = [...cuts].sort((a, b) => a - b);
        const bands: ScenarioBand<number>[] = sorted.slice(1).map((to, i) => ({ name: `s${i}`, from: sorted[i] ?? NaN, to }));
        const expected = sorted.findIndex((from, i) => from <= value && value < (sorted[i + 1] ?? -Infinity));
        const set = scenario({ unit: "count", bands: reversed ? bands.reverse() : bands });
        assert.equal(set.classify(value), expected < 0 ? undefined : `s${expected}`);
      }),
      { seed: 20261122 },
    );
  });

  it("keeps the mean between the lowest and the highest point", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (u, v) => {
        const [a, b] = [Math.min(u, v), Math.abs(u - v)];
        const mean = scenario(article).weightedMean(weights(a, b, 1 - a - b)).value;
        assert.ok(mean >= 0.0425 - 1e-12 && mean <= 0.0525 + 1e-12);
      }),
      { seed: 20261122 },
    );
  });

  it("warns of a gap", () => {
    const set = scenario({ unit: "rate", bands: [article.bands[0], article.bands[2]] });
    assert.deepEqual(
      set.warnings.map((warning) => warning.message),
      ["no scenario between 4.50% and 5.00%"],
    );
    assert.equal(set.classify(pct(4.7)), undefined);
  });

  it("shows which end of a band counts", () => {
    const shown = scenario(article)[displayHook]();
    assert.match(String(shown["text/plain"]), /A: from 4\.00% to under 4\.50%/);
    assert.match(String(shown["text/html"]), /5\.00% and more/);
  });

  const band = (from: number, to: number | "open", name = "X"): ScenarioBand<Rate> => ({
    name,
    from: pct(from),
    to: to === "open" ? to : pct(to),
  });
  const refused: [what: string, bands: ScenarioBand<Rate>[], code: string][] = [
    ["bands that overlap", [band(4, 4.6), band(4.5, 5, "Y")], "finance/scenario-bands-overlap"],
    ["a band above an open one", [band(4, "open"), band(5, 6, "Y")], "finance/scenario-bands-overlap"],
    ["two open bands", [band(4, "open"), band(5, "open", "Y")], "finance/scenario-bands-overlap"],
    ["a band without width", [band(4, 4)], "finance/scenario-band-empty"],
    ["a band upside down", [band(5, 4)], "finance/scenario-band-empty"],
    ["a name used twice", [band(4, 5), band(5, 6)], "finance/scenario-name-twice"],
    ["a point outside its band", [{ ...band(4, 5), point: pct(6) }], "finance/scenario-point-outside"],
    ["no band at all", [], "finance/no-scenarios"],
    ["an end that is not a number", [band(4, 5), { name: "Y", from: NaN as Rate, to: pct(6) }], "base/not-finite"],
  ];
  for (const [what, bands, code] of refused) {
    it(`refuses ${what}`, () => assert.throws(() => scenario({ unit: "rate", bands }), { code }));
  }

  const badWeights: [what: string, weights: Record<"A" | "B" | "C", never>, code: string][] = [
    ["weights that sum to 0.9", weights(0.5, 0.4, 0) as never, "finance/weights-not-one"],
    ["a sum off by 1e-8", weights(0.5, 0.4, 0.1 + 1e-8) as never, "finance/weights-not-one"],
    ["a negative weight", weights(0.5, 0.6, -0.1) as never, "finance/weight-negative"],
    ["a missing weight", { A: ratio(0.5), B: ratio(0.5) } as never, "finance/weight-missing"],
  ];
  for (const [what, bad, code] of badWeights) {
    it(`refuses ${what}`, () => assert.throws(() => scenario(article).weightedMean(bad), { code }));
  }

  it("accepts a sum that is 1 within 1e-9", () => {
    assertNear(scenario(article).weightedMean(weights(0.5, 0.4, 0.1 + 5e-10)).value, 0.0455, 1e-10);
  });

  it("asks an open band for the point that stands for it", () => {
    const open = scenario({ unit: "rate", bands: [{ name: "C", from: pct(5), to: "open" }] });
    assert.throws(() => open.weightedMean({ C: ratio(1) }), { code: "finance/band-without-point" });
  });
});
