import assert from "node:assert/strict";
import fc from "fast-check";
import { type Rate, money, pct, rate } from "../../src/base/units.ts";
import { gordonGrowth } from "../../src/finance/gordon-growth.ts";
import { type TwoStageDcfOptions, twoStageDcf } from "../../src/finance/two-stage-dcf.ts";
import { assertNear } from "./near.ts";
import { twoStageCase } from "./vectors/repricing.ts";

const options: TwoStageDcfOptions = {
  cashFlow: money(twoStageCase.cashFlow),
  growth: pct(twoStageCase.growthPct),
  growthYears: twoStageCase.growthYears,
  terminalGrowth: pct(twoStageCase.terminalGrowthPct),
  discountRate: pct(twoStageCase.discountRatePct),
};

describe("twoStageDcf", () => {
  it("gives the stages of the worked case", () => {
    const { value, parts } = twoStageDcf(options);
    assertNear(parts.firstStage, twoStageCase.firstStage, 1e-9);
    assertNear(parts.terminal, twoStageCase.terminal, 1e-9);
    assertNear(value, twoStageCase.firstStage + twoStageCase.terminal, 1e-9);
    assertNear(parts.terminalShare, twoStageCase.terminal / value, 1e-9);
    assertNear(parts.modifiedDuration, twoStageCase.modifiedDuration, 1e-6);
  });

  it("is Gordon's value with one growth throughout, or with no first stage", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.05, max: 0.08, noNaN: true }),
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        fc.integer({ min: 0, max: 40 }),
        (growth, spread, growthYears) => {
          const discountRate = rate(growth + spread);
          const nextDividend = money(1 + growth);
          const { value, parts } = gordonGrowth({ nextDividend, discountRate, growth: rate(growth) });
          const shared = { cashFlow: money(1), discountRate, terminalGrowth: rate(growth) };
          const one = twoStageDcf({ ...shared, growth: rate(growth), growthYears });
          const none = twoStageDcf({ ...shared, growth: pct(30), growthYears: 0 });
          assertNear(one.value / value, 1, 1e-9);
          assertNear(one.parts.modifiedDuration / parts.modifiedDuration, 1, 1e-9);
          assertNear(none.value / value, 1, 1e-9);
        },
      ),
      { seed: 36 },
    );
  });

  it("has the duration of its numerical derivative", () => {
    const price = (r: number) => twoStageDcf({ ...options, discountRate: r as Rate }).value;
    const h = 1e-6;
    const r = options.discountRate;
    assertNear(twoStageDcf(options).parts.modifiedDuration, (price(r - h) - price(r + h)) / (2 * h) / price(r), 1e-6);
  });

  const rejected: [name: string, code: string, change: object][] = [
    ["terminal growth at the rate", "finance/growth-exceeds-rate", { terminalGrowth: 0.09 }],
    ["half a year", "finance/not-whole", { growthYears: 2.5 }],
    ["years below zero", "finance/not-whole", { growthYears: -1 }],
    ["a cash flow below zero", "finance/negative", { cashFlow: -4 }],
    ["a growth in percent", "base/rate-looks-like-percent", { growth: 15 }],
  ];
  for (const [name, code, change] of rejected) {
    it(`refuses ${name}`, () => assert.throws(() => twoStageDcf({ ...options, ...change }), { code }));
  }
});
