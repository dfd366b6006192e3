import { UserError } from "../base/errors.ts";
import { Result, type Warning } from "../base/result.ts";
import { finite, positive, type Rate } from "../base/units.ts";
import { oneOf, requireGiven } from "./choices.ts";

/** What a missing period does to the time over which the others grew: it passes, or it is as if it had never been. */
export type MissingPeriods = "elapse" | "dropped";

export interface AnnualReturnOptions {
  /** Simple returns by period; a null is a missing period. */
  readonly returns: readonly (number | null)[] | Float64Array;
  /** Periods in a year: 252 for daily, 52 for weekly, 12 for monthly returns. */
  readonly periodsPerYear: number;
  /** Whether a missing period counts as time. */
  readonly missingPeriods: MissingPeriods;
}

/** Intermediates of {@link annualReturn}. */
export type AnnualReturnParts = {
  /** What one unit grew to over all periods. */
  readonly growth: number;
  readonly years: number;
};

/**
 * Compound return a year: `(Π (1 + r))^(n / N) - 1`, with n the periods a year and N the periods that passed.
 *
 * @param options - simple returns as decimals; whether missing periods (null) count as time
 * @returns the return as a decimal a year
 * @throws `base/not-finite`, `base/not-positive` (periodsPerYear, a loss of all or more), `finance/too-few-observations`
 * @throws `finance/option-missing`, `finance/unknown-choice`
 * @source geometric mean of growth factors
 * @example
 * annualReturn({ returns: [0.01, -0.01, 0.02, 0], periodsPerYear: 12, missingPeriods: "elapse" }).format(); // "6.089%"
 */
export function annualReturn(options: AnnualReturnOptions): Result<Rate, AnnualReturnParts> {
  requireGiven(options, ["returns"]);
  const missing = oneOf<MissingPeriods>("missingPeriods", options.missingPeriods, ["elapse", "dropped"]);
  const perYear = positive("periodsPerYear", options.periodsPerYear);
  const returns = [...options.returns].filter((value) => value !== null);
  if (returns.length === 0) {
    throw new UserError("finance/too-few-observations", {
      expected: "at least 1 return",
      received: "none",
      action: "give the returns of more periods",
    });
  }
  const factors = returns.map((value, index) => positive(`1 + return ${index}`, 1 + finite(`return ${index}`, value)));
  const growth = factors.reduce((product, factor) => product * factor, 1);
  const periods = missing === "elapse" ? options.returns.length : returns.length;
  const value = (growth ** (perYear / periods) - 1) as Rate;
  const formula = "(product of 1 + return)^(periods per year / periods) - 1";
  const dropped = options.returns.length - returns.length;
  const told = missing === "elapse" ? "counted as time without a return" : "left out, with their time";
  const warnings: Warning[] =
    dropped === 0
      ? []
      : [{ code: "finance/periods-missing", message: `${dropped} of ${options.returns.length} periods are missing: ${told}` }];
  return new Result({
    name: "annualReturn",
    value,
    unit: "rate",
    formula,
    inputs: { periods: { value: periods, unit: "count" }, periodsPerYear: { value: perYear, unit: "count" } },
    steps: [
      { name: "return", formula, substituted: `${growth.toPrecision(6)}^(${perYear} / ${periods}) - 1`, value, unit: "rate" },
    ],
    warnings,
    parts: { growth, years: periods / perYear },
  });
}
