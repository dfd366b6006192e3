import { UserError } from "../base/errors.ts";
import { type Columns, RowsResult } from "../base/result-rows.ts";
import type { Step, Warning } from "../base/result.ts";
import { finite, positive, type Rate, type Ratio, type UsdBn, type Years } from "../base/units.ts";
import { notNegative, shareWithin, wholeNumber } from "./range-inputs.ts";
import { oneOf } from "./choices.ts";

/** How fast a holder closes the gap to its target. */
export type RepatriationSpeed =
  /** A constant share of the gap each year: `dA = lambda (A* - A)`. */
  | { readonly mode: "partial adjustment"; readonly lambda: Ratio }
  /** The lambda that is best when missing the target and trading each cost with the square of their size. */
  | { readonly mode: "quadratic costs"; readonly tradeCostPerMissCost: Ratio }
  /** Nothing is sold; what matures goes home until the target is reached: `dA = stock / average life`. */
  | { readonly mode: "run-off"; readonly averageLife: Years };

/** Makes the target depend on the pickup abroad: the whole shift well below the threshold, none well above it. */
export interface PickupTrigger {
  /** Relative pickup of the foreign bond, as a decimal. */
  readonly pickup: Rate;
  /** The pickup at which half of the shift is wanted. */
  readonly threshold: Rate;
  /** How far from the threshold the wanted shift is 73% or 27% of the whole. */
  readonly width: Rate;
}

export type RepatriationPathOptions = RepatriationSpeed & {
  /** What is held abroad, in USD bn. */
  readonly stock: UsdBn;
  /** The share of it that is to come home. */
  readonly targetShift: Ratio;
  /** How many years to follow. */
  readonly years: number;
  readonly trigger?: PickupTrigger;
};

/** One year of a repatriation. */
export interface RepatriationYear {
  readonly year: number;
  /** What comes home in the year and since the start, in USD bn. */
  readonly flow: UsdBn;
  readonly cumulative: UsdBn;
  /** What is still to come home. */
  readonly remaining: UsdBn;
}

/** Summaries of {@link repatriationPath}. */
export type RepatriationParts = {
  /** The whole that is to come home, in USD bn. */
  readonly target: UsdBn;
  readonly cumulative: UsdBn;
  readonly firstYearFlow: UsdBn;
  /** Share of the gap closed in the first year. */
  readonly lambda: Ratio;
  readonly halfLife: Years;
};

const columns: Columns<RepatriationYear> = {
  year: { label: "Year" },
  flow: { label: "Flow", unit: "usdBn" },
  cumulative: { label: "Cumulative", unit: "usdBn" },
  remaining: { label: "Remaining", unit: "usdBn" },
};

/**
 * How a stock held abroad comes home, year by year.
 *
 * Partial adjustment: `cumulative(t) = shift × stock × (1 - (1 - lambda)^t)`, half of it after `ln 0.5 / ln(1 - lambda)` years.
 * Quadratic costs give the same path with `lambda = 1 - μ`, μ the root below 1 of `μ² - (2 + 1/c) μ + 1 = 0`, c the cost of
 * trading per cost of missing. Run-off: `min(shift × stock, stock / average life × t)`. A trigger scales the shift by
 * `1 / (1 + exp((pickup - threshold) / width))`.
 *
 * @param options - stock in USD bn, shift as a share, years as a whole number, and the terms of the mode
 * @returns a row a year in USD bn, with the half-life in years
 * @throws `finance/share-out-of-range` (shift, lambda), `finance/no-adjustment` (lambda of 0), `finance/not-whole` (years),
 *   `base/not-positive` (average life, costs, width), `finance/negative` (stock), `base/not-finite`
 * @throws `finance/unknown-choice`
 * @source partial adjustment with quadratic costs: Gould, Review of Economic Studies 35 (1968)
 * @example
 * const path = repatriationPath({
 *   mode: "partial adjustment", lambda: ratio(0.1), stock: usdBn(5000), targetShift: ratio(0.1), years: 10,
 * });
 * path.rows[4]?.cumulative.toFixed(2); // "204.75"
 * path.parts.halfLife.toFixed(3); // "6.579"
 */
