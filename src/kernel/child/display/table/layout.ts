import { columnFormatter, columnsOf, isNumeric, type Column } from "./column.ts";
import type { TableView } from "./table.ts";

/** The part of a table that is written out, as text in cells. */
export interface TableLayout {
  readonly columns: readonly LaidColumn[];
  /** How many rows of the cells come before the rows that are left out; all of them where none are. */
  readonly headRows: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface LaidColumn {
  readonly name: string;
  readonly numeric: boolean;
  readonly cells: readonly Cell[];
}

/** A value as it is written, and whether it stands for one that is missing. */
export interface Cell {
  readonly text: string;
  readonly missing: boolean;
}

/** Rows up to which a table is written out whole, and those at either end of a longer one. */
const wholeRows = 30;
const endRows = 10;
const mostColumns = 50;

/** Picks the first and last rows, and writes their values column by column. */
export function layOut(table: TableView): TableLayout {
  const { rowCount } = table;
  const whole = rowCount <= wholeRows;
  const rows = whole ? range(0, rowCount) : [...range(0, endRows), ...range(rowCount - endRows, rowCount)];
  return {
    columns: columnsOf(table, mostColumns).map((column) => layColumn(table, column, rows)),
    headRows: whole ? rowCount : endRows,
    rowCount,
    columnCount: table.columnNames.length,
  };
}

function layColumn(table: TableView, column: Column, rows: readonly number[]): LaidColumn {
  const values = rows.map((row) => table.value(column.name, row));
  const format = columnFormatter(column, values);
  const cells = values.map((value) => ({ text: format(value), missing: isMissing(value) }));
  return { name: column.name, numeric: isNumeric(column), cells };
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_unused, index) => from + index);
}

/** `1,000,000 rows × 4 columns` */
export function sizeText(size: { readonly rowCount: number; readonly columnCount: number }): string {
  const count = (of: number, noun: string) => `${of.toLocaleString("en-US")} ${noun}${of === 1 ? "" : "s"}`;
  return `${count(size.rowCount, "row")} × ${count(size.columnCount, "column")}`;
}
