import { ticFlow as ticFlowOf } from "../finance/tic-flow.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * What was bought out of a change of holdings, row by row.
 *
 * `after - before + duration × yield change × before`
 *
 * Columns required: those named; holdings in USD bn, yield changes as decimals, durations in years. Columns added: `ticFlow` (or
 * `as`), in USD bn; with `parts` also `change`, `valuation`. Rows, order and groups kept; filter and order are carried out. Nulls:
 * a row with a missing value gets undefined.
 *
 * @param table - a row a month or a holder
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const holdings = table({ before: [1125.9], after: [1130.8], change: [-0.0004] });
 * const flows = ticFlow(holdings, { before: "before", after: "after", yieldChange: "change", duration: years(6), parts: ["valuation"] });
 * Number(flows.get("valuation", 0)).toFixed(3); // "2.702"
 */
export const ticFlow = rowVerb("ticFlow", ticFlowOf, {
  columns: ["before", "after", "yieldChange", "duration"],
});
