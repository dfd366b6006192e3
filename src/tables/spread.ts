import { spread as spreadOf } from "../finance/spread-history.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The difference of two yields in every row. For two series of different days see `spreadHistory`.
 *
 * `a - b`
 *
 * Columns required: those named; both as decimals, of one quotation. Columns added: `spread` (or `as`), decimals: 0.01 is 1pp.
 * Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * Number(spread(table({ us10: [0.0459] }), { a: "us10", b: pct(2.691) }).get("spread", 0)).toFixed(5); // "0.01899"
 */
export const spread = rowVerb("spread", spreadOf, {
  columns: ["a", "b"],
});
