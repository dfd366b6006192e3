import { dcf as dcfOf } from "../finance/dcf.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Present values row by row: `cashFlows` names a column a year, or is one list for all rows.
 *
 * `P = sum CF_t / (1 + r)^t`
 *
 * Columns required: those named; amounts in one currency, rates as decimals. Columns added: `dcf` (or `as`), in the currency of the
 * cash flows; with `parts` also `macaulayDuration`, `modifiedDuration`, `convexity`. Rows, order and groups kept; filter and order
 * are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const cases = table({ first: [50, 50], second: [1050, 1100], rate: [0.05, 0.06] });
 * const values = dcf(cases, { cashFlows: ["first", "second"], discountRate: "rate", timing: "end of year" });
 * Number(values.get("dcf", 0)).toFixed(2); // "1000.00"
 */
export const dcf = rowVerb("dcf", dcfOf, {
  columns: ["cashFlows", "discountRate"],
});
