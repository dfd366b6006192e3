import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import type { Price, Rate, Years } from "../base/units.ts";
import { bondCashFlows, bondInputs } from "./bond-cash-flows.ts";
import { priceAndSlopes } from "./bond-discounting.ts";
import type { BondPriceOptions } from "./bond-price.ts";
import { rateTerms } from "./rate-inputs.ts";

/** A bond, its yield and the move of the yield. */
export type PriceShockOptions = BondPriceOptions & {
  /** The change of the yield as a decimal: `bp(50)` for +50bp. */
  readonly yieldChange: Rate;
};

/** Intermediates of {@link priceShock}. */
export type PriceShockParts = {
  /** Clean price before and after the move. */
  readonly cleanBefore: Price;
  readonly cleanAfter: Price;
  /** Return by repricing, by duration alone, and by duration with convexity. */
  readonly exact: Rate;
  readonly byDuration: Rate;
  readonly byDurationAndConvexity: Rate;
  readonly modifiedDuration: Years;
  readonly convexity: number;
};

/**
 * What a sudden move of the yield does to a bond's value, exactly and by its first two derivatives.
 *
 * `exact = P(y + dy)/P(y) - 1`, `by duration = -D dy`, `with convexity = -D dy + C dy²/2`, P the dirty price, D modified.
 *
 * @param options - as for `bondPrice`, with `yieldChange` as a decimal
 * @returns the exact return as a decimal, negative for a loss
 * @throws the codes of `bondPrice`: `finance/settlement-not-before-maturity`, `finance/not-whole-periods`, `finance/yield-too-low`, …
 * @source Fabozzi, Bond Markets, Analysis and Strategies, chapter 4
 * @example
 * const jgb = { coupon: pct(1.5), tenor: years(10), frequency: 2, convention: "street" } as const;
 * priceShock({ ...jgb, yieldToMaturity: pct(1.5), yieldChange: bp(50) }).format(2); // "-4.51%"
 */
export function priceShock(options: PriceShockOptions): Result<Rate, PriceShockParts> {
  const { yieldToMaturity, yieldChange } = options;
  const terms = rateTerms({ yieldToMaturity, yieldChange });
  const flows = bondCashFlows(options);
  const before = priceAndSlopes(flows, yieldToMaturity);
  const after = priceAndSlopes(flows, yieldToMaturity + yieldChange);
  const modifiedDuration = (-before.slope / before.dirty) as Years;
  const convexity = before.curvature / before.dirty;
  const exact = (after.dirty / before.dirty - 1) as Rate;
  const byDuration = ((before.slope * yieldChange) / before.dirty) as Rate;
  const byDurationAndConvexity = (byDuration + 0.5 * convexity * yieldChange ** 2) as Rate;
  const duration = formatQuantity(modifiedDuration, "years");
  const change = formatOperand(yieldChange, "pp");
  return new Result({
    name: "priceShock",
    value: exact,
    unit: "rate",
    formula: "price after / price before - 1",
    inputs: { ...bondInputs(options), ...terms },
    steps: [
      {
        name: "exact",
        formula: "price after / price before - 1",
        substituted: `${formatQuantity(after.dirty, "price")} / ${formatQuantity(before.dirty, "price")} - 1`,
        value: exact,
        unit: "rate",
      },
      {
        name: "by duration",
        formula: "-modified duration × yield change",
        substituted: `-${duration} × ${change}`,
        value: byDuration,
        unit: "rate",
      },
      {
        name: "by duration and convexity",
        formula: "by duration + convexity × yield change² / 2",
        substituted: `${formatOperand(byDuration, "rate")} + ${formatQuantity(convexity, "count", 2)} × ${change}² / 2`,
        value: byDurationAndConvexity,
        unit: "rate",
      },
    ],
    parts: {
      cleanBefore: (before.dirty - flows.accrued) as Price,
      cleanAfter: (after.dirty - flows.accrued) as Price,
      exact,
      byDuration,
      byDurationAndConvexity,
      modifiedDuration,
      convexity,
    },
  });
}
