import { convertRate as convertRateOf } from "../finance/compounding.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Rates in another compounding, row by row.
 *
 * `c = f ln(1 + r/f)` and back
 *
 * Columns required: those named; rates as decimals a year; both compoundings hold for all rows. Columns added: `convertRate` (or
 * `as`), decimals a year; with `parts` also `continuous`. Rows, order and groups kept; filter and order are carried out. Nulls: a
 * row with a missing value gets undefined.
 *
 * @param table - a row a rate
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/rate-wipes-out`, …) with the row's number
 * @source as the helper's
 * @example
 * const terms = { from: { compounding: "compounded", perYear: 2 }, to: { compounding: "continuous" } } as const;
 * Number(convertRate(table({ bey: [0.04] }), { rate: "bey", ...terms }).get("convertRate", 0)).toFixed(6); // "0.039605"
 */
export const convertRate = rowVerb("convertRate", convertRateOf, {
  columns: ["rate"],
});
