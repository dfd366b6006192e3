import { UserError } from "../base/errors.ts";
import type { Warning } from "../base/result.ts";
import { type AcmFactors, type AcmModel, quadratic } from "./acm-model.ts";
import { AcmEstimate } from "./acm-result.ts";
import {
  entry,
  leastSquares,
  type Matrix,
  matrix,
  product,
  row,
  rowProducts,
  rowsBetween,
  spectralRadius,
  sum,
  transpose,
  transposedProduct,
} from "./dense-matrix.ts";
import { principalComponents } from "./principal-components.ts";
import { requireGiven } from "./choices.ts";

export interface AcmOptions {
  /**
   * Zero rates at month ends: a row a month, column k the maturity of k + 1 months, decimals a year, continuously compounded.
   * Every month of maturity is needed, since a return over a month needs the maturity one month shorter.
   */
  readonly zeroYields: Matrix;
  /** The number of pricing factors: 5 as published. */
  readonly factors: number;
  /** Maturities in months whose excess returns are priced; {@link publishedReturnMaturities} unless given. */
  readonly returnMaturities?: readonly number[];
}

/**
 * The eleven maturities of the excess returns, in months. Recalled from the paper and not checked against its text; on affine
 * yields every set that spans 6 to 120 months gives the same within a thousandth of a basis point.
 */
export const publishedReturnMaturities: readonly number[] = [6, 18, 24, 30, 36, 42, 48, 54, 60, 84, 120];

const recalledMaturities: Warning = {
  code: "finance/return-maturities-recalled",
  message: "the return maturities are recalled from the paper, not checked against it; on affine yields the choice moves nothing",
};

/** Below this ratio to the first, a component's singular value is rounding. */
const leastSingularRatio = 1e-9;
/** Above this the risk-neutral dynamics explode over 120 months; healthy estimates lie just under 1. */
const mostSpectralRadius = 1.01;

const firstFactorMonth = 3;

/**
 * The term premium model of Adrian, Crump and Moench, estimated by three regressions.
 *
 * Factors: the first K principal components of the yields of 3 months on, demeaned, of unit variance.
 * 1. `X' = Φ X + v`, without intercept since X is demeaned; `Σ = v'v / (T - 1)`.
 * 2. Excess returns `rx_n = ln P_{n-1}' - ln P_n - r` on `[1, v, X]`: `a, β, c`.
 * 3. Across maturities: `λ0 = (ββ')⁻¹ β (a + (B* vec Σ + σ²)/2)`, `λ1 = (ββ')⁻¹ β c`.
 * Then `ln P_n = A_n + B_n' X` by recursion; with λ = 0 it gives the risk-neutral yields. Term premium = fitted - risk-neutral.
 *
 * The sample sets the level: the same data from 1990 on put the ten-year premium some 40bp above that from 1961 on.
 *
 * @param options - month-end zero rates at every month of maturity (decimals, continuously compounded), K, return maturities
 * @returns the model with fitted and risk-neutral yields and term premia at each maturity and month, ready for daily yields too
 * @throws `finance/too-many-factors` (yields of a lower rank), `finance/explosive-dynamics`, `finance/too-few-observations`,
 *   `finance/maturity-missing`, `finance/collinear-regressors`, `base/not-finite`
 * @throws `finance/option-missing`
 * @source T. Adrian, R. Crump and E. Moench, Journal of Financial Economics 110 (2013) 110-138
 * @example
 * // A level and a slope that swing for ten years, at maturities of 1 to 24 months.
 * const yieldAt = (t: number, years: number) =>
 *   0.04 + 0.01 * Math.sin(t / 9) + 0.004 * Math.sin(1.7 * t) + (0.01 * Math.cos(t / 5) * (1 - Math.exp(-years))) / years;
 * const values = Float64Array.from({ length: 120 * 24 }, (_, i) => yieldAt(Math.floor(i / 24), ((i % 24) + 1) / 12));
 * const zeroYields = { rows: 120, columns: 24, values };
 * const estimate = acmEstimate({ zeroYields, factors: 2, returnMaturities: [6, 12, 18, 24] });
 * const [fitted, expected, premium] = [estimate.fitted(24), estimate.riskNeutral(24), estimate.termPremium(24)];
 * premium.length; // 120
 * Math.abs((fitted[119] ?? NaN) - (expected[119] ?? NaN) - (premium[119] ?? NaN)) < 1e-12; // true
 * Math.abs((fitted[119] ?? NaN) - yieldAt(119, 2)) < 1e-5; // true
 */
export function acmEstimate(options: AcmOptions): AcmEstimate {
  requireGiven(options, ["zeroYields"]);
  const { zeroYields } = options;
  const returnMaturities = options.returnMaturities ?? publishedReturnMaturities;
  refuseMissingMaturity(zeroYields, returnMaturities);
  refuseMissingYield(zeroYields);
  const factors = acmFactors(zeroYields, options.factors);
  const model = acmModel(zeroYields, factors.scores, returnMaturities);
  const radius = spectralRadius(sum(model.phi, model.lambda1, -1));
  if (!(radius <= mostSpectralRadius)) throw explosive(radius);
  const warnings = options.returnMaturities ? [] : [recalledMaturities];
  return new AcmEstimate({ zeroYields, factors, model, spectralRadius: radius, warnings });
}

