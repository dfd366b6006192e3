import { RowsResult } from "../base/result-rows.ts";
import { type Bp, positive, type Rate, type Years } from "../base/units.ts";
import { UserError } from "../base/errors.ts";
import { leastSquares, matrix } from "./dense-matrix.ts";
import type { DiscountCurve } from "./discount-curve.ts";
import { checkedPoints } from "./interpolation.ts";
import { type CurveParameters, fittedCurve, zeroLoadings } from "./nelson-siegel.ts";
import { requireGiven } from "./choices.ts";

export interface CurveFitOptions {
  /** Years, increasing and above zero. */
  readonly tenors: ArrayLike<number>;
  /** Continuously compounded zero rates as decimals, one a tenor. */
  readonly zeroRates: ArrayLike<number>;
  readonly model: "nelsonSiegel" | "svensson";
  /** Taus to start from, in years: 24 from a quarter to twenty years unless given. */
  readonly taus?: readonly number[];
}

/** One tenor of a fit. */
export interface CurveFitRow {
  readonly tenor: Years;
  readonly zeroRate: Rate;
  readonly fitted: Rate;
  readonly missBp: Bp;
}

/** A fitted curve: parameters, misses by tenor, and the curve itself to price with. */
export class CurveFit extends RowsResult<CurveFitRow, { readonly rmseBp: Bp }> {
  readonly parameters: CurveParameters;
  readonly curve: DiscountCurve;

  constructor(options: CurveFitOptions, parameters: CurveParameters, ridged: boolean) {
    const tenors = Array.from(options.tenors) as Years[];
    const curve = fittedCurve(parameters, tenors.at(-1) ?? (0 as Years));
    const rows = tenors.map((tenor, k) => {
      const zeroRate = (options.zeroRates[k] ?? NaN) as Rate;
      const fitted = curve.zero(tenor);
      return { tenor, zeroRate, fitted, missBp: (10_000 * (fitted - zeroRate)) as Bp };
    });
    const rmseBp = Math.sqrt(rows.reduce((sum, { missBp }) => sum + missBp ** 2, 0) / rows.length) as Bp;
    super({
      name: "fitCurve",
      formula: options.model === "svensson" ? "level + slope + two humps, least squares" : "level + slope + hump, least squares",
      inputs: { tenors: { value: rows.length, unit: "count" } },
      columns: {
        tenor: { label: "Tenor", unit: "years" },
        zeroRate: { label: "Zero rate", unit: "rate" },
        fitted: { label: "Fitted", unit: "rate" },
        missBp: { label: "Miss", unit: "bp" },
      },
      rows,
      warnings: ridged
        ? [{ code: "finance/taus-close", message: "the two taus lie within half a year: the humps are held small by a ridge" }]
        : [],
      parts: { rmseBp },
    });
    this.parameters = parameters;
    this.curve = curve;
  }
}

/** Taus nearer than this make the two humps all but one, with huge betas of opposite sign. */
const closeTausYears = 0.5;
const ridge = 1e-3;
const refinements = 40;

/**
 * A Nelson-Siegel or Svensson curve through zero rates: least squares in the betas for each tau of a grid, then a search around
 * the best.
 *
 * `min Σ (z(t_i) - z_i)²`; where the taus lie within half a year of each other a ridge holds the betas of the humps.
 *
 * @param options - tenors in years, continuously compounded zero rates as decimals; the model is never assumed
 * @returns parameters, curve and the miss at each tenor in basis points; `parts.rmseBp` their root mean square
 * @throws `finance/too-few-observations` (4 tenors, or 6 for Svensson), `finance/tenors-not-increasing`, `base/not-finite`,
 *   `finance/unknown-method`
 * @throws `finance/option-missing`
 * @source Diebold and Li, Journal of Econometrics 130 (2006) 337-364; Nelson and Siegel (1987); Svensson (1994)
 * @example
 * const curve = fittedCurve({ beta0: 0.04, beta1: -0.02, beta2: 0.01, tau1: years(2) });
 * const tenors = [0.5, 1, 2, 5, 10, 30];
 * const fit = fitCurve({ tenors, zeroRates: tenors.map((t) => curve.zero(years(t))), model: "nelsonSiegel" });
 * fit.parts.rmseBp < 0.01; // true
 */
