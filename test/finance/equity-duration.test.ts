import assert from "node:assert/strict";
import fc from "fast-check";
import { money, pct, rate } from "../../src/base/units.ts";
import { dcf } from "../../src/finance/dcf.ts";
import { equityDuration } from "../../src/finance/equity-duration.ts";
import { assertNear } from "./near.ts";
import { impliedDurationCase, twoStageCase } from "./vectors/repricing.ts";

const implied = {
  model: "implied",
  cashFlows: impliedDurationCase.cashFlows.map(money),
  price: money(impliedDurationCase.price),
  discountRate: pct(impliedDurationCase.discountRatePct),
} as const;

describe("equityDuration", () => {
  it("is 1 / (r - g) for one growth for ever, and (1 + r) / (r - g) as a mean time", () => {
    const { value, parts } = equityDuration({ model: "gordon", discountRate: pct(8), growth: pct(5) });
    assertNear(value, 100 / 3, 1e-9);
    assertNear(parts.macaulayDuration, 36, 1e-9);
  });

  it("is the two-stage value's for two stages", () => {
    const { value } = equityDuration({
      model: "two-stage",
      cashFlow: money(twoStageCase.cashFlow),
      growth: pct(twoStageCase.growthPct),
      growthYears: twoStageCase.growthYears,
      terminalGrowth: pct(twoStageCase.terminalGrowthPct),
      discountRate: pct(twoStageCase.discountRatePct),
    });
    assertNear(value, twoStageCase.modifiedDuration, 1e-6);
  });

  it("gives the implied duration of the worked case", () => {
    const { value, parts } = equityDuration(implied);
    assertNear(parts.macaulayDuration, impliedDurationCase.macaulay, 1e-9);
    assertNear(value, impliedDurationCase.modified, 1e-9);
  });

  it("implies what discounting forecasts and a long level perpetuity one by one gives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 10 }),
        fc.double({ min: 0.04, max: 0.15, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (cash, r, more) => {
          const forecast = cash.reduce((sum, amount, index) => sum + amount / (1 + r) ** (index + 1), 0);
          const level = more * r * (1 + r) ** cash.length;
          const cashFlows = [...cash, ...Array<number>(800).fill(level)].map(money);
          const long = dcf({ cashFlows, discountRate: rate(r), timing: "end of year" });
          const { parts } = equityDuration({
            model: "implied",
            cashFlows: cash.map(money),
            price: money(forecast + more),
            discountRate: rate(r),
          });
          assertNear(parts.macaulayDuration / long.parts.macaulayDuration, 1, 1e-6);
        },
      ),
      { seed: 37, numRuns: 40 },
    );
  });

  const rejected: [name: string, code: string, call: () => unknown][] = [
    [
      "growth above the rate",
      "finance/growth-exceeds-rate",
      () => equityDuration({ model: "gordon", discountRate: pct(5), growth: pct(8) }),
    ],
    ["a price below the forecasts", "finance/price-below-forecast", () => equityDuration({ ...implied, price: money(10) })],
    ["a price of zero", "base/not-positive", () => equityDuration({ ...implied, price: money(0) })],
    ["a rate of zero for a level perpetuity", "base/not-positive", () => equityDuration({ ...implied, discountRate: pct(0) })],
  ];
  for (const [name, code, call] of rejected) it(`refuses ${name}`, () => assert.throws(call, { code }));
});
