import { UserError } from "../base/errors.ts";
import { entry, type Matrix, matrix, row, sum } from "./dense-matrix.ts";

/** A Gaussian affine model a month: `X' = Φ X + v`, `r = δ0 + δ1' X`, prices of risk `λ0 + λ1 X`. */
export interface AcmModel {
  readonly phi: Matrix;
  readonly sigma: Matrix;
  readonly lambda0: Matrix;
  readonly lambda1: Matrix;
  readonly delta0: number;
  /** A column. */
  readonly delta1: Matrix;
  /** Variance of the return pricing errors. */
  readonly errorVariance: number;
}

/** How factors follow from yields: `X = (yields of 3 months on - means) × weights`. */
export interface AcmFactors {
  readonly means: Float64Array;
  /** A row a maturity from 3 months on, a column a factor: directions over the factors' standard deviations. */
  readonly weights: Matrix;
  readonly singularValues: Float64Array;
  /** A row a month, a column a factor. */
  readonly scores: Matrix;
}

/** Log prices are `A_n + B_n' X`: one row a month of maturity, from 1. */
export interface Loadings {
  readonly intercepts: Float64Array;
  readonly slopes: Matrix;
}

/** `A_n = A_{n-1} + B' (μ - λ0) + (B' Σ B + σ²)/2 - δ0`, `B_n' = B_{n-1}' (Φ - λ1) - δ1'`, from `A_0 = 0, B_0 = 0`. */
export function logPrices(model: AcmModel, months: number, priced: boolean): Loadings {
  const { sigma, lambda0, delta0, delta1, errorVariance } = model;
  const size = sigma.rows;
  const dynamics = priced ? sum(model.phi, model.lambda1, -1) : model.phi;
  const intercepts = new Float64Array(months);
  const slopes = matrix(months, size);
  intercepts[0] = -delta0;
  for (let k = 0; k < size; k++) slopes.values[k] = -entry(delta1, k, 0);
  for (let n = 1; n < months; n++) {
    let drift = 0;
    for (let k = 0; k < size; k++) {
      const slope = entry(slopes, n - 1, k);
      if (priced) drift -= slope * entry(lambda0, k, 0);
      for (let j = 0; j < size; j++) slopes.values[n * size + j] = entry(slopes, n, j) + slope * entry(dynamics, k, j);
    }
    for (let j = 0; j < size; j++) slopes.values[n * size + j] = entry(slopes, n, j) - entry(delta1, j, 0);
    const convexity = 0.5 * (quadratic(slopes, n - 1, sigma) + errorVariance);
    intercepts[n] = (intercepts[n - 1] as number) + drift + convexity - delta0;
  }
  return { intercepts, slopes };
}

/** Yields in decimals a year at a maturity in months, one for each row of factors. @throws `finance/maturity-missing` */
export function yieldsOf(loadings: Loadings, scores: Matrix, months: number): Float64Array {
  const intercept = loadings.intercepts[months - 1];
  if (intercept === undefined) {
    throw new UserError("finance/maturity-missing", {
      expected: `a maturity from 1 to ${loadings.intercepts.length} months`,
      received: String(months),
      action: "give the maturity in whole months",
    });
  }
  const slopes = row(loadings.slopes, months - 1);
  const yields = new Float64Array(scores.rows);
  for (let t = 0, at = 0; t < yields.length; t++) {
    let log = intercept;
    for (let k = 0; k < slopes.length; k++, at++) log += (slopes[k] as number) * (scores.values[at] as number);
    yields[t] = (-12 * log) / months;
  }
  return yields;
}

/** `b' Σ b` for one row of a matrix. */
export function quadratic(rows: Matrix, row: number, sigma: Matrix): number {
  let total = 0;
  for (let i = 0; i < sigma.rows; i++) {
    for (let j = 0; j < sigma.columns; j++) total += entry(rows, row, i) * entry(sigma, i, j) * entry(rows, row, j);
  }
  return total;
}