function acmFactors(zeroYields: Matrix, count: number): AcmFactors {
  const skip = firstFactorMonth - 1;
  const longer = matrix(zeroYields.rows, zeroYields.columns - skip);
  for (let t = 0; t < longer.rows; t++) row(longer, t).set(row(zeroYields, t).subarray(skip));
  const components = principalComponents(longer, count);
  const { singularValues, directions, means } = components;
  const ratio = (singularValues[count - 1] ?? 0) / (singularValues[0] ?? 1);
  if (!(ratio >= leastSingularRatio)) {
    throw new UserError("finance/too-many-factors", {
      expected: `no more factors than the yields have dimensions`,
      received: `${count} factors, the last with ${ratio.toExponential(1)} of the first one's singular value`,
      action: "ask for fewer: yields that were fitted with five factors hold five",
    });
  }
  const deviations = singularValues.map((size) => size / Math.sqrt(zeroYields.rows));
  const scaled = (m: Matrix) => matrix(m.rows, m.columns, (i, j) => entry(m, i, j) / (deviations[j] ?? NaN));
  return { means, weights: scaled(directions), singularValues, scores: scaled(components.scores) };
}

function acmModel(zeroYields: Matrix, scores: Matrix, returnMaturities: readonly number[]): AcmModel {
  const size = scores.columns;
  const months = scores.rows - 1;
  const before = rowsBetween(scores, 0, months);
  const after = rowsBetween(scores, 1, months + 1);
  const phi = transpose(leastSquares(before, after));
  const shocks = sum(after, rowProducts(before, phi), -1);
  const sigma = transposedProduct(shocks, shocks);
  for (let k = 0; k < sigma.values.length; k++) sigma.values[k] = (sigma.values[k] as number) / months;
  const returns = excessReturns(zeroYields, returnMaturities);
  const regressors = matrix(months, 1 + 2 * size, (t, j) =>
    j === 0 ? 1 : j <= size ? entry(shocks, t, j - 1) : entry(before, t, j - 1 - size),
  );
  const coefficients = leastSquares(regressors, returns);
  const errors = sum(returns, product(regressors, coefficients), -1);
  const errorVariance = errors.values.reduce((total, error) => total + error * error, 0) / errors.values.length;
  const count = returnMaturities.length;
  const betas = matrix(count, size, (n, k) => entry(coefficients, 1 + k, n));
  const adjusted = matrix(count, 1, (n) => entry(coefficients, 0, n) + 0.5 * (quadratic(betas, n, sigma) + errorVariance));
  const slopes = matrix(count, size, (n, k) => entry(coefficients, 1 + size + k, n));
  const shortRate = matrix(scores.rows, 1, (t) => entry(zeroYields, t, 0) / 12);
  const short = leastSquares(
    matrix(scores.rows, 1 + size, (t, j) => (j === 0 ? 1 : entry(scores, t, j - 1))),
    shortRate,
  );
  return {
    phi,
    sigma,
    lambda0: leastSquares(betas, adjusted),
    lambda1: leastSquares(betas, slopes),
    delta0: entry(short, 0, 0),
    delta1: matrix(size, 1, (k) => entry(short, k + 1, 0)),
    errorVariance,
  };
}

/** `ln P_{n-1}` a month later, less `ln P_n` and the month's rate: from yields in decimals a year. */
function excessReturns(zeroYields: Matrix, maturities: readonly number[]): Matrix {
  const perMonth = 1 / 12;
  return matrix(zeroYields.rows - 1, maturities.length, (t, k) => {
    const n = maturities[k] ?? 0;
    const sold = (n - 1) * entry(zeroYields, t + 1, n - 2);
    return perMonth * (n * entry(zeroYields, t, n - 1) - sold - entry(zeroYields, t, 0));
  });
}

function refuseMissingMaturity(zeroYields: Matrix, maturities: readonly number[]): void {
  const last = zeroYields.columns;
  const bad = maturities.find((n) => !Number.isInteger(n) || n < 2 || n > last);
  if (bad === undefined && last > firstFactorMonth) return;
  throw new UserError("finance/maturity-missing", {
    expected: "a column for every month of maturity from 1, up to the longest return maturity",
    received: `${last} columns${bad === undefined ? "" : ` and a return maturity of ${bad} months`}`,
    action: "give monthly maturities 1 to 120, or shorter return maturities",
  });
}

function refuseMissingYield({ values, columns }: Matrix): void {
  for (let index = 0; index < values.length; index++) {
    if (Number.isFinite(values[index])) continue;
    throw new UserError("base/not-finite", {
      expected: "a yield at every month and maturity",
      received: `${values[index]} in row ${Math.floor(index / columns)} at ${(index % columns) + 1} months`,
      action: "start the sample where every maturity is known, or drop the month",
    });
  }
}

function explosive(radius: number): UserError {
  return new UserError("finance/explosive-dynamics", {
    expected: `risk-neutral dynamics whose largest root is at most ${mostSpectralRadius}`,
    received: radius.toPrecision(5),
    action: "include the return of the 6-month maturity and take the 1-month rate from bills, not from an extrapolated curve",
  });
}
