import { formatQuantity } from "../base/format.ts";
import { Result, type Step } from "../base/result.ts";
import type { Money, Rate, Ratio, Years } from "../base/units.ts";
import { rateAboveGrowth } from "./gordon-growth.ts";
import { notNegative, wholeNumber } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface TwoStageDcfOptions {
  /** The cash flow of the year that has just ended, in one currency. */
  readonly cashFlow: Money;
  /** Growth a year in the first stage, and the number of its years. */
  readonly growth: Rate;
  readonly growthYears: number;
  /** Growth a year for ever after. */
  readonly terminalGrowth: Rate;
  readonly discountRate: Rate;
}

/** Intermediates of {@link twoStageDcf}. */
export type TwoStageDcfParts = {
  /** Present value of the first stage, and of all that comes after it. */
  readonly firstStage: Money;
  readonly terminal: Money;
  readonly terminalShare: Ratio;
  /** `-dP/dr / P`. */
  readonly modifiedDuration: Years;
};

/**
 * The value of a cash flow that grows fast for some years and then slower for ever:
 * `P = sum_{t=1..n} CF0 (1+g)^t / (1+r)^t + CF0 (1+g)^n (1+gT) / (r - gT) / (1+r)^n`.
 *
 * @param options - the last cash flow in one currency, rates as decimals, whole years
 * @returns the value in the currency of the cash flow, with the terminal value's share and the duration
 * @throws `finance/growth-exceeds-rate` for r <= terminal growth, `finance/not-whole` (years), `finance/negative` (cash flow),
 *   `base/not-finite`, `base/rate-looks-like-percent`
 * @source Damodaran, Investment Valuation, chapter 13 (two-stage model)
 * @example
 * const terms = { cashFlow: money(4), growth: pct(15), growthYears: 10, terminalGrowth: pct(3), discountRate: pct(9) };
 * twoStageDcf(terms).format(); // "171.69"
 */
export function twoStageDcf(options: TwoStageDcfOptions): Result<Money, TwoStageDcfParts> {
  const { growth, terminalGrowth, discountRate } = options;
  const cashFlow = notNegative("cashFlow", options.cashFlow);
  const years = wholeNumber("growthYears", options.growthYears, 0);
  const terms = rateTerms({ growth, terminalGrowth, discountRate });
  const spread = rateAboveGrowth(discountRate, terminalGrowth);
  const step = (1 + growth) / (1 + discountRate);
  let firstStage = 0;
  let timed = 0;
  for (let year = 1; year <= years; year += 1) {
    firstStage += cashFlow * step ** year;
    timed += year * cashFlow * step ** year;
  }
  const terminal = (cashFlow * step ** years * (1 + terminalGrowth)) / spread;
  const value = (firstStage + terminal) as Money;
  const slope = timed / (1 + discountRate) + terminal * (years / (1 + discountRate) + 1 / spread);
  const shown = (amount: number) => formatQuantity(amount, "money");
  const steps: Step[] = [
    {
      name: "first stage",
      formula: "sum over its years of cash flow × ((1 + growth) / (1 + rate))^t",
      substituted: `${years} years of ${shown(cashFlow)} × ${step.toFixed(6)}^t`,
      value: firstStage,
      unit: "money",
    },
    {
      name: "terminal value today",
      formula: "cash flow × ((1 + growth) / (1 + rate))^n × (1 + terminal growth) / (rate - terminal growth)",
      substituted: `${shown(cashFlow)} × ${step.toFixed(6)}^${years} × ${1 + terminalGrowth} / ${formatQuantity(spread, "pp")}`,
      value: terminal,
      unit: "money",
    },
  ];
  return new Result({
    name: "twoStageDcf",
    value,
    unit: "money",
    formula: "first stage + terminal value today",
    inputs: {
      cashFlow: { value: cashFlow, unit: "money" },
      growthYears: { value: years, unit: "count" },
      ...terms,
    },
    steps,
    parts: {
      firstStage: firstStage as Money,
      terminal: terminal as Money,
      terminalShare: (value === 0 ? 0 : terminal / value) as Ratio,
      modifiedDuration: (value === 0 ? 0 : slope / value) as Years,
    },
  });
}
