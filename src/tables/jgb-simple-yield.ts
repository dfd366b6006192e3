import { jgbSimpleYield as jgbSimpleYieldOf } from "../finance/jgb-yield.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The simple yield in which JGBs are quoted in Japan, row by row.
 *
 * `(coupon + (100 - P)/T) / P`
 *
 * Columns required: those named; coupons as decimals, prices per 100, tenors in years or dates. Columns added: `jgbSimpleYield` (or
 * `as`), decimals a year; with `parts` also `tenor`, `currentYield`. Rows, order and groups kept; filter and order are carried out.
 * Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bond or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const yields = jgbSimpleYield(table({ price: [100, 95.4886] }), { coupon: pct(1.5), cleanPrice: "price", tenor: years(10) });
 * Number(yields.get("jgbSimpleYield", 1)).toFixed(4); // "0.0204"
 */
export const jgbSimpleYield = rowVerb("jgbSimpleYield", jgbSimpleYieldOf, {
  columns: ["coupon", "cleanPrice", "tenor", "settlement", "maturity"],
});