export function fitCurve(options: CurveFitOptions): CurveFit {
  requireGiven(options, ["tenors", "zeroRates"]);
  const { model, tenors } = options;
  if (model !== "nelsonSiegel" && model !== "svensson") {
    throw new UserError("finance/unknown-method", {
      expected: "a model: nelsonSiegel or svensson",
      received: String(model),
      action: "say which curve to fit",
    });
  }
  checkedPoints({ x: tenors, y: options.zeroRates });
  const least = model === "svensson" ? 6 : 4;
  if (tenors.length < least) {
    throw new UserError("finance/too-few-observations", {
      expected: `at least ${least} tenors, as many as the curve has parameters`,
      received: String(tenors.length),
      action: "add tenors, or fit the simpler curve",
    });
  }
  const taus = options.taus ?? Array.from({ length: 24 }, (_, k) => 0.25 * 80 ** (k / 23));
  for (const tau of taus) positive("a tau to start from", tau);
  const starts =
    model === "nelsonSiegel"
      ? taus.map((tau) => [tau])
      : taus.flatMap((first, k) => taus.slice(k + 1).map((second) => [first, second]));
  let best = trial(options, starts[0] ?? [1]);
  for (const start of starts) {
    const tried = trial(options, start);
    if (tried.squares < best.squares) best = tried;
  }
  let factor = 1.15;
  for (let turn = 0; turn < refinements; turn++) {
    const before = best.squares;
    for (let k = 0; k < best.taus.length; k++) {
      for (const scale of [factor, 1 / factor]) {
        const tried = trial(
          options,
          best.taus.map((tau, j) => (j === k ? tau * scale : tau)),
        );
        if (tried.squares < best.squares) best = tried;
      }
    }
    if (best.squares === before) factor = Math.sqrt(factor);
  }
  return new CurveFit(options, best.parameters, best.ridged);
}

interface Trial {
  readonly taus: readonly number[];
  readonly parameters: CurveParameters;
  readonly squares: number;
  readonly ridged: boolean;
}

function trial(options: CurveFitOptions, taus: readonly number[]): Trial {
  const { tenors, zeroRates } = options;
  const [tau1 = 1, tau2] = taus;
  const shape: CurveParameters = {
    ...{ beta0: 0, beta1: 0, beta2: 0, tau1: tau1 as Years },
    ...(tau2 === undefined ? {} : { beta3: 0, tau2: tau2 as Years }),
  };
  const count = tenors.length;
  const size = tau2 === undefined ? 3 : 4;
  const ridged = tau2 !== undefined && Math.abs(tau2 - tau1) < closeTausYears;
  const loadings = Array.from(tenors, (tenor) => zeroLoadings(tenor as Years, shape));
  // A ridge is two more observations, of nothing, on the betas of the humps.
  const rows = ridged ? count + 2 : count;
  const x = matrix(rows, size, (i, j) => (i < count ? (loadings[i]?.[j] ?? NaN) : j === i - count + 2 ? ridge : 0));
  const betas = leastSquares(
    x,
    matrix(rows, 1, (i) => (i < count ? (zeroRates[i] ?? NaN) : 0)),
  ).values;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    const fitted = betas.reduce((sum, beta, j) => sum + beta * (x.values[i * size + j] ?? NaN), 0);
    squares += (fitted - (i < count ? (zeroRates[i] ?? NaN) : 0)) ** 2;
  }
  const [beta0 = NaN, beta1 = NaN, beta2 = NaN, beta3 = NaN] = betas;
  const first = { beta0, beta1, beta2, tau1: tau1 as Years };
  return { taus, parameters: tau2 === undefined ? first : { ...first, beta3, tau2: tau2 as Years }, squares, ridged };
}
