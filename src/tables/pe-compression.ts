import type { ColumnTable } from "arquero";
import { type PeCompressionOptions, peCompression as peCompressionOf } from "../finance/pe-compression.ts";
import { addColumns, type FromColumns, rowReader } from "./row-values.ts";

export interface PeCompressionColumns extends FromColumns<
  PeCompressionOptions,
  "pe" | "duration" | "yieldChange" | "passThrough"
> {
  /** Names of the two new columns: `peAfter` and `peChange`. */
  readonly as?: readonly [after: string, change: string];
}

/**
 * The multiple after a move of yields, row by row: `PE (1 - D beta dy)` or `PE exp(-D beta dy)`.
 *
 * Columns required: those named in the options; multiples and pass-through as ratios, durations in years, changes as decimals.
 * Columns added: the multiple after the move and its relative change. Rows and order kept; filter and order are carried out.
 * Nulls: a row with a missing value gets undefined.
 *
 * @param table - one row a stock or a sector
 * @param columns - for each option a column's name, or one value for all rows; `method` for all rows
 * @returns a new table with two columns added
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/linear-out-of-range`) with the row's number
 * @source definition of modified duration
 * @example
 * const stocks = table({ pe: [10, 20], years: [10, 20] });
 * const terms = { yieldChange: pct(1), passThrough: ratio(1), method: "linear" } as const;
 * peCompression(stocks, { pe: "pe", duration: "years", ...terms }).array("peAfter"); // [9, 16]
 */
export function peCompression(table: ColumnTable, columns: PeCompressionColumns): ColumnTable {
  const { pe, duration, yieldChange, passThrough, method, as = ["peAfter", "peChange"] } = columns;
  return addColumns(rowReader("peCompression", table, { pe, duration, yieldChange, passThrough }), as, (values) => {
    const { value, parts } = peCompressionOf({ ...values, method });
    return [value, parts.change];
  });
}
