import { forwardYield as forwardYieldOf } from "../finance/forward-yield.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Forward zero rates between two tenors, row by row.
 *
 * `f = (z2 t2 - z1 t1) / (t2 - t1)` in continuous rates
 *
 * Columns required: those named; zero rates as decimals in one compounding, tenors in years. Columns added: `forwardYield` (or
 * `as`), decimals a year. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets
 * undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ z1: [0.04], z2: [0.045] });
 * const terms = { nearTenor: years(1), farTenor: years(2), compounding: "continuous" } as const;
 * Number(forwardYield(days, { nearZero: "z1", farZero: "z2", ...terms }).get("forwardYield", 0)).toFixed(4); // "0.0500"
 */
export const forwardYield = rowVerb("forwardYield", forwardYieldOf, {
  columns: ["nearZero", "nearTenor", "farZero", "farTenor"],
});
