import type { ColumnTable } from "arquero";
import { type MortgageOptions, mortgagePayment as mortgagePaymentOf } from "../finance/mortgage.ts";
import { addColumns, type FromColumns, rowReader } from "./row-values.ts";

export interface MortgagePaymentColumns extends FromColumns<MortgageOptions, "principal" | "annualRate" | "term"> {
  /** Name of the new column: `payment`. */
  readonly as?: string;
}

/**
 * The level payment of a loan, row by row: `P i / (1 - (1 + i)^-n)`.
 *
 * Columns required: those named in the options; the loan in one currency, the nominal rate as a decimal, the term in years.
 * Columns added: `as`, in the loan's currency. Rows and order kept; filter and order are carried out. Nulls: a row with a
 * missing value gets undefined.
 *
 * @param table - one row a loan or a rate
 * @param columns - for each option a column's name, or one value for all rows; `paymentsPerYear` for all rows
 * @returns a new table with the payment added
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source Fabozzi, The Handbook of Mortgage-Backed Securities, chapter 1 (level-payment mortgage)
 * @example
 * const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 } as const;
 * const payments = mortgagePayment(table({ rate: [0.065, 0.067] }), { ...loan, annualRate: "rate" });
 * Number(payments.get("payment", 1)).toFixed(2); // "3226.39"
 */
export function mortgagePayment(table: ColumnTable, columns: MortgagePaymentColumns): ColumnTable {
  const { principal, annualRate, term, paymentsPerYear, as = "payment" } = columns;
  const reader = rowReader("mortgagePayment", table, { principal, annualRate, term });
  return addColumns(reader, [as], (values) => [mortgagePaymentOf({ ...values, paymentsPerYear }).value]);
}
