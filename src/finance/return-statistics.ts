import { Result, type Warning } from "../base/result.ts";
import { finite, positive, type Rate, type Volatility } from "../base/units.ts";
import { mean, variance } from "./moments.ts";
import { requireGiven } from "./choices.ts";

export interface AnnualVolatilityOptions {
  /** Returns by period, simple or log alike; a null is a missing period and is dropped. */
  readonly returns: readonly (number | null)[] | Float64Array;
  /** Periods in a year: 252 for daily, 52 for weekly, 12 for monthly returns. */
  readonly periodsPerYear: number;
}

/** Intermediates of {@link annualVolatility}. */
export type AnnualVolatilityParts = {
  /** Standard deviation by period. */
  readonly periodVolatility: number;
  readonly observations: number;
};

/**
 * Realised volatility a year: `s √n`, with s the standard deviation of the returns (divisor n - 1) and n the periods a year.
 *
 * @param options - returns as decimals; nulls are dropped and warned of
 * @returns the volatility as a decimal a year
 * @throws `base/not-positive` (periodsPerYear), `finance/too-few-observations`, `finance/observation-missing` (NaN)
 * @throws `finance/option-missing`
 * @source square root of time, for returns that are not correlated over time
 * @example
 * annualVolatility({ returns: [0.01, -0.01, 0.02, 0], periodsPerYear: 252 }).format(); // "20.4939%"
 */
export function annualVolatility(options: AnnualVolatilityOptions): Result<Volatility, AnnualVolatilityParts> {
  requireGiven(options, ["returns"]);
  const periods = positive("periodsPerYear", options.periodsPerYear);
  const returns = Float64Array.from(observed(options.returns));
  const periodVolatility = Math.sqrt(variance(returns));
  const value = (periodVolatility * Math.sqrt(periods)) as Volatility;
  const observations = returns.length;
  const dropped = options.returns.length - observations;
  const formula = "standard deviation × √(periods per year)";
  const warnings: Warning[] =
    dropped === 0
      ? []
      : [{ code: "finance/periods-dropped", message: `${dropped} of ${options.returns.length} periods are missing` }];
  return new Result({
    name: "annualVolatility",
    value,
    unit: "rate",
    formula,
    inputs: { observations: { value: observations, unit: "count" }, periodsPerYear: { value: periods, unit: "count" } },
    steps: [
      { name: "volatility", formula, substituted: `${periodVolatility.toPrecision(6)} × √${periods}`, value, unit: "rate" },
    ],
    warnings,
    parts: { periodVolatility, observations },
  });
}

/** The returns that are there; a NaN is left for the statistic to refuse. @throws `base/not-finite` */
function observed(returns: AnnualVolatilityOptions["returns"]): number[] {
  const given = [...returns].filter((value) => value !== null);
  return given.map((value, index) => (Number.isNaN(value) ? value : finite(`return ${index}`, value)));
}

export interface SharpeRatioOptions extends AnnualVolatilityOptions {
  /** Riskless return a period, as a decimal. */
  readonly riskFree: Rate;
}

/**
 * Mean excess return over its volatility, a year: `√n mean(r - rf) / s`.
 *
 * @param options - returns as decimals by period; nulls are dropped
 * @returns a plain ratio
 * @throws as {@link annualVolatility}; `base/not-positive` when the returns do not vary
 * @throws `finance/option-missing`
 * @source W. F. Sharpe, Journal of Portfolio Management 21 (1994), 49-58
 * @example
 * sharpeRatio({ returns: [0.01, -0.01, 0.02, 0], periodsPerYear: 252, riskFree: pct(0) }).format(2); // "6.15"
 */
export function sharpeRatio(options: SharpeRatioOptions): Result<number> {
  requireGiven(options, ["returns"]);
  const { riskFree } = options;
  finite("riskFree", riskFree);
  const volatility = annualVolatility(options);
  const returns = observed(options.returns);
  const excess = mean(returns) - riskFree;
  const deviation = positive("the standard deviation of the returns", volatility.parts.periodVolatility);
  const value = (excess * Math.sqrt(options.periodsPerYear)) / deviation;
  const formula = "√(periods per year) × mean excess return / standard deviation";
  const substituted = `√${options.periodsPerYear} × ${excess.toPrecision(6)} / ${deviation.toPrecision(6)}`;
  return new Result({
    name: "sharpeRatio",
    value,
    unit: "ratio",
    formula,
    inputs: { ...volatility.inputs, riskFree: { value: riskFree, unit: "rate" } },
    steps: [{ name: "Sharpe ratio", formula, substituted, value, unit: "ratio" }],
    warnings: volatility.warnings,
    parts: {},
  });
}

/** Intermediates of {@link maxDrawdown}: positions in the series, 0 for the start before the first return. */
export type MaxDrawdownParts = {
  readonly peak: number;
  readonly trough: number;
};

/**
 * The deepest fall of wealth from a peak before it: `min (W / max W so far - 1)`, wealth 1 before the first return.
 *
 * @param options - simple returns as decimals; a null leaves wealth as it is
 * @returns a decimal at or below zero
 * @throws `base/not-finite`
 * @throws `finance/option-missing`
 * @source market convention
 * @example
 * maxDrawdown({ returns: [0.1, -0.1, -0.1, 0.3] }).format(); // "-19.00%"
 */
export function maxDrawdown(options: {
  readonly returns: readonly (number | null)[] | Float64Array;
}): Result<Rate, MaxDrawdownParts> {
  requireGiven(options, ["returns"]);
  let [wealth, highest, highestAt] = [1, 1, 0];
  let worst = { value: 0, peak: 0, trough: 0 };
  for (const [i, value] of options.returns.entries()) {
    wealth *= 1 + finite(`return ${i}`, value ?? 0);
    if (wealth > highest) [highest, highestAt] = [wealth, i + 1];
    const fall = wealth / highest - 1;
    if (fall < worst.value) worst = { value: fall, peak: highestAt, trough: i + 1 };
  }
  const { value, peak, trough } = worst;
  const formula = "lowest of wealth / highest wealth before - 1";
  return new Result({
    name: "maxDrawdown",
    value: value as Rate,
    unit: "rate",
    formula,
    inputs: { returns: { value: options.returns.length, unit: "count" } },
    steps: [{ name: "drawdown", formula, substituted: `from period ${peak} to period ${trough}`, value, unit: "rate" }],
    parts: { peak, trough },
  });
}
