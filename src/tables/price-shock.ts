import { priceShock as priceShockOf } from "../finance/price-shock.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * What sudden moves of the yield do to bonds, row by row.
 *
 * `P(y + dy)/P(y) - 1`
 *
 * Columns required: those named; coupons and yields as decimals; a tenor in years, or settlement and maturity dates. Columns added:
 * `priceShock` (or `as`), the exact return as a decimal; with `parts` also `byDuration`, `byDurationAndConvexity`, `cleanBefore`,
 * `cleanAfter`, …. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bond or a move
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const moves = table({ move: [0.0025, 0.005] });
 * const jgb = { coupon: pct(1.5), tenor: years(10), frequency: 2, convention: "street", yieldToMaturity: pct(1.5) } as const;
 * Number(priceShock(moves, { ...jgb, yieldChange: "move" }).get("priceShock", 1)).toFixed(4); // "-0.0451"
 */
export const priceShock = rowVerb("priceShock", priceShockOf, {
  columns: ["coupon", "tenor", "settlement", "maturity", "issue", "firstCoupon", "yieldToMaturity", "yieldChange"],
});
