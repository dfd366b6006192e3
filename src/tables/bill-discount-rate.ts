import { billDiscountRate as billDiscountRateOf } from "../finance/treasury-bill.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Discount rates of US Treasury bills from prices, row by row.
 *
 * `d = (100 - P)/100 × 360/days`
 *
 * Columns required: those named; prices per 100, days or dates. Columns added: `billDiscountRate` (or `as`), decimals on Act/360.
 * Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bill or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const bills = table({ price: [98.0975] });
 * Number(billDiscountRate(bills, { price: "price", days: 90, daysInYear: 365 }).get("billDiscountRate", 0)).toFixed(4); // "0.0761"
 */
export const billDiscountRate = rowVerb("billDiscountRate", billDiscountRateOf, {
  columns: ["price", "days", "settlement", "maturity", "issue"],
});
