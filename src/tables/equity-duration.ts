import { equityDuration as equityDurationOf } from "../finance/equity-duration.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The interest-rate sensitivity of equities, row by row.
 *
 * `-dlnP/dr` at fixed cash flows; Gordon: `1 / (r - g)`
 *
 * Columns required: those named; rates as decimals, amounts in one currency; the model holds for all rows. Columns added:
 * `equityDuration` (or `as`), modified duration in years; with `parts` also `macaulayDuration`. Rows, order and groups kept; filter
 * and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a stock or a sector
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/growth-exceeds-rate`, `finance/price-below-forecast`, …)
 *   with the row's number
 * @source as the helper's
 * @example
 * const stocks = table({ rate: [0.08, 0.09], growth: [0.05, 0.05] });
 * equityDuration(stocks, { model: "gordon", discountRate: "rate", growth: "growth" }).array("equityDuration"); // [33.3333333333333, 25]
 */
export const equityDuration = rowVerb("equityDuration", equityDurationOf, {
  columns: ["discountRate", "growth", "cashFlow", "growthYears", "terminalGrowth", "cashFlows", "price"],
});
