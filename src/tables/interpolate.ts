import { interpolate as interpolateOf } from "../finance/zero-curve.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * One zero rate of the curve of each row, between its nodes: a column a node, or one curve for all rows.
 *
 * Columns required: those named; zero rates as decimals, tenors in years; method and what lies beyond hold for all rows. Columns
 * added: `interpolate` (or `as`), decimals a year, continuously compounded; with `parts` also `discount`, `forward`. Rows, order
 * and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day, or a tenor
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ z5: [0.04, 0.042], z10: [0.045, 0.046] });
 * const rule = { method: "linear", on: "zero", beyond: "refuse" } as const;
 * const sevens = interpolate(days, { tenors: [5, 10], zeroRates: ["z5", "z10"], ...rule, tenor: years(7), as: "z7" });
 * Number(sevens.get("z7", 0)).toFixed(4); // "0.0420"
 */
export const interpolate = rowVerb("interpolate", interpolateOf, {
  columns: ["tenors", "zeroRates", "tenor"],
});
