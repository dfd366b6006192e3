import { formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import type { Rate, Ratio } from "../base/units.ts";
import { rateAboveGrowth } from "./gordon-growth.ts";
import { shareWithin } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface ForwardPeOptions {
  /** Share of earnings paid out, as a ratio. */
  readonly payout: Ratio;
  readonly discountRate: Rate;
  /** Growth of earnings a year for ever, as a decimal below the discount rate. */
  readonly growth: Rate;
}

/**
 * The price of next year's earnings that a perpetual growth implies: `P/E1 = payout / (r - g)`.
 *
 * @param options - payout as a ratio between 0 and 1, rates as decimals
 * @returns the multiple as a ratio
 * @throws `finance/growth-exceeds-rate`, `finance/share-out-of-range`, `base/not-finite`, `base/rate-looks-like-percent`
 * @source Gordon growth divided by next year's earnings; Damodaran, Investment Valuation, chapter 18
 * @example
 * forwardPe({ payout: ratio(0.5), discountRate: pct(8), growth: pct(5) }).format(); // "16.667x"
 */
export function forwardPe(options: ForwardPeOptions): Result<Ratio> {
  const { discountRate, growth } = options;
  const payout = shareWithin("payout", options.payout);
  const terms = rateTerms({ discountRate, growth });
  const spread = rateAboveGrowth(discountRate, growth);
  const value = (payout / spread) as Ratio;
  const formula = "payout / (discount rate - growth)";
  const substituted = `${formatQuantity(payout, "share")} / ${formatQuantity(spread, "pp")}`;
  return new Result({
    name: "forwardPe",
    value,
    unit: "multiple",
    formula,
    inputs: { payout: { value: payout, unit: "share" }, ...terms },
    steps: [{ name: "forward P/E", formula, substituted, value, unit: "multiple" }],
    parts: {},
  });
}
