import { UserError } from "../base/errors.ts";
import { formatOperand } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { positive, type Rate, type Years } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf, requireGiven } from "./choices.ts";

/** How a rate grows money over a year. A simple rate needs the period over which it is simple. */
export type Compounding =
  | { readonly compounding: "simple"; readonly years: Years }
  | { readonly compounding: "compounded"; readonly perYear: number }
  | { readonly compounding: "continuous" };

export interface ConvertRateOptions {
  readonly rate: Rate;
  readonly from: Compounding;
  readonly to: Compounding;
}

/** Intermediates of {@link convertRate}. */
export type ConvertRateParts = {
  /** The same rate with continuous compounding. */
  readonly continuous: Rate;
};

/**
 * A rate in another compounding, that grows money by the same amount.
 *
 * By way of the continuous rate c: simple over t years `c = ln(1 + r t) / t`, compounded f times a year
 * `c = f ln(1 + r/f)`. The day count is the same on both sides.
 *
 * @param options - the rate as a decimal a year, its compounding and the one that is wanted
 * @returns the rate as a decimal a year
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (years, perYear)
 * @throws `finance/rate-wipes-out` when the rate loses all in a period: `r t <= -1` or `r/f <= -1`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source E. G. Haug, The Complete Guide to Option Pricing Formulas (1998), pages 181-182
 * @example
 * convertRate({ rate: pct(8), from: { compounding: "compounded", perYear: 4 }, to: { compounding: "continuous" } }).format(); // "7.9211%"
 */
export function convertRate(options: ConvertRateOptions): Result<Rate, ConvertRateParts> {
  requireGiven(options, ["from", "to"]);
  const { rate, from, to } = options;
  const inputs = rateTerms({ rate });
  for (const each of [from, to]) oneOf("compounding", each.compounding, ["simple", "compounded", "continuous"]);
  const continuous = toContinuous(rate, from);
  const value = fromContinuous(continuous, to);
  return new Result({
    name: "convertRate",
    value,
    unit: "rate",
    formula: `${compoundingName(from)} to ${compoundingName(to)}`,
    inputs,
    steps: [
      { ...toFormula(rate, from), name: "continuous rate", value: continuous, unit: "rate" },
      { ...fromFormula(continuous, to), name: `${compoundingName(to)} rate`, value, unit: "rate" },
    ],
    parts: { continuous },
  });
}

/**
 * The continuously compounded rate that grows money as much.
 *
 * @throws `base/not-positive`, `finance/rate-wipes-out`
 */
export function toContinuous(rate: Rate, from: Compounding): Rate {
  if (from.compounding === "continuous") return rate;
  const periods = periodsPerYear(from);
  if (rate / periods > -1) return (periods * Math.log1p(rate / periods)) as Rate;
  throw new UserError("finance/rate-wipes-out", {
    expected: `a ${compoundingName(from)} rate above ${-periods}`,
    received: String(rate),
    action: "check the rate and its compounding: it loses everything within a period",
  });
}

/** The rate in another compounding that grows money as much as a continuous one. @throws `base/not-positive` */
export function fromContinuous(continuous: Rate, to: Compounding): Rate {
  if (to.compounding === "continuous") return continuous;
  const periods = periodsPerYear(to);
  return (periods * Math.expm1(continuous / periods)) as Rate;
}

function periodsPerYear(convention: Exclude<Compounding, { compounding: "continuous" }>): number {
  if (convention.compounding === "simple") return 1 / positive("years of the simple rate", convention.years);
  return positive("perYear", convention.perYear);
}

function compoundingName(convention: Compounding): string {
  if (convention.compounding === "simple") return `simple (${convention.years} years)`;
  return convention.compounding === "continuous" ? "continuous" : `compounded ${convention.perYear} times a year`;
}

function toFormula(rate: Rate, from: Compounding) {
  const shown = formatOperand(rate, "rate");
  if (from.compounding === "continuous") return { formula: "rate", substituted: shown };
  if (from.compounding === "simple") {
    return { formula: "ln(1 + rate × years) / years", substituted: `ln(1 + ${shown} × ${from.years}) / ${from.years}` };
  }
  const f = from.perYear;
  return { formula: "f × ln(1 + rate / f)", substituted: `${f} × ln(1 + ${shown} / ${f})` };
}

function fromFormula(continuous: Rate, to: Compounding) {
  const shown = formatOperand(continuous, "rate");
  if (to.compounding === "continuous") return { formula: "continuous rate", substituted: shown };
  if (to.compounding === "simple") {
    return {
      formula: "(exp(continuous rate × years) - 1) / years",
      substituted: `(exp(${shown} × ${to.years}) - 1) / ${to.years}`,
    };
  }
  const f = to.perYear;
  return { formula: "f × (exp(continuous rate / f) - 1)", substituted: `${f} × (exp(${shown} / ${f}) - 1)` };
}
