import { breakEvenFx as breakEvenFxOf } from "../finance/break-even-fx.ts";
import { eachRow, rowVerb } from "./row-verb.ts";

/**
 * How far USD/JPY may move before an unhedged dollar bond earns only what the alternative earns in yen, in every row of a table.
 *
 * `((1 + alternative) / (1 + y))^T - 1`
 *
 * Columns required: those named; returns as decimals a year, spots in yen per dollar, horizons in years. Columns added:
 * `breakEvenFx` (or `as`), a decimal over the horizon; with `parts` also `level`. Rows, order and groups kept; filter and order are
 * carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day or a bond
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ DGS10: [0.043], jgb: [0.015] });
 * const moves = breakEvenFx(days, { ustYield: "DGS10", alternative: "jgb", spot: jpyPerUsd(155), horizon: years(1) });
 * Number(moves.get("breakEvenFx", 0)).toFixed(6); // "-0.026846"
 */
export const breakEvenFx = rowVerb("breakEvenFx", breakEvenFxOf, {
  columns: ["ustYield", "alternative", "spot", "horizon"],
  fast: {
    inputs: ["ustYield", "alternative", "spot", "horizon"],
    rates: ["ustYield", "alternative"],
    compute: (values, _options, rows) =>
      eachRow<"ustYield" | "alternative" | "spot" | "horizon">(values, rows, (at) => {
        const move = ((1 + at("alternative")) / (1 + at("ustYield"))) ** at("horizon") - 1;
        return at("spot") > 0 && at("horizon") > 0 ? move : NaN;
      }),
  },
});
