import { billPrice as billPriceOf } from "../finance/treasury-bill.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Prices of US Treasury bills from discount rates, row by row.
 *
 * `P = 100 (1 - d × days/360)`
 *
 * Columns required: those named; discount rates as decimals, days or dates. Columns added: `billPrice` (or `as`), per 100 of face
 * value. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bill or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const bills = table({ discount: [0.0761] });
 * Number(billPrice(bills, { discountRate: "discount", days: 90, daysInYear: 365 }).get("billPrice", 0)).toFixed(4); // "98.0975"
 */
export const billPrice = rowVerb("billPrice", billPriceOf, {
  columns: ["discountRate", "days", "settlement", "maturity", "issue"],
});
