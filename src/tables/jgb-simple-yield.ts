import type { ColumnTable } from "arquero";
import type { Price, Rate, Years } from "../base/units.ts";
import { jgbSimpleYield as jgbSimpleYieldOf } from "../finance/jgb-yield.ts";
import { addColumns, type ColumnOr, rowReader } from "./row-values.ts";

export interface JgbSimpleYieldColumns {
  /** Annual coupon as a decimal. */
  readonly coupon: ColumnOr<Rate>;
  /** Without accrued interest, per 100 of face value. */
  readonly cleanPrice: ColumnOr<Price>;
  readonly tenor: ColumnOr<Years>;
  /** Name of the new column: `jgbSimpleYield` unless given. */
  readonly as?: string;
}

/**
 * The simple yield in which JGBs are quoted in Japan, row by row: `(coupon + (100 - P)/T) / P`.
 *
 * Columns required: those named; coupons as decimals, prices per 100, tenors in years. Columns added: `as`, decimals a year. Rows and
 * order kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bond or a day
 * @param columns - column names, or one value for all rows
 * @returns a new table with the simple yield added
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source Japanese market convention (単利利回り)
 * @example
 * const bonds = table({ price: [100, 95.4886] });
 * const yields = jgbSimpleYield(bonds, { coupon: pct(1.5), cleanPrice: "price", tenor: years(10) });
 * Number(yields.get("jgbSimpleYield", 1)).toFixed(4); // "0.0204"
 */
export function jgbSimpleYield(table: ColumnTable, columns: JgbSimpleYieldColumns): ColumnTable {
  const { coupon, cleanPrice, tenor, as = "jgbSimpleYield" } = columns;
  const reader = rowReader("jgbSimpleYield", table, { coupon, cleanPrice, tenor });
  return addColumns(reader, [as], (values) => [jgbSimpleYieldOf(values).value]);
}
