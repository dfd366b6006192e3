import { termPremium as termPremiumOf } from "../finance/term-premium.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The term premium in every row of a table.
 *
 * `fitted yield - risk-neutral yield`
 *
 * Columns required: those named; both as decimals, of one model, vintage and compounding. Columns added: `termPremium` (or `as`),
 * decimals: 0.01 is 1pp; with `parts` also `fitted`, `riskNeutral`. Rows, order and groups kept; filter and order are carried out.
 * Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day or a maturity
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ ACMY10: [0.0428], ACMRNY10: [0.0364] });
 * Number(termPremium(days, { fittedYield: "ACMY10", riskNeutralYield: "ACMRNY10" }).get("termPremium", 0)).toFixed(4); // "0.0064"
 */
export const termPremium = rowVerb("termPremium", termPremiumOf, {
  columns: ["fittedYield", "riskNeutralYield"],
});
