import { twoStageDcf as twoStageDcfOf } from "../finance/two-stage-dcf.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The value of cash flows that grow fast for some years and then slower for ever, row by row.
 *
 * Columns required: those named; cash flows in one currency, rates as decimals, whole years. Columns added: `twoStageDcf` (or
 * `as`), in the currency of the cash flow; with `parts` also `firstStage`, `terminal`, `terminalShare`, `modifiedDuration`. Rows,
 * order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a stock or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/growth-exceeds-rate`, …) with the row's number
 * @source as the helper's
 * @example
 * const cases = table({ rate: [0.09, 0.1] });
 * const terms = { cashFlow: money(4), growth: pct(15), growthYears: 10, terminalGrowth: pct(3) };
 * Number(twoStageDcf(cases, { ...terms, discountRate: "rate" }).get("twoStageDcf", 0)).toFixed(2); // "171.69"
 */
export const twoStageDcf = rowVerb("twoStageDcf", twoStageDcfOf, {
  columns: ["cashFlow", "growth", "growthYears", "terminalGrowth", "discountRate"],
});
