import { minimumVarianceHedgeRatio as minimumVarianceHedgeRatioOf } from "../finance/minimum-variance-hedge.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The hedge ratio that makes the return in yen vary least, for the moments of each row.
 *
 * `1 + cov(rLocal, rFx) / var(rFx)`
 *
 * Columns required: those named; moments of returns over one period length. Columns added: `minimumVarianceHedgeRatio` (or `as`), a
 * plain ratio; with `parts` also `unhedgedVariance`, `fullyHedgedVariance`, `smallestVariance`. Rows, order and groups kept; filter
 * and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bond or a window
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const windows = table({ cov: [0.003, -0.003] });
 * const moments = { covariance: "cov", localVariance: 0.004, fxVariance: 0.01, as: "h" } as const;
 * minimumVarianceHedgeRatio(windows, moments).array("h"); // [1.3, 0.7]
 */
export const minimumVarianceHedgeRatio = rowVerb("minimumVarianceHedgeRatio", minimumVarianceHedgeRatioOf, {
  columns: ["covariance", "localVariance", "fxVariance"],
});
