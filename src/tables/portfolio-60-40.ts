import { portfolio6040 as portfolio6040Of } from "../finance/portfolio-60-40.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * What moves of yields do to equities and bonds together, row by row.
 *
 * `w (-Deq beta dy) + (1 - w) (-D dy + C dy² / 2)`
 *
 * Columns required: those named; weights and pass-through as ratios, durations in years, changes as decimals. Columns added:
 * `portfolio6040` (or `as`), the return as a decimal; with `parts` also `bonds`, `equities`. Rows, order and groups kept; filter
 * and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a portfolio or a move
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const mix = { equityWeight: ratio(0.6), bondDuration: years(8.0586), bondConvexity: 77.27, equityDuration: years(20) };
 * const returns = portfolio6040(table({ move: [0.005] }), { ...mix, yieldChange: "move", passThrough: ratio(1) });
 * Number(returns.get("portfolio6040", 0)).toFixed(5); // "-0.07573"
 */
export const portfolio6040 = rowVerb("portfolio6040", portfolio6040Of, {
  columns: ["equityWeight", "bondDuration", "bondConvexity", "equityDuration", "yieldChange", "passThrough"],
});
