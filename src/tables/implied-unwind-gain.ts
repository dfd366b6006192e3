import { impliedUnwindGain as impliedUnwindGainOf } from "../finance/unwind-spiral.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The gain that turns each row's first move into its whole one.
 *
 * `g = 1 - shock / total`
 *
 * Columns required: those named; both moves as decimals of the same sign. Columns added: `impliedUnwindGain` (or `as`), a ratio.
 * Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row an episode
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const episodes = table({ first: [-0.02], whole: [-0.05] });
 * Number(impliedUnwindGain(episodes, { shock: "first", total: "whole" }).get("impliedUnwindGain", 0)).toFixed(2); // "0.60"
 */
export const impliedUnwindGain = rowVerb("impliedUnwindGain", impliedUnwindGainOf, {
  columns: ["shock", "total"],
});
