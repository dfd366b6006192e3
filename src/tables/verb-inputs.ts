import type { ColumnTable } from "arquero";
import { UserError } from "../base/errors.ts";

/**
 * An option as a verb takes it: one value for all rows, or the name of a column. A list takes a name for each element, an object
 * (`{ simple: … }`) a name for each of its fields.
 */
export type ColumnOr<Q> = Q extends number | string | Date
  ? Q | string
  : Q extends ArrayLike<unknown>
    ? Q | readonly string[]
    : { readonly [Field in keyof Q]: ColumnOr<Q[Field]> };

/** A helper's options as its verb takes them: each of the named ones may come from a column. */
export type FromColumns<Options, Names extends PropertyKey> = {
  readonly [Name in keyof Options]: Name extends Names ? ColumnOr<Options[Name]> : Options[Name];
};

/** Reads an option in one row; undefined where it, or a part of it, is missing. */
export type CellReader = (row: number) => unknown;

/**
 * A column of a table by its name.
 *
 * @param what - for whom, in a message: `growth of gordonGrowth`
 * @throws `tables/no-such-column`
 */
export function columnCells(table: ColumnTable, name: string, what: string): { at(row: number): unknown } {
  const column = table.column(name) as { at(row: number): unknown } | undefined;
  if (column) return column;
  throw new UserError("tables/no-such-column", {
    expected: `a column of the table for ${what}: ${table.columnNames().join(", ")}`,
    received: JSON.stringify(name),
    action: "name a column, or pass one value for all rows",
  });
}

/**
 * How an option is read row by row.
 *
 * @param table - with filter and order carried out
 * @param operand - a value, the name of a column (a date in ISO form that names none is a value), or a list or object of these
 * @throws `tables/no-such-column`
 */
export function cellReader(table: ColumnTable, operand: unknown, what: string): CellReader {
  if (typeof operand === "string") {
    if (isoDate.test(operand) && !table.column(operand)) return () => operand;
    const cells = columnCells(table, operand, what);
    return (row) => present(cells.at(row));
  }
  if (Array.isArray(operand)) {
    const readers = operand.map((each: unknown) => cellReader(table, each, what));
    return (row) => allPresent(readers.map((read) => read(row)));
  }
  if (isPlainObject(operand)) {
    const readers = Object.entries(operand).map(([field, each]) => [field, cellReader(table, each, what)] as const);
    return (row) => {
      const values = allPresent(readers.map(([, read]) => read(row)));
      return values && Object.fromEntries(readers.map(([field], index) => [field, values[index]]));
    };
  }
  const value = present(operand);
  return () => value;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function present(value: unknown): unknown {
  return value === null || Number.isNaN(value) ? undefined : value;
}

function allPresent(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * An option as numbers for a loop over a million rows: a typed array, or one number for all rows; a missing value is NaN.
 *
 * @throws `tables/no-such-column`, `tables/not-a-number`
 */
export function numberCells(table: ColumnTable, operand: unknown, what: string): Float64Array | number {
  if (typeof operand === "number") return operand;
  if (typeof operand !== "string") throw notANumber(what, operand, "");
  const cells = columnCells(table, operand, what);
  if (cells instanceof Float64Array) return cells;
  const numbers = new Float64Array(table.totalRows());
  for (let row = 0; row < numbers.length; row++) {
    // An array is read by index: its at() takes several times as long.
    const value: unknown = Array.isArray(cells) ? cells[row] : cells.at(row);
    if (typeof value === "number") numbers[row] = value;
    else if (value === null || value === undefined) numbers[row] = NaN;
    else throw notANumber(what, value, ` in row ${row + 1}`);
  }
  return numbers;
}

function notANumber(what: string, value: unknown, where: string): UserError {
  return new UserError("tables/not-a-number", {
    expected: `numbers for ${what}`,
    received: (typeof value === "string" ? JSON.stringify(value) : Object.prototype.toString.call(value)) + where,
    action: "convert the column first, or name another one",
  });
}
