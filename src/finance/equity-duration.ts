import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { Result, type Step, type Term } from "../base/result.ts";
import { finite, type Money, positive, type Rate, type Years } from "../base/units.ts";
import { rateAboveGrowth } from "./gordon-growth.ts";
import { rateTerms } from "./rate-inputs.ts";
import { type TwoStageDcfOptions, twoStageDcf } from "./two-stage-dcf.ts";
import { oneOf, requireGiven } from "./choices.ts";

/** What the cash flows of an equity look like, which is all that its duration depends on. */
export type EquityDurationOptions =
  /** One growth for ever. */
  | { readonly model: "gordon"; readonly discountRate: Rate; readonly growth: Rate }
  /** Fast growth for some years, then slower for ever. */
  | ({ readonly model: "two-stage" } & TwoStageDcfOptions)
  /** Forecasts for some years, and what the market pays beyond them as a level perpetuity. */
  | {
      readonly model: "implied";
      readonly cashFlows: readonly Money[];
      readonly price: Money;
      readonly discountRate: Rate;
    };

/** Intermediates of {@link equityDuration}. */
export type EquityDurationParts = {
  /** Mean time of the present values: modified × (1 + r). */
  readonly macaulayDuration: Years;
};

/**
 * The interest-rate sensitivity of an equity, `-dlnP/dr`, at fixed cash flows.
 *
 * Gordon: `1 / (r - g)`. Two-stage: the derivative of the two-stage value. Implied: `D = sum t PV_t / P +
 * (T + (1+r)/r) (P - sum PV_t) / P` as a mean time, divided by `1 + r`.
 *
 * @param options - the model and its terms; rates as decimals, amounts in one currency
 * @returns the modified duration in years: multiply by the change of the discount rate
 * @throws `finance/growth-exceeds-rate`, `finance/price-below-forecast` where the forecasts are worth more than the price,
 *   `base/not-positive` (price, discount rate of the implied model), `base/not-finite`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`
 * @source implied: Dechow, Sloan and Soliman, Review of Accounting Studies 9 (2004)
 * @example
 * equityDuration({ model: "gordon", discountRate: pct(8), growth: pct(5) }).format(1); // "33.3 years"
 */
export function equityDuration(options: EquityDurationOptions): Result<Years, EquityDurationParts> {
  oneOf("model", options.model, ["gordon", "two-stage", "implied"]);
  const { modified, formula, substituted, inputs } = byModel(options);
  const steps: Step[] = [{ name: "modified duration", formula, substituted, value: modified, unit: "years" }];
  return new Result({
    name: "equityDuration",
    value: modified as Years,
    unit: "years",
    formula,
    inputs,
    steps,
    parts: { macaulayDuration: (modified * (1 + options.discountRate)) as Years },
  });
}

interface DurationTerms {
  readonly modified: number;
  readonly formula: string;
  readonly substituted: string;
  readonly inputs: Readonly<Record<string, Term>>;
}

function byModel(options: EquityDurationOptions): DurationTerms {
  switch (options.model) {
    case "gordon": {
      const { discountRate, growth } = options;
      const inputs = rateTerms({ discountRate, growth });
      const spread = rateAboveGrowth(discountRate, growth);
      const substituted = `1 / ${formatQuantity(spread, "pp")}`;
      return { modified: 1 / spread, formula: "1 / (discount rate - growth)", substituted, inputs };
    }
    case "two-stage": {
      const { inputs, parts, value } = twoStageDcf(options);
      positive("the two-stage value", value);
      return {
        modified: parts.modifiedDuration,
        formula: "-derivative of the two-stage value by the rate / the value",
        substituted: `terminal value ${formatQuantity(parts.terminalShare, "share", 1)} of ${formatQuantity(value, "money")}`,
        inputs,
      };
    }
    case "implied":
      return implied(options);
  }
}

function implied({ cashFlows, price, discountRate }: EquityDurationOptions & { model: "implied" }): DurationTerms {
  requireGiven({ cashFlows }, ["cashFlows"]);
  const inputs = rateTerms({ discountRate });
  positive("discountRate", discountRate);
  positive("price", price);
  const present = cashFlows.map((amount, index) => finite(`cash flow ${index + 1}`, amount) / (1 + discountRate) ** (index + 1));
  const forecast = present.reduce((sum, value) => sum + value, 0);
  if (forecast > price) {
    throw new UserError("finance/price-below-forecast", {
      expected: `a price of at least the forecasts' present value, ${formatQuantity(forecast, "money")}`,
      received: formatQuantity(price, "money"),
      action: "raise the discount rate or shorten the forecast: nothing would be left for the years beyond",
    });
  }
  const timed = present.reduce((sum, value, index) => sum + (index + 1) * value, 0);
  const beyond = cashFlows.length + (1 + discountRate) / discountRate;
  const macaulay = (timed + beyond * (price - forecast)) / price;
  return {
    modified: macaulay / (1 + discountRate),
    formula: "(mean time of forecasts and of the level perpetuity beyond) / (1 + rate)",
    substituted: `${formatQuantity(macaulay, "years")} / ${1 + discountRate}`,
    inputs: { price: { value: price, unit: "money" }, years: { value: cashFlows.length, unit: "count" }, ...inputs },
  };
}
