import { depthImpact as depthImpactOf } from "../finance/depth-impact.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The immediate yield impact of an order, row by row, by square root or by Kyle's lambda.
 *
 * `Y σ sqrt(|Q| / (V × depth))`, or `λ Q / depth`
 *
 * Columns required: those named; orders in USD bn, depths as a share of normal, and the model's own terms. Columns added:
 * `depthImpact` (or `as`), in bp. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value
 * gets undefined.
 *
 * @param table - a row an order
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const market = { model: "linear", bpPerUsdBn: 0.04, depth: ratio(1) } as const;
 * depthImpact(table({ sale: [25, 50] }), { order: "sale", ...market }).array("depthImpact"); // [1, 2]
 */
export const depthImpact = rowVerb("depthImpact", depthImpactOf, {
  columns: ["order", "depth", "dailyVolatility", "dailyVolume", "coefficient", "bpPerUsdBn"],
});
