import assert from "node:assert/strict";
import fc from "fast-check";
import { type Years, years } from "../../src/base/units.ts";
import { parYield } from "../../src/finance/discount-curve.ts";
import {
  fittedCurve,
  nelsonSiegelZero,
  parametersFromPercent,
  svenssonZero,
  tauFromDecay,
  zeroLoadings,
} from "../../src/finance/nelson-siegel.ts";
import { assertNear } from "./near.ts";
import { publishedCurves } from "./vectors/published-curves.ts";

/** Half of the last printed digit, and a breath for figures on the edge. */
const tolerancePct = 5.01e-5;

describe("fitted curves", () => {
  for (const row of publishedCurves) {
    it(`reproduce every column that the Federal Reserve printed for ${row.date}`, () => {
      const parameters = parametersFromPercent(row.parameters);
      const curve = fittedCurve(parameters);
      row.zeroPct.forEach((zero, k) => {
        assertNear(100 * svenssonZero({ parameters, tenor: years(k + 1) }).value, zero, tolerancePct, `zero ${k + 1}`);
      });
      row.parPct.forEach((par, k) => {
        assertNear(100 * parYield({ curve, tenor: years(k + 1), frequency: 2 }).value, par, tolerancePct, `par ${k + 1}`);
      });
      row.forwardPct.forEach((forward, k) => {
        assertNear(100 * curve.forward(years(k + 1)), forward, tolerancePct, `forward ${k + 1}`);
      });
      for (const [start, forward] of Object.entries(row.oneYearForwardPct)) {
        const value = parYield({ curve, start: years(Number(start)), tenor: years(1), frequency: 2 }).value;
        assertNear(100 * value, forward, tolerancePct, `one-year forward ${start}`);
      }
    });
  }

  it("have a one-year forward that is a par yield: 5.5861%, not the 5.5866% of compounding the mean forward", () => {
    const curve = fittedCurve(parametersFromPercent((publishedCurves[2] ?? assert.fail()).parameters));
    const mean = 10 * curve.zero(years(10)) - 9 * curve.zero(years(9));
    assertNear(200 * Math.expm1(mean / 2), 5.5866, 5e-5);
    assertNear(100 * parYield({ curve, start: years(9), tenor: years(1), frequency: 2 }).value, 5.5861, 5e-5);
  });

  it("need all published digits where the taus lie close: four digits miss by 1.6bp at 30 years", () => {
    const { parameters } = publishedCurves[2] ?? assert.fail();
    const cut = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, Number(value.toPrecision(4))]));
    const miss = (tenor: number) =>
      10_000 *
      Math.abs(
        fittedCurve(parametersFromPercent(parameters)).zero(years(tenor)) -
          fittedCurve(parametersFromPercent(cut as unknown as typeof parameters)).zero(years(tenor)),
      );
    assertNear(miss(10), 0.1, 0.05);
    assertNear(miss(30), 1.6, 0.05);
  });

  it("give the one-day forward of a published test: 3.206911736865603%", () => {
    // attack68/rateslib@e905da6, test_ns.py::test_init (figures only): betas 1%, 1%, 5%, tau 1 at t = 1, one day of 365.
    const curve = fittedCurve({ beta0: 0.01, beta1: 0.01, beta2: 0.05, tau1: years(1) });
    const day = curve.discount(years(1)) / curve.discount(years(1 + 1 / 365)) - 1;
    assertNear(100 * 365 * day, 3.206911736865603, 1e-9);
    assertNear(100 * curve.forward(years(1)), 3.207277, 5e-7);
  });

  it("start at the level plus the slope, end at the level, and their forward is the slope of z t", () => {
    const beta = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    const tau = fc.double({ min: 0.2, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        beta,
        beta,
        beta,
        beta,
        tau,
        tau,
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        (b0, b1, b2, b3, tau1, tau2, t) => {
          const parameters = { beta0: b0, beta1: b1, beta2: b2, beta3: b3, tau1: years(tau1), tau2: years(tau2) };
          const curve = fittedCurve(parameters);
          assertNear(curve.zero(years(0)), b0 + b1, 1e-15);
          assertNear(curve.zero(years(1e7)), b0, 1e-6);
          const area = (at: number) => at * curve.zero(years(at));
          assertNear((area(t + 1e-4) - area(t - 1e-4)) / 2e-4, curve.forward(years(t)), 1e-7);
          assertNear(curve.discount(years(t)), Math.exp(-area(t)), 1e-15);
          const { beta3: _beta3, tau2: _tau2, ...plain } = parameters;
          assertNear(
            nelsonSiegelZero({ parameters: plain, tenor: years(t) }).value,
            curve.zero(years(t)) - b3 * zeroLoadings(years(t), parameters)[3],
            1e-15,
          );
        },
      ),
      { seed: 1987 },
    );
  });

  it("have loadings without a jump near zero, and a hump at 30 months for the decay 0.0609", () => {
    const parameters = { beta0: 0, beta1: 0, beta2: 0, tau1: years(1) };
    const [, slope, hump] = zeroLoadings(years(1.0001e-5), parameters);
    const [, near, nearHump] = zeroLoadings(years(0.9999e-5), parameters);
    assertNear(slope, near, 2e-9);
    assertNear(hump, nearHump, 2e-9);
    const tau = tauFromDecay(0.0609);
    const humpAt = (months: number) => zeroLoadings(years(months / 12), { ...parameters, tau1: tau })[2];
    assert.ok(humpAt(30) > humpAt(28) && humpAt(30) > humpAt(32));
  });

  const rejected: [what: string, run: () => unknown, code: string][] = [
    ["a tau of nothing", () => fittedCurve({ beta0: 0, beta1: 0, beta2: 0, tau1: years(0) }), "base/not-positive"],
    [
      "the sentinel as a tau",
      () => fittedCurve({ beta0: 0, beta1: 0, beta2: 0, beta3: 0, tau1: years(1), tau2: -999.99 as Years }),
      "base/not-positive",
    ],
    ["a missing beta", () => fittedCurve({ beta0: NaN, beta1: 0, beta2: 0, tau1: years(1) }), "base/not-finite"],
    [
      "a tenor before today",
      () => fittedCurve({ beta0: 0, beta1: 0, beta2: 0, tau1: years(1) }).zero(years(-1)),
      "finance/beyond-curve",
    ],
    [
      "a tenor beyond the fit",
      () => fittedCurve({ beta0: 0, beta1: 0, beta2: 0, tau1: years(1) }, years(7)).forward(years(8)),
      "finance/beyond-curve",
    ],
  ];
  for (const [what, run, code] of rejected) it(`refuse ${what}`, () => assert.throws(run, { code }));
});
