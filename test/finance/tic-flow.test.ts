import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, usdBn, years } from "../../src/base/units.ts";
import { ticFlow } from "../../src/finance/tic-flow.ts";
import { ticFlowCases } from "./vectors/holdings.ts";

function flow(before: number, after: number, yieldChangeBp: number, duration = 6) {
  return ticFlow({ before: usdBn(before), after: usdBn(after), yieldChange: bp(yieldChangeBp), duration: years(duration) });
}

describe("ticFlow", () => {
  for (const { source, before, after, yieldChangeBp, durationYears, valuation, flow: expected, tolerance } of ticFlowCases) {
    it(`takes the valuation out of ${before} to ${after} USD bn (${source})`, () => {
      const result = flow(before, after, yieldChangeBp, durationYears);
      assert.ok(Math.abs(result.parts.valuation - valuation) < tolerance);
      assert.ok(Math.abs(result.value - expected) < tolerance);
      assert.match(result.toString(), /valuation = .* = -6 years × \(-0\.04pp\) × USD 1,125\.9bn = USD 2\.7bn/);
    });
  }

  it("puts the change of holdings back together, whatever yield and duration", () => {
    const holding = fc.double({ min: 1, max: 5000, noNaN: true });
    fc.assert(
      fc.property(holding, holding, fc.integer({ min: -300, max: 300 }), fc.integer({ min: 0, max: 20 }), (h0, h1, dy, d) => {
        const { value, parts } = flow(h0, h1, dy, d);
        assert.ok(Math.abs(value + parts.valuation - (h1 - h0)) < 1e-9);
      }),
      { seed: 21 },
    );
  });

  it("finds no flow where only prices moved: holdings repriced by a duration of 6", () => {
    assert.ok(Math.abs(flow(1000, 1000 * (1 + 6 * 0.0004), -4).value) < 1e-9);
  });

  it("warns where the valuation is larger than the flow, and of a move too large for duration alone", () => {
    assert.deepEqual(
      flow(1000, 990, 150).warnings.map(({ code }) => code),
      ["finance/first-order", "finance/valuation-dominates"],
    );
    assert.deepEqual(flow(1000, 1100, -4).warnings, []);
  });

  const rejected: [name: string, code: string, call: () => unknown][] = [
    ["no holdings before", "base/not-positive", () => flow(0, 10, 1)],
    ["holdings below zero", "finance/negative", () => flow(10, -1, 1)],
    ["a duration below zero", "finance/negative", () => flow(10, 11, 1, -6)],
    ["a yield change in percent", "base/rate-looks-like-percent", () => flow(10, 11, 40000)],
    [
      "a missing holding",
      "base/not-finite",
      () => ticFlow({ before: usdBn(1), after: NaN as never, yieldChange: bp(1), duration: years(6) }),
    ],
  ];
  for (const [name, code, call] of rejected) it(`refuses ${name}`, () => assert.throws(call, { code }));
});
