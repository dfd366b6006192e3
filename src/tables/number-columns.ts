import type { ColumnTable } from "arquero";
import { UserError } from "../base/errors.ts";
import type { ColumnOrConstant } from "../finance/hedged-return-columns.ts";

/** An input of a verb: the name of a numeric column, or one value for all rows. */
export type ColumnInput<Q extends number> = string | Q;

/** A table as a verb works on it, and its inputs as typed arrays. */
export interface NumberColumns<Names extends string> {
  /** The rows that are seen, in the order in which they are seen: filter and order carried out, groups kept. */
  readonly table: ColumnTable;
  /** Decimals by input name; a missing value is NaN. */
  readonly values: Readonly<Record<Names, ColumnOrConstant<number>>>;
}

/**
 * Reads a verb's inputs from a table into typed arrays, for loops over a million rows.
 *
 * @param table - any table
 * @param inputs - column names or constants by input name; null, undefined and NaN count as missing
 * @param rates - the inputs that are rates: a value of 1 or more in size is refused as a percent
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`
 */
export function numberColumns<Names extends string>(
  table: ColumnTable,
  inputs: Readonly<Record<Names, ColumnInput<number>>>,
  rates: readonly NoInfer<Names>[],
): NumberColumns<Names> {
  const seen = table.isFiltered() || table.isOrdered() ? table.reify() : table;
  const values = {} as Record<Names, ColumnOrConstant<number>>;
  for (const name in inputs) {
    const input: ColumnInput<number> = inputs[name];
    const column = typeof input === "string" ? readColumn(seen, input) : input;
    if (rates.includes(name)) refusePercent(name, column);
    values[name] = column;
  }
  return { table: seen, values };
}

/** Adds a column of numbers to a table; a NaN becomes a missing value (undefined), which no sum takes for a zero. */
export function withNumbers(table: ColumnTable, name: string, numbers: Float64Array): ColumnTable {
  return table.assign({ [name]: hasMissing(numbers) ? Array.from(numbers, definedOnly) : numbers });
}

function hasMissing(numbers: Float64Array): boolean {
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) return true;
  return false;
}

function definedOnly(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** Computes a number a row; a row in which an input is missing gives NaN. */
export function eachRow<Names extends string>(
  columns: NumberColumns<Names>,
  compute: (at: (name: Names) => number) => number,
): Float64Array {
  const out = new Float64Array(columns.table.numRows());
  let row = 0;
  const at = (name: Names): number => {
    const column = columns.values[name];
    return typeof column === "number" ? column : (column[row] ?? NaN);
  };
  for (; row < out.length; row++) out[row] = compute(at);
  return out;
}

function readColumn(table: ColumnTable, name: string): Float64Array {
  const column = table.column(name) as { at(row: number): unknown } | undefined;
  if (!column) {
    throw new UserError("tables/no-such-column", {
      expected: `one of the columns ${table.columnNames().join(", ")}`,
      received: JSON.stringify(name),
      action: "name a column, or pass one value for all rows",
    });
  }
  if (column instanceof Float64Array) return column;
  return Float64Array.from({ length: table.totalRows() }, (_, row) => {
    const value = column.at(row);
    if (typeof value === "number") return value;
    if (value === null || value === undefined) return NaN;
    throw new UserError("tables/not-a-number", {
      expected: `numbers in column ${name}`,
      received: `${typeof value === "string" ? JSON.stringify(value) : Object.prototype.toString.call(value)} in row ${row + 1}`,
      action: "convert the column first, or name another one",
    });
  });
}

function refusePercent(name: string, column: ColumnOrConstant<number>): void {
  const values = typeof column === "number" ? [column] : column;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    if (!(Math.abs(value) >= 1)) continue;
    throw new UserError("tables/rate-looks-like-percent", {
      expected: `${name} in decimals below 1 in size`,
      received: `${value} in row ${row + 1}`,
      action: "divide the column by 100 if it is in percent",
    });
  }
}
