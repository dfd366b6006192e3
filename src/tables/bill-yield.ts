import { billYield as billYieldOf } from "../finance/treasury-bill.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Bond-equivalent yields of US Treasury bills, row by row, from discount rates or prices.
 *
 * `(100 - P)/P × y/r` up to a half-year
 *
 * Columns required: those named; discount rates as decimals (FRED's DTB series over 100) or prices per 100, and days or dates.
 * Columns added: `billYield` (or `as`), decimals a year; with `parts` also `price`, `discountRate`, `moneyMarketYield`. Rows, order
 * and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bill or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const yields = billYield(table({ discount: [0.036] }), { discountRate: "discount", days: 91, daysInYear: 365 });
 * Number(yields.get("billYield", 0)).toFixed(6); // "0.036835"
 */
export const billYield = rowVerb("billYield", billYieldOf, {
  columns: ["discountRate", "price", "days", "settlement", "maturity", "issue"],
});
