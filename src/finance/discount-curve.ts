import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { positive, type Rate, type Ratio, type Years } from "../base/units.ts";
import { type CouponFrequency, refuseUnknownFrequency } from "./coupon-schedule.ts";
import { requireGiven } from "./choices.ts";

/** A term structure: what a payment at each time is worth today. All rates are decimals, continuously compounded. */
export interface DiscountCurve {
  /** The last tenor that rests on data. */
  readonly lastTenor: Years;
  /** The value today of 1 paid after t years. @throws `finance/beyond-curve` */
  discount(tenor: Years): Ratio;
  /** The zero rate to t years. @throws `finance/beyond-curve` */
  zero(tenor: Years): Rate;
  /** The instantaneous forward rate at t years. @throws `finance/beyond-curve` */
  forward(tenor: Years): Rate;
}

/** Where a par yield begins, how long it runs and how often it pays. */
export interface ParYieldOptions {
  readonly curve: DiscountCurve;
  /** A whole number of coupon periods. */
  readonly tenor: Years;
  readonly frequency: CouponFrequency;
  /** Years from today to the start of the bond; 0 unless given. */
  readonly start?: Years;
}

/** Intermediates of {@link parYield}. */
export type ParYieldParts = {
  /** Sum of the discount factors of the coupon dates over the frequency. */
  readonly annuity: Years;
};

/**
 * The coupon at which a bond is worth par, today or from a start date on.
 *
 * `par = (DF(s) - DF(s + n)) / (Σ DF(s + k/f) / f)`, k = 1..n f
 *
 * With a start of n years and a tenor of 1 at two coupons a year it is the Federal Reserve's one-year forward rate SVEN1F.
 *
 * @param options - a curve, the tenor in whole coupon periods (years), the frequency; a start in years
 * @returns the par yield as a decimal a year, compounded `frequency` times
 * @throws `finance/not-whole-periods`, `finance/beyond-curve`, `finance/unknown-frequency`, `base/not-positive`
 * @throws `finance/option-missing`
 * @source Gürkaynak, Sack and Wright, FEDS 2006-28, equations (5) to (7)
 * @example
 * const flat = zeroCurve({ tenors: [1, 10], zeroRates: [0.04, 0.04], method: "linear", on: "zero", beyond: "refuse" });
 * parYield({ curve: flat, tenor: years(5), frequency: 2 }).format(4); // "4.0403%"
 */
export function parYield(options: ParYieldOptions): Result<Rate, ParYieldParts> {
  requireGiven(options, ["curve"]);
  const { curve, frequency } = options;
  refuseUnknownFrequency(frequency);
  const start = (options.start ?? 0) as Years;
  const periods = positive("tenor", options.tenor) * frequency;
  const count = Math.round(periods);
  if (count < 1 || Math.abs(periods - count) > 1e-9) {
    throw new UserError("finance/not-whole-periods", {
      expected: `a tenor of whole coupon periods at ${frequency} a year`,
      received: `${options.tenor} years`,
      action: "round the tenor to coupon periods",
    });
  }
  let annuity = 0;
  for (let k = 1; k <= count; k++) annuity += curve.discount((start + k / frequency) as Years) / frequency;
  const near = curve.discount(start);
  const far = curve.discount((start + count / frequency) as Years);
  const value = ((near - far) / annuity) as Rate;
  return new Result({
    name: "parYield",
    value,
    unit: "rate",
    formula: "(DF(start) - DF(end)) / sum of coupon discount factors × frequency",
    inputs: {
      start: { value: start, unit: "years" },
      tenor: { value: options.tenor, unit: "years" },
      frequency: { value: frequency, unit: "count" },
    },
    steps: [
      { name: "annuity", formula: "sum of DF / frequency", substituted: `${count} dates`, value: annuity, unit: "years" },
      {
        name: "par yield",
        formula: "(DF(start) - DF(end)) / annuity",
        substituted: `(${formatQuantity(near, "count")} - ${formatQuantity(far, "count")}) / ${formatQuantity(annuity, "count")}`,
        value,
        unit: "rate",
      },
    ],
    parts: { annuity: annuity as Years },
  });
}
