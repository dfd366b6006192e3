import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { finite, type Money, type Rate, type Ratio, type Years } from "../base/units.ts";
import { notNegative } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface GordonGrowthOptions {
  /** Next year's dividend, in one currency. */
  readonly nextDividend: Money;
  /** Discount rate a year, as a decimal. */
  readonly discountRate: Rate;
  /** Growth of the dividend a year for ever, as a decimal below the discount rate. */
  readonly growth: Rate;
}

/** Intermediates of {@link gordonGrowth}. */
export type GordonGrowthParts = {
  /** `r - g`, which is also the dividend yield. */
  readonly spread: Rate;
  /** `-dlnP/dr = 1 / (r - g)`: the one to multiply by a change of the rate. */
  readonly modifiedDuration: Years;
  /** `(1 + r) / (r - g)`, the mean time of the present values. */
  readonly macaulayDuration: Years;
};

/**
 * The value of a dividend that grows for ever: `P = D1 / (r - g)`.
 *
 * @param options - the dividend in one currency, rates as decimals with `discountRate` above `growth`
 * @returns the value in the dividend's currency
 * @throws `finance/growth-exceeds-rate` for r <= g, `finance/negative` (dividend), `base/not-finite`,
 *   `base/rate-looks-like-percent`
 * @source Gordon, Review of Economics and Statistics 41 (1959); Williams, The Theory of Investment Value (1938), chapter 7
 * @example
 * gordonGrowth({ nextDividend: money(5), discountRate: pct(8), growth: pct(5) }).format(); // "166.67"
 */
export function gordonGrowth(options: GordonGrowthOptions): Result<Money, GordonGrowthParts> {
  const { discountRate, growth } = options;
  const nextDividend = notNegative("nextDividend", options.nextDividend);
  const terms = rateTerms({ discountRate, growth });
  const spread = rateAboveGrowth(discountRate, growth);
  const value = (nextDividend / spread) as Money;
  const formula = "next dividend / (discount rate - growth)";
  const substituted = `${formatQuantity(nextDividend, "money")} / (${shown(discountRate)} - ${shown(growth)})`;
  return new Result({
    name: "gordonGrowth",
    value,
    unit: "money",
    formula,
    inputs: { nextDividend: { value: nextDividend, unit: "money" }, ...terms },
    steps: [{ name: "value", formula, substituted, value, unit: "money" }],
    parts: {
      spread,
      modifiedDuration: (1 / spread) as Years,
      macaulayDuration: ((1 + discountRate) / spread) as Years,
    },
  });
}

export interface GordonRepricingOptions {
  /** Discount rate and growth before the move, as decimals. */
  readonly discountRate: Rate;
  readonly growth: Rate;
  /** Change of the government yield, as a decimal. */
  readonly yieldChange: Rate;
  /** How much of it the discount rate takes over: below 1 where the equity risk premium falls, above 1 where it rises. */
  readonly passThrough: Ratio;
}

/** Intermediates of {@link gordonRepricing}. */
export type GordonRepricingParts = {
  readonly rateChange: Rate;
  readonly rateAfter: Rate;
  /** `-dr / (r - g)`: the first-order change. */
  readonly byDuration: Rate;
};

/**
 * What a move of the government yield does to a perpetually growing dividend's value:
 * `P1/P0 - 1 = (r - g) / (r + beta dy - g) - 1`.
 *
 * @param options - rates and the yield change as decimals, pass-through as a ratio
 * @returns the relative change of the value as a decimal, exactly; `parts.byDuration` to first order
 * @throws `finance/growth-exceeds-rate` for r <= g before or after the move, `base/not-finite`, `base/rate-looks-like-percent`
 * @source difference of two Gordon values
 * @example
 * const terms = { discountRate: pct(8), growth: pct(5), yieldChange: pct(1), passThrough: ratio(1) };
 * gordonRepricing(terms).format(1); // "-25.0%"
 * formatQuantity(gordonRepricing(terms).parts.byDuration, "rate", 1); // "-33.3%"
 */
export function gordonRepricing(options: GordonRepricingOptions): Result<Rate, GordonRepricingParts> {
  const { discountRate, growth, yieldChange } = options;
  const terms = rateTerms({ discountRate, growth, yieldChange });
  const passThrough = finite("passThrough", options.passThrough);
  const spread = rateAboveGrowth(discountRate, growth);
  const rateChange = (passThrough * yieldChange) as Rate;
  const rateAfter = (discountRate + rateChange) as Rate;
  const spreadAfter = rateAboveGrowth(rateAfter, growth);
  const value = (spread / spreadAfter - 1) as Rate;
  const byDuration = (0 - rateChange / spread) as Rate;
  return new Result({
    name: "gordonRepricing",
    value,
    unit: "rate",
    formula: "(rate - growth) / (rate after - growth) - 1",
    inputs: { ...terms, yieldChange: { value: yieldChange, unit: "pp" }, passThrough: { value: passThrough, unit: "ratio" } },
    steps: [
      {
        name: "rate after",
        formula: "rate + pass-through × yield change",
        substituted: `${shown(discountRate)} + ${passThrough} × ${formatOperand(yieldChange, "pp")}`,
        value: rateAfter,
        unit: "rate",
      },
      {
        name: "change",
        formula: "(rate - growth) / (rate after - growth) - 1",
        substituted: `${shown(spread)} / ${shown(spreadAfter)} - 1`,
        value,
        unit: "rate",
      },
      {
        name: "by duration",
        formula: "-rate change / (rate - growth)",
        substituted: `-${formatOperand(rateChange, "pp")} / ${shown(spread)}`,
        value: byDuration,
        unit: "rate",
      },
    ],
    parts: { rateChange, rateAfter, byDuration },
  });
}

/** The discount rate less the growth, which must be above zero. @throws `finance/growth-exceeds-rate` */
export function rateAboveGrowth(discountRate: Rate, growth: Rate): Rate {
  if (discountRate > growth) return (discountRate - growth) as Rate;
  throw new UserError("finance/growth-exceeds-rate", {
    expected: `a discount rate above the growth for ever of ${shown(growth)}`,
    received: shown(discountRate),
    action: "lower the growth: nothing outgrows its discount rate for ever",
  });
}

const shown = (value: number) => formatOperand(value, "rate");