export function repatriationPath(options: RepatriationPathOptions): RowsResult<RepatriationYear, RepatriationParts> {
  oneOf("mode", options.mode, ["partial adjustment", "quadratic costs", "run-off"]);
  const stock = notNegative("stock", options.stock);
  const shift = shareWithin("targetShift", options.targetShift);
  const horizon = wholeNumber("years", options.years);
  const weight = options.trigger ? triggerWeight(options.trigger) : 1;
  const target = (stock * shift * weight) as UsdBn;
  const { cumulativeAt, halfLife, formula } = speedOf(options, stock, target);
  const rows: RepatriationYear[] = [];
  for (let year = 1; year <= horizon; year += 1) {
    const cumulative = cumulativeAt(year) as UsdBn;
    const flow = (cumulative - cumulativeAt(year - 1)) as UsdBn;
    rows.push({ year, flow, cumulative, remaining: (target - cumulative) as UsdBn });
  }
  const cumulative = cumulativeAt(horizon) as UsdBn;
  const firstYearFlow = cumulativeAt(1) as UsdBn;
  return new RowsResult({
    name: "repatriationPath",
    formula,
    inputs: {
      stock: { value: stock, unit: "usdBn" },
      targetShift: { value: shift, unit: "share" },
      ...(options.trigger && { pickup: { value: options.trigger.pickup, unit: "pp" } as const }),
    },
    columns,
    rows,
    steps: stepsOf(stock, shift, weight, target, halfLife),
    warnings: options.mode === "run-off" ? runOffWarnings(target, cumulative) : [],
    parts: {
      target,
      cumulative,
      firstYearFlow,
      lambda: (target === 0 ? 0 : firstYearFlow / target) as Ratio,
      halfLife: halfLife as Years,
    },
  });
}

interface Speed {
  readonly cumulativeAt: (year: number) => number;
  readonly halfLife: number;
  readonly formula: string;
}

function speedOf(options: RepatriationPathOptions, stock: number, target: number): Speed {
  if (options.mode === "run-off") {
    const yearly = stock / positive("averageLife", options.averageLife);
    return {
      cumulativeAt: (year) => Math.min(target, yearly * year),
      halfLife: yearly === 0 ? 0 : target / 2 / yearly,
      formula: "cumulative = min(target, stock / average life × t)",
    };
  }
  const lambda =
    options.mode === "partial adjustment" ? shareWithin("lambda", options.lambda) : lambdaOfCosts(options.tradeCostPerMissCost);
  if (lambda === 0) {
    throw new UserError("finance/no-adjustment", {
      expected: "a lambda above 0",
      received: "0",
      action: "give a share of the gap that is closed each year, or leave the path out",
    });
  }
  return {
    cumulativeAt: (year) => target * (1 - (1 - lambda) ** year),
    halfLife: lambda === 1 ? 0 : Math.log(0.5) / Math.log1p(-lambda),
    formula: "cumulative = target × (1 - (1 - lambda)^t)",
  };
}

/** One less the root below 1 of `μ² - (2 + 1/c) μ + 1 = 0`, written so that nothing cancels when c is large. */
function lambdaOfCosts(tradeCostPerMissCost: number): number {
  const missCost = 1 / positive("tradeCostPerMissCost", tradeCostPerMissCost);
  return (Math.sqrt(missCost * (missCost + 4)) - missCost) / 2;
}

function triggerWeight(trigger: PickupTrigger): number {
  const width = positive("width", trigger.width);
  return 1 / (1 + Math.exp((finite("pickup", trigger.pickup) - finite("threshold", trigger.threshold)) / width));
}

function stepsOf(stock: number, shift: number, weight: number, target: number, halfLife: number): Step[] {
  const scaled = weight === 1 ? "" : ` × ${weight.toFixed(4)}`;
  return [
    {
      name: "target",
      formula: weight === 1 ? "stock × shift" : "stock × shift × weight of the trigger",
      substituted: `${stock} × ${shift}${scaled}`,
      value: target,
      unit: "usdBn",
    },
    {
      name: "half-life",
      formula: "years until half of the target is home",
      substituted: "from the formula above",
      value: halfLife,
      unit: "years",
    },
  ];
}

function runOffWarnings(target: number, cumulative: number): Warning[] {
  if (cumulative < target) return [];
  return [{ code: "finance/target-reached", message: "what matures covers the whole shift within the years shown" }];
}
