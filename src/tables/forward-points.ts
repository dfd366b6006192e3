import { forwardPoints as forwardPointsOf } from "../finance/cip-forward.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Forward points of USD/JPY, row by row.
 *
 * `(F - S) × 100`
 *
 * Columns required: those named; both in yen per dollar. Columns added: `forwardPoints` (or `as`), pips of 0.01 yen. Rows, order
 * and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day or a tenor
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const quotes = table({ spot: [155], forward: [149.067] });
 * Number(forwardPoints(quotes, { spot: "spot", forward: "forward" }).get("forwardPoints", 0)).toFixed(1); // "-593.3"
 */
export const forwardPoints = rowVerb("forwardPoints", forwardPointsOf, {
  columns: ["spot", "forward"],
});
