import assert from "node:assert/strict";
import { acmEstimate } from "../../src/finance/acm-estimate.ts";
import { entry, type Matrix, matrix, product } from "../../src/finance/dense-matrix.ts";
import { affinePanel, ordinaryWorld } from "./affine-panel.ts";
import { assertNear } from "./near.ts";

const { zeroYields, termPremium120 } = affinePanel(ordinaryWorld, 6000, 110);
const estimate = acmEstimate({ zeroYields, factors: 3 });
const mean = (values: Float64Array) => values.reduce((total, value) => total + value, 0) / values.length;

describe("acmEstimate", () => {
  it("fits the yields of an affine world within a hundredth of a basis point", () => {
    assert.ok(estimate.parts.fitErrorBp < 0.01, `${estimate.parts.fitErrorBp}bp`);
    assertNear(estimate.fitted(75)[300] ?? NaN, entry(zeroYields, 300, 74), 1e-6);
  });

  it("finds the roots under which the factors are priced and under which they move", () => {
    // The first is a matter of the cross-section and exact; the second of 6,000 months of chance.
    assertNear(estimate.parts.spectralRadius, 0.998, 1e-4);
    const { phi } = estimate.model;
    const trace = [0, 1, 2].reduce((sum, k) => sum + entry(phi, k, k), 0);
    assertNear(trace, 0.985 + 0.94 + 0.8, 0.02);
  });

  it("finds the world's own premium: its level and its moves", () => {
    const found = estimate.termPremium(120);
    // The level hangs on the factors' mean over the sample, which chance moves.
    assertNear(mean(found), mean(termPremium120), 1e-3);
    const [a, b] = [found, termPremium120].map((series) => series.map((value) => value - mean(series)));
    const dot = (x: Float64Array | undefined, y: Float64Array | undefined) =>
      (x ?? assert.fail()).reduce((sum, value, k) => sum + value * (y?.[k] ?? NaN), 0);
    assert.ok(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) > 0.99);
  });

  it("splits each fitted yield into expectations and premium, in the sum and in the result of one month", () => {
    for (const months of [1, 24, 120]) {
      const [fitted, expected, premium] = [estimate.fitted(months), estimate.riskNeutral(months), estimate.termPremium(months)];
      fitted.forEach((value, t) => assertNear((expected[t] ?? NaN) + (premium[t] ?? NaN), value, 1e-16));
    }
    assertNear(estimate.termPremium(1)[17] ?? NaN, 0, 1e-15, "the short rate holds no premium");
    const last = estimate.sample.at({ months: 120 });
    assert.equal(last.value, estimate.termPremium(120).at(-1));
    assert.equal(estimate.rows.at(-1)?.termPremium, last.value);
  });

  it("has risk-neutral yields that move as the mean of the short rates forecast by the factors' own regression", () => {
    const { phi, delta1 } = estimate.model;
    const { scores } = estimate.factors;
    const forecastMean = (t: number, months: number) => {
      let state: Matrix = matrix(3, 1, (k) => entry(scores, t, k));
      let total = 0;
      for (let h = 0; h < months; h++) {
        total += [0, 1, 2].reduce((sum, k) => sum + entry(delta1, k, 0) * entry(state, k, 0), 0);
        state = product(phi, state);
      }
      return (12 * total) / months;
    };
    const riskNeutral = estimate.riskNeutral(60);
    for (const [s, t] of [
      [10, 900],
      [4000, 77],
    ] as const) {
      const moved = (riskNeutral[t] ?? NaN) - (riskNeutral[s] ?? NaN);
      assertNear(moved, forecastMean(t, 60) - forecastMean(s, 60), 1e-14);
    }
  });

  it("does not depend on which returns are priced, as long as they span the maturities", () => {
    const annual = acmEstimate({ zeroYields, factors: 3, returnMaturities: [6, 24, 48, 72, 96, 120] }).termPremium(120);
    estimate.termPremium(120).forEach((value, t) => assertNear(annual[t] ?? NaN, value, 1e-6));
  });

  it("says that its usual return maturities are recalled, and nothing where they are given", () => {
    assert.deepEqual(
      estimate.warnings.map(({ code }) => code),
      ["finance/return-maturities-recalled"],
    );
    const stated = acmEstimate({ zeroYields, factors: 3, returnMaturities: [6, 24, 60, 120] });
    assert.equal(stated.warnings.length, 0);
  });

  it("reads other days with the month-end loadings", () => {
    const days = matrix(2, 120, (i, j) => entry(zeroYields, 500 + i, j));
    const daily = estimate.apply(days).termPremium(120);
    assertNear(daily[0] ?? NaN, estimate.termPremium(120)[500] ?? NaN, 1e-14);
    assertNear(daily[1] ?? NaN, estimate.termPremium(120)[501] ?? NaN, 1e-14);
  });

  const short = (columns: number, rows = 400) => matrix(rows, columns, (i, j) => entry(zeroYields, i, j));
  const explosive = () => affinePanel({ ...ordinaryWorld, pricedRoots: [1.02, 0.96, 0.85] }, 1000, 3).zeroYields;
  const rejected: [what: string, run: () => unknown, code: string][] = [
    ["more factors than the yields have dimensions", () => acmEstimate({ zeroYields, factors: 4 }), "finance/too-many-factors"],
    [
      "a world whose priced dynamics explode",
      () => acmEstimate({ zeroYields: explosive(), factors: 3 }),
      "finance/explosive-dynamics",
    ],
    ["yields that end before the returns", () => acmEstimate({ zeroYields: short(60), factors: 3 }), "finance/maturity-missing"],
    [
      "a return of one month",
      () => acmEstimate({ zeroYields, factors: 3, returnMaturities: [1, 60] }),
      "finance/maturity-missing",
    ],
    [
      "returns too few for the factors",
      () => acmEstimate({ zeroYields, factors: 3, returnMaturities: [6, 60] }),
      "finance/too-few-observations",
    ],
    ["a sample of five months", () => acmEstimate({ zeroYields: short(120, 5), factors: 3 }), "finance/too-few-observations"],
    [
      "a missing yield",
      () =>
        acmEstimate({
          zeroYields: matrix(400, 120, (i, j) => (i === 7 && j === 60 ? NaN : entry(zeroYields, i, j))),
          factors: 3,
        }),
      "base/not-finite",
    ],
    [
      "a missing short rate",
      () =>
        acmEstimate({ zeroYields: matrix(400, 120, (i, j) => (i === 7 && j === 0 ? NaN : entry(zeroYields, i, j))), factors: 3 }),
      "base/not-finite",
    ],
    ["days with other maturities", () => estimate.apply(short(60)), "finance/maturity-missing"],
    ["a maturity beyond the sample's", () => estimate.termPremium(121), "finance/maturity-missing"],
    ["an observation that is not there", () => estimate.sample.at({ months: 120, index: 6000 }), "finance/no-such-observation"],
  ];
  for (const [what, run, code] of rejected) it(`refuses ${what}`, () => assert.throws(run, { code }));
});
