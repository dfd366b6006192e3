import { UserError } from "../base/errors.ts";
import { formatOperand } from "../base/format.ts";
import { Result, type Term, type Warning } from "../base/result.ts";
import { positive, type Rate, type Years } from "../base/units.ts";
import { basisWarnings, type ForwardRates, forwardRatio } from "./hedge-cost.ts";
import { rateTerms } from "./rate-inputs.ts";
import { requireGiven } from "./choices.ts";

export interface RollingHedgeCostOptions extends ForwardRates {
  /** Life of each forward: 1/12 or 1/4 as a rule, in which the rates are quoted. */
  readonly rollTenor: Years;
  /** How long the bond is to be held hedged. */
  readonly horizon: Years;
}

/** Intermediates of {@link rollingHedgeCost}. */
export type RollingHedgeCostParts = {
  /** Forwards that the horizon takes, the first of which is priced. */
  readonly rolls: number;
};

/**
 * The annual cost of a hedge by short forwards that are rolled: `rUS - rJP - b` at the forwards' tenor.
 *
 * It is known for the first forward only. Over a longer horizon it follows the path of both short rates, so it does not
 * compare with a bond's yield to maturity as a locked figure: see `matchedHedgedYield` and {@link hedgeCostOverPath}.
 *
 * @param options - rates as decimals a year at the tenor of the roll; years
 * @returns the cost as a decimal a year
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (rollTenor, horizon)
 * @source covered interest parity; market convention of annualised one- to three-month forwards
 * @example
 * const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(-20) };
 * rollingHedgeCost({ ...rates, rollTenor: years(0.25), horizon: years(10) }).format(); // "4.20%"
 */
export function rollingHedgeCost(options: RollingHedgeCostOptions): Result<Rate, RollingHedgeCostParts> {
  const { usRate, jpRate, basis } = options;
  const inputs = rateTerms({ usRate, jpRate, basis });
  const rollTenor = positive("rollTenor", options.rollTenor);
  const horizon = positive("horizon", options.horizon);
  const value = (usRate - jpRate - basis) as Rate;
  const rolls = Math.ceil(horizon / rollTenor - 1e-9);
  const unknown: Warning = {
    code: "finance/hedge-rolls",
    message: `the cost is known for the first of ${rolls} forwards; the others follow the path of short rates`,
  };
  const formula = "US rate - Japan rate - basis";
  return new Result({
    name: "rollingHedgeCost",
    value,
    unit: "rate",
    formula,
    inputs: { ...inputs, rollTenor: { value: rollTenor, unit: "years" }, horizon: { value: horizon, unit: "years" } },
    steps: [
      {
        name: "hedge cost of the first forward",
        formula,
        substituted: [usRate, jpRate, basis].map((rate) => formatOperand(rate, "rate")).join(" - "),
        value,
        unit: "rate",
      },
    ],
    warnings: [...basisWarnings(basis), ...(rolls > 1 ? [unknown] : [])],
    parts: { rolls },
  });
}

export interface HedgeCostOverPathOptions {
  /** The rates of each period in turn, as forwards or a scenario give them: simple, at the tenor of the period. */
  readonly path: readonly ForwardRates[];
  /** Length of each period. */
  readonly periodYears: Years;
}

/** Intermediates of {@link hedgeCostOverPath}. */
export type HedgeCostOverPathParts = {
  /** The yearly share of spot that the chained forwards give up: `1 - (Π F/S)^(1/T)`. */
  readonly compounded: Rate;
  readonly lowest: Rate;
  readonly highest: Rate;
  readonly horizon: Years;
};

/**
 * The average annual cost of a rolled hedge over a path of short rates: `mean (rUS - rJP - b)`.
 *
 * @param options - the rates of each period as decimals a year, and the length of a period in years
 * @returns the mean cost as a decimal a year, with the compounded cost of the chained forwards
 * @throws `finance/path-empty`, `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive`
 * @throws `finance/option-missing`
 * @source covered interest parity, period by period
 * @example
 * const path = [4.5, 4, 3.5].map((us) => ({ usRate: pct(us), jpRate: pct(0.5), basis: bp(0) }));
 * hedgeCostOverPath({ path, periodYears: years(1) }).format(); // "3.50%"
 */
export function hedgeCostOverPath(options: HedgeCostOverPathOptions): Result<Rate, HedgeCostOverPathParts> {
  requireGiven(options, ["path"]);
  const { path } = options;
  const periodYears = positive("periodYears", options.periodYears) as Years;
  if (path.length === 0) {
    throw new UserError("finance/path-empty", {
      expected: "the rates of at least one period",
      received: "an empty path",
      action: "add the rates of each period",
    });
  }
  const legs = { us: periodYears, jp: periodYears };
  let [sum, logRatio, lowest, highest] = [0, 0, Infinity, -Infinity];
  for (const period of path) {
    rateTerms({ usRate: period.usRate, jpRate: period.jpRate, basis: period.basis });
    const cost = period.usRate - period.jpRate - period.basis;
    sum += cost;
    logRatio += Math.log(forwardRatio(period, legs));
    [lowest, highest] = [Math.min(lowest, cost), Math.max(highest, cost)];
  }
  const value = (sum / path.length) as Rate;
  const horizon = (path.length * periodYears) as Years;
  const compounded = (0 - Math.expm1(logRatio / horizon)) as Rate;
  const periods: Record<string, Term> = {
    periods: { value: path.length, unit: "count" },
    periodYears: { value: periodYears, unit: "years" },
  };
  return new Result({
    name: "hedgeCostOverPath",
    value,
    unit: "rate",
    formula: "mean of US rate - Japan rate - basis",
    inputs: periods,
    steps: [
      {
        name: "mean hedge cost",
        formula: "sum of costs / periods",
        substituted: `${formatOperand(sum, "rate")} / ${path.length}`,
        value,
        unit: "rate",
      },
      {
        name: "compounded hedge cost",
        formula: "1 - (product of F/S) ^ (1 / years)",
        substituted: `1 - ${Math.exp(logRatio).toFixed(6)} ^ (1 / ${horizon})`,
        value: compounded,
        unit: "rate",
      },
    ],
    parts: { compounded, lowest: lowest as Rate, highest: highest as Rate, horizon },
  });
}
