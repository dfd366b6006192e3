import { parYield as parYieldOf } from "../finance/discount-curve.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Par yields of one curve at the tenor of each row, today or from a start on.
 *
 * `par = (DF(s) - DF(s + n)) / (Σ DF(s + k/f) / f)`
 *
 * Columns required: those named; tenors and starts in years; the curve holds for all rows. Columns added: `parYield` (or `as`),
 * decimals a year; with `parts` also `annuity`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a
 * missing value gets undefined.
 *
 * @param table - a row a tenor
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const curve = zeroCurve({ tenors: [1, 10], zeroRates: [0.04, 0.04], method: "linear", on: "zero", beyond: "refuse" });
 * const pars = parYield(table({ years: [2, 5] }), { curve, tenor: "years", frequency: 2 });
 * Number(pars.get("parYield", 1)).toFixed(6); // "0.040403"
 */
export const parYield = rowVerb("parYield", parYieldOf, {
  columns: ["tenor", "start"],
});
