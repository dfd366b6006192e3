import type { CalendarDate } from "../../base/calendar-date.ts";
import { type Cell, type ColumnInfo, type Observations, utcDate } from "../source.ts";
import { cellText, type DateFormat, type NumberFormat, offsetOf, readDate, readOptional, requireOrder } from "./cells.ts";
import type { Row, Sheet } from "./delimited.ts";
import { dataError, quoted, type SourceText } from "./source-text.ts";

/** A column of a file with one row a date. */
export interface WideColumn {
  /** Its name in our table. */
  readonly name: string;
  readonly info: ColumnInfo;
  readonly format: NumberFormat;
  /** What stands for a missing number in this column beyond what does in the whole file. */
  readonly missing?: readonly string[];
}

/** A file with a date first in each row and one column a series: most agencies' layout. */
export interface WideLayout {
  /** The index of the first row with observations. */
  readonly firstRow: number;
  readonly date: DateFormat;
  /** The columns after the date, in the file's order. */
  readonly columns: readonly WideColumn[];
  /** What the publisher writes where there is no number. */
  readonly missing: readonly string[];
  readonly newestFirst?: boolean;
}

/**
 * Reads the observations of a wide file, every row whole: any bad cell throws, so that no table is half read.
 *
 * @returns a `date` column and the layout's columns, oldest first
 * @throws `data/no-observations`, `data/row-width` and those of {@link readDate} and {@link readOptional}
 */
export function readWide(sheet: Sheet, layout: WideLayout): Observations {
  const rows = observationRows(sheet, layout.firstRow);
  const dates: CalendarDate[] = [];
  const values = layout.columns.map((): (number | undefined)[] => []);
  const missing = layout.columns.map((column) => [...layout.missing, ...(column.missing ?? [])]);
  for (const row of rows) {
    requireWidth(sheet, row, layout.columns.length + 1);
    const date = readDate(sheet, row, 0, layout.date);
    requireOrder(sheet, row, { date, previous: dates.at(-1), newestFirst: layout.newestFirst ?? false });
    dates.push(date);
    for (const [index, column] of layout.columns.entries()) {
      values[index]?.push(readOptional(sheet, row, index + 1, missing[index] ?? [], column.format));
    }
  }
  if (layout.newestFirst) {
    dates.reverse();
    for (const column of values) column.reverse();
  }
  const columns: Record<string, readonly Cell[]> = { date: dates.map(utcDate) };
  const info: Record<string, ColumnInfo> = { date: { key: true } };
  for (const [index, column] of layout.columns.entries()) {
    columns[column.name] = values[index] ?? [];
    info[column.name] = column.info;
  }
  return { columns, info, asOf: lastOf(dates) };
}

/**
 * The rows from an index on, without blank ones at the end of the file.
 *
 * @throws `data/no-observations` where none is left
 */
export function observationRows(sheet: Sheet, first: number): readonly Row[] {
  let end = sheet.rows.length;
  while (end > first && isBlank(sheet.rows[end - 1])) end -= 1;
  if (end > first) return sheet.rows.slice(first, end);
  throw dataError("data/no-observations", sheet, sheet.text.length, {
    expected: "at least one row of observations",
    received: "the end of the file",
    action: "the file is cut off: download it again",
  });
}

/** @throws `data/row-width` for a row that is cut off or whose cells have shifted */
export function requireWidth(sheet: Sheet, row: Row, width: number): void {
  if (row.cells.length === width) return;
  throw dataError("data/row-width", sheet, offsetOf(row, Math.min(row.cells.length - 1, width)), {
    expected: `${width} cells, as the header has`,
    received: `${row.cells.length}`,
    action: "the file is cut off or its columns have shifted: download it again",
  });
}

/**
 * Checks the cells of a header against what the layout has.
 *
 * @throws `data/header-changed` naming the first that differs
 */
export function requireHeader(sheet: Sheet, row: Row | undefined, expected: readonly string[]): void {
  const differs = row ? expected.findIndex((name, index) => cellText(row, index) !== name) : 0;
  if (row && differs === -1 && row.cells.length === expected.length) return;
  const index = differs === -1 ? expected.length : differs;
  throw headerChanged(sheet, row, index, quoted(expected[index] ?? "the end of the header"));
}

/** The error for a header cell that is not what the layout has. */
export function headerChanged(sheet: Sheet, row: Row | undefined, index: number, expected: string) {
  const received = row && index < row.cells.length ? quoted(cellText(row, index)) : "no such cell";
  return dataError("data/header-changed", sheet, row ? offsetOf(row, index) : sheet.text.length, {
    expected: `${expected} in the header`,
    received,
    action: "check that this is the right file; if the agency has changed its layout, report it",
  });
}

/**
 * Checks that a file ends with a line end, where its publisher always writes one: a last number that is cut off still looks
 * like a number.
 *
 * @throws `data/cut-off`
 */
export function requireFinalLineEnd(source: SourceText): void {
  if (source.text.endsWith("\n")) return;
  throw dataError("data/cut-off", source, source.text.length, {
    expected: "a line end after the last row",
    received: "the end of the file",
    action: "the file is cut off: download it again",
  });
}

/** The last date of a column that has one. */
export function lastOf(dates: readonly CalendarDate[]): CalendarDate {
  return dates.reduce((last, date) => (date > last ? date : last));
}

function isBlank(row: Row | undefined): boolean {
  return row?.cells.every((cell) => cell.trim() === "") ?? true;
}
