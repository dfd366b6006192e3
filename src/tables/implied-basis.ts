import { impliedBasis as impliedBasisOf } from "../finance/implied-basis.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The cross-currency basis that forwards hold, row by row, with its sign as quoted.
 *
 * `g(rJP + b, tJ) = F/S g(rUS, tU)`, solved for b
 *
 * Columns required: those named; spots and forwards in yen per dollar, rates as decimals, tenors in years. Columns added:
 * `impliedBasis` (or `as`), decimals a year; with `parts` also `impliedYenRate`, `basisBp`. Rows, order and groups kept; filter and
 * order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day or a tenor
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const quotes = table({ spot: [155], forward: [148.770335] });
 * const rates = { usRate: pct(4.5), jpRate: pct(0.5), tenor: years(1), compounding: "simple" } as const;
 * Number(impliedBasis(quotes, { spot: "spot", forward: "forward", ...rates }).get("impliedBasis", 0)).toFixed(4); // "-0.0020"
 */
export const impliedBasis = rowVerb("impliedBasis", impliedBasisOf, {
  columns: ["spot", "forward", "usRate", "jpRate", "tenor"],
});
