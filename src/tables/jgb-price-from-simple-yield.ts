import { jgbPriceFromSimpleYield as jgbPriceFromSimpleYieldOf } from "../finance/jgb-yield.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Clean prices of JGBs from simple yields, row by row.
 *
 * `P = (100 + coupon T) / (1 + simple yield T)`
 *
 * Columns required: those named; coupons and yields as decimals, tenors in years or dates. Columns added: `jgbPriceFromSimpleYield`
 * (or `as`), per 100 of face value. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing
 * value gets undefined.
 *
 * @param table - a row a bond or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ y: [0.015, 0.02] });
 * const bond = { coupon: pct(1.5), tenor: years(10), as: "price" } as const;
 * Number(jgbPriceFromSimpleYield(days, { ...bond, simpleYield: "y" }).get("price", 1)).toFixed(3); // "95.833"
 */
export const jgbPriceFromSimpleYield = rowVerb("jgbPriceFromSimpleYield", jgbPriceFromSimpleYieldOf, {
  columns: ["coupon", "simpleYield", "tenor", "settlement", "maturity"],
});
