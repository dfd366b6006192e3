import { mortgagePayment as mortgagePaymentOf } from "../finance/mortgage.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The level payment of a loan, row by row.
 *
 * `P i / (1 - (1 + i)^-n)`
 *
 * Columns required: those named; loans in one currency, nominal rates as decimals, terms in years. Columns added: `mortgagePayment`
 * (or `as`), in the loan's currency; with `parts` also `payments`, `totalInterest`. Rows, order and groups kept; filter and order
 * are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a loan or a rate
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 } as const;
 * const payments = mortgagePayment(table({ rate: [0.065, 0.067] }), { ...loan, annualRate: "rate" });
 * Number(payments.get("mortgagePayment", 1)).toFixed(2); // "3226.39"
 */
export const mortgagePayment = rowVerb("mortgagePayment", mortgagePaymentOf, {
  columns: ["principal", "annualRate", "term"],
});
