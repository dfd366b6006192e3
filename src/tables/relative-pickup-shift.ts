import { relativePickupShift as relativePickupShiftOf } from "../finance/relative-pickup.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * How changes of the yen policy rate move the relative pickup, row by row.
 *
 * `(1 - beta) dr`
 *
 * Columns required: those named; changes as decimals, betas as ratios. Columns added: `relativePickupShift` (or `as`), decimals:
 * 0.01 is 1pp; with `parts` also `hedgeCostChange`, `hedgedChange`, `jgbChange`, `sensitivity`. Rows, order and groups kept; filter
 * and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const cases = table({ beta: [0.5, 1, 1.5] });
 * relativePickupShift(cases, { policyChange: bp(50), passThrough: "beta", as: "shift" }).array("shift"); // [0.0025, 0, -0.0025]
 */
export const relativePickupShift = rowVerb("relativePickupShift", relativePickupShiftOf, {
  columns: ["policyChange", "passThrough"],
});
