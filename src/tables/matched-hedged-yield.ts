import { matchedHedgedYield as matchedHedgedYieldOf } from "../finance/matched-hedge.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Yields in yen of dollar bonds swapped into yen to their maturity, row by row.
 *
 * `yen swap + (y - dollar swap) × annuity ratio + b`
 *
 * Columns required: those named; yields and swap rates of one maturity as decimals, the annuity ratio as a ratio. Columns added:
 * `matchedHedgedYield` (or `as`), decimals a year; with `parts` also `assetSwapSpread`, `hedgeCost`. Rows, order and groups kept;
 * filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day or a maturity
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ ust: [0.043], usd: [0.039], jpy: [0.019] });
 * const names = { ustYield: "ust", usSwapRate: "usd", jpSwapRate: "jpy" } as const;
 * const hedged = matchedHedgedYield(days, { ...names, basis: bp(-35), annuityRatio: ratio(1) });
 * Number(hedged.get("matchedHedgedYield", 0)).toFixed(4); // "0.0195"
 */
export const matchedHedgedYield = rowVerb("matchedHedgedYield", matchedHedgedYieldOf, {
  columns: ["ustYield", "usSwapRate", "jpSwapRate", "basis", "annuityRatio"],
});
