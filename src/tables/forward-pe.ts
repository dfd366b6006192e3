import { forwardPe as forwardPeOf } from "../finance/forward-pe.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The price of next year's earnings that a perpetual growth implies, row by row.
 *
 * `payout / (r - g)`
 *
 * Columns required: those named; pay-outs as ratios, rates as decimals. Columns added: `forwardPe` (or `as`), a multiple. Rows,
 * order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a stock or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/growth-exceeds-rate`, …) with the row's number
 * @source as the helper's
 * @example
 * forwardPe(table({ rate: [0.09] }), { payout: ratio(0.5), discountRate: "rate", growth: pct(5) }).array("forwardPe"); // [12.5]
 */
export const forwardPe = rowVerb("forwardPe", forwardPeOf, {
  columns: ["payout", "discountRate", "growth"],
});
