import { mortgageShock as mortgageShockOf } from "../finance/mortgage.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * What moves of the Treasury yield add to the payment of a new loan, row by row.
 *
 * `M(y + s + beta dy) - M(y + s)`
 *
 * Columns required: those named; loans in one currency, terms in years, yields, spreads and changes as decimals. Columns added:
 * `mortgageShock` (or `as`), in the loan's currency; with `parts` also `rateBefore`, `rateAfter`, `paymentBefore`, `paymentAfter`.
 * Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a loan or a move
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 } as const;
 * const yields = { treasuryYield: pct(4.3), spread: pct(2.2), passThrough: ratio(1) };
 * const payments = mortgageShock(table({ move: [0.002, 0.004] }), { ...loan, ...yields, yieldChange: "move" });
 * Number(payments.get("mortgageShock", 0)).toFixed(2); // "66.05"
 */
export const mortgageShock = rowVerb("mortgageShock", mortgageShockOf, {
  columns: ["principal", "term", "treasuryYield", "spread", "yieldChange", "passThrough"],
});
