import { tpShock as tpShockOf } from "../finance/term-premium.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Yields after a move of the term premium, row by row.
 *
 * `y + dTP`, expected short rates unchanged
 *
 * Columns required: those named; yields as decimals, moves in basis points. Columns added: `tpShock` (or `as`), decimals a year;
 * with `parts` also `yieldChange`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value
 * gets undefined.
 *
 * @param table - a row a day or a maturity
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * Number(tpShock(table({ y: [0.043] }), { yield: "y", premiumChange: basisPoints(100) }).get("tpShock", 0)).toFixed(3); // "0.053"
 */
export const tpShock = rowVerb("tpShock", tpShockOf, {
  columns: ["yield", "premiumChange"],
});
