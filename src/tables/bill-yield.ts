import type { ColumnTable } from "arquero";
import type { Rate } from "../base/units.ts";
import { billYield as billYieldOf } from "../finance/treasury-bill.ts";
import { addColumns, type ColumnOr, rowReader } from "./row-values.ts";

export interface BillYieldColumns {
  /** Bank discount rate as a decimal, Act/360: FRED's DTB series over 100. */
  readonly discountRate: ColumnOr<Rate>;
  /** Days to maturity: 91 for the three-month bill. */
  readonly days: ColumnOr<number>;
  /** Days of the year after issue, for all rows. */
  readonly daysInYear: 365 | 366;
  /** Name of the new column: `billYield` unless given. */
  readonly as?: string;
}

/**
 * Bond-equivalent yields of US Treasury bills from their discount rates, row by row: `(100 - P)/P × y/r` up to a half-year.
 *
 * Columns required: those named; discount rates as decimals. Columns added: `as`, decimals a year. Rows and order kept; filter and
 * order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bill or a day
 * @param columns - column names, or one value for all rows
 * @returns a new table with the yield added
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source 31 CFR 356 Appendix B, section VI
 * @example
 * const yields = billYield(table({ discount: [0.036] }), { discountRate: "discount", days: 91, daysInYear: 365 });
 * Number(yields.get("billYield", 0)).toFixed(6); // "0.036835"
 */
export function billYield(table: ColumnTable, columns: BillYieldColumns): ColumnTable {
  const { discountRate, days, daysInYear, as = "billYield" } = columns;
  const reader = rowReader("billYield", table, { discountRate, days });
  return addColumns(reader, [as], (values) => [billYieldOf({ ...values, daysInYear }).value]);
}
