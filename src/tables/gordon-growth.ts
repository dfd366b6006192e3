import { gordonGrowth as gordonGrowthOf } from "../finance/gordon-growth.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The value of a dividend that grows for ever, row by row.
 *
 * `next dividend / (discount rate - growth)`
 *
 * Columns required: those named; dividends in one currency, rates as decimals. Columns added: `gordonGrowth` (or `as`), in the
 * dividend's currency; with `parts` also `spread`, `modifiedDuration`, `macaulayDuration`. Rows, order and groups kept; filter and
 * order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/growth-exceeds-rate`, …) with the row's number
 * @source as the helper's
 * @example
 * const cases = table({ rate: [0.08, 0.09] });
 * gordonGrowth(cases, { nextDividend: money(3), discountRate: "rate", growth: pct(5) }).array("gordonGrowth"); // [100, 75]
 */
export const gordonGrowth = rowVerb("gordonGrowth", gordonGrowthOf, {
  columns: ["nextDividend", "discountRate", "growth"],
});
