import { peCompression as peCompressionOf } from "../finance/pe-compression.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The multiple after a move of yields, row by row.
 *
 * `PE (1 - D beta dy)` or `PE exp(-D beta dy)`
 *
 * Columns required: those named; multiples and pass-through as ratios, durations in years, changes as decimals. Columns added:
 * `peCompression` (or `as`), the multiple after the move; with `parts` also `change`, `rateChange`. Rows, order and groups kept;
 * filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a stock or a sector
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/linear-out-of-range`, …) with the row's number
 * @source as the helper's
 * @example
 * const stocks = table({ pe: [10, 20], years: [10, 20] });
 * const terms = { yieldChange: pct(1), passThrough: ratio(1), method: "linear" } as const;
 * peCompression(stocks, { pe: "pe", duration: "years", ...terms }).array("peCompression"); // [9, 16]
 */
export const peCompression = rowVerb("peCompression", peCompressionOf, {
  columns: ["pe", "duration", "yieldChange", "passThrough"],
});
