import { rollingHedgeCost as rollingHedgeCostOf } from "../finance/rolling-hedge.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The annual cost of hedges by short forwards that are rolled, row by row: known for the first forward only.
 *
 * `rUS - rJP - b`
 *
 * Columns required: those named; rates as decimals at the tenor of the roll, years. Columns added: `rollingHedgeCost` (or `as`),
 * decimals a year; with `parts` also `rolls`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a
 * missing value gets undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ us3m: [0.045, 0.0355], jp3m: [0.005, 0.0073] });
 * const roll = { basis: bp(-20), rollTenor: years(0.25), horizon: years(10) };
 * Number(rollingHedgeCost(days, { usRate: "us3m", jpRate: "jp3m", ...roll }).get("rollingHedgeCost", 0)).toFixed(4); // "0.0420"
 */
export const rollingHedgeCost = rowVerb("rollingHedgeCost", rollingHedgeCostOf, {
  columns: ["usRate", "jpRate", "basis", "rollTenor", "horizon"],
});
