import type { ColumnTable } from "arquero";
import type { Price } from "../base/units.ts";
import { bondYieldColumn } from "../finance/bond-columns.ts";
import { bondYield as bondYieldOf } from "../finance/bond-yield.ts";
import type { BondColumns } from "./bond-price.ts";
import { onCompleteRows } from "./complete-rows.ts";
import { type ColumnInput, numberColumns, withNumbers } from "./number-columns.ts";
import { addColumns, rowReader } from "./row-values.ts";

export type BondYieldColumns = BondColumns & {
  /** Without accrued interest, per 100 of face value. */
  readonly cleanPrice: ColumnInput<Price>;
  /** Name of the new column: `bondYield` unless given. */
  readonly as?: string;
};

/**
 * Yields to maturity from clean prices, in every row of a table.
 *
 * Columns required: those named, coupons as decimals and prices per 100; either a tenor in years (the street's rule, over whole
 * columns) or settlement and maturity dates with a convention. Columns added: `as`, decimals a year. Rows, order and groups kept;
 * filter and order are carried out. Where an input is missing the yield is missing (undefined) too.
 *
 * The yield y solves `clean + accrued = Σ CF_k d(w + k)`, as the helper of the same name.
 *
 * @param table - a row a bond or a day
 * @param columns - column names or constants
 * @returns a new table with the yield added
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`, `finance/column-value` with the row's number,
 *   and with dates the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ price: [100, 98.4036287630025] });
 * const yields = bondYield(days, { coupon: pct(4.3), tenor: years(10), frequency: 2, cleanPrice: "price" });
 * Number(yields.get("bondYield", 1)).toFixed(6); // "0.045000"
 */
export function bondYield(table: ColumnTable, columns: BondYieldColumns): ColumnTable {
  const { coupon, cleanPrice, frequency, as = "bondYield" } = columns;
  if ("tenor" in columns) {
    const { tenor } = columns;
    const read = numberColumns(table, { coupon, cleanPrice, tenor }, ["coupon"]);
    return withNumbers(
      read.table,
      as,
      onCompleteRows(read, (values) => bondYieldColumn({ ...values, frequency })),
    );
  }
  const { settlement, maturity, convention, endOfMonth } = columns;
  const reader = rowReader("bondYield", table, { coupon, cleanPrice, settlement, maturity });
  const rules = { frequency, convention, ...(endOfMonth === undefined ? {} : { endOfMonth }) };
  return addColumns(reader, [as], (values) => [bondYieldOf({ ...values, ...rules }).value]);
}
