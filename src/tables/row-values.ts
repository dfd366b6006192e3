import { type ColumnTable, table as tableOf } from "arquero";
import { isUserError, UserError } from "../base/errors.ts";

/** An option of a table verb: the name of a column, or one value for all rows. */
export type ColumnOr<Q> = string | Q;

/** A helper's options as a verb takes them: each of the named ones may come from a column. */
export type FromColumns<Options, Names extends keyof Options> = Omit<Options, Names> & {
  readonly [Name in Names]: ColumnOr<Options[Name]>;
};

/** The values of one row by option name. */
export type RowValues<Names extends string> = Readonly<Record<Names, never>>;

/** What a verb works on: the table as it is seen (filtered and ordered), and a way to read each option in each row. */
export interface RowReader<Names extends string> {
  readonly table: ColumnTable;
  /** The values of a row, or null where one of them is missing (null, undefined or NaN). */
  at(row: number): RowValues<Names> | null;
}

/**
 * Prepares a table for a verb that takes options from columns.
 *
 * @param verb - the verb's name, for messages
 * @param table - any table; filter and order are carried out, groups are kept
 * @param operands - column names or values by option name
 * @throws `tables/no-such-column`
 */
export function rowReader<Names extends string>(
  verb: string,
  table: ColumnTable,
  operands: Readonly<Record<Names, ColumnOr<number>>>,
): RowReader<Names> {
  const seen = table.reify();
  const readers = Object.entries<ColumnOr<number>>(operands).map(([name, operand]) => {
    if (typeof operand !== "string") return [name, () => operand] as const;
    const column = seen.column(operand) as { at(row: number): unknown } | undefined;
    if (column) return [name, (row: number) => column.at(row)] as const;
    throw new UserError("tables/no-such-column", {
      expected: `a column of the table for ${name} of ${verb}: ${seen.columnNames().join(", ")}`,
      received: JSON.stringify(operand),
      action: "name a column, or pass a value for all rows",
    });
  });
  return {
    table: seen,
    at(row) {
      const values: Record<string, unknown> = {};
      for (const [name, read] of readers) {
        const value = read(row);
        if (value === null || value === undefined || Number.isNaN(value)) return null;
        values[name] = value;
      }
      return values as RowValues<Names>;
    },
  };
}

/**
 * Adds columns that are computed row by row. A row with a missing value gets undefined, which no sum takes for a zero; a row
 * that the helper rejects stops the verb with the helper's code and the row's number.
 *
 * @param reader - the table and its options
 * @param names - the new columns, in the order of the numbers that `compute` gives
 * @param compute - the new numbers of one row
 */
export function addColumns<Names extends string>(
  reader: RowReader<Names>,
  names: readonly string[],
  compute: (values: RowValues<Names>) => readonly number[],
): ColumnTable {
  const { table } = reader;
  const columns = new Map<string, (number | undefined)[]>(names.map((name) => [name, []]));
  for (let row = 0; row < table.numRows(); row += 1) {
    const values = reader.at(row);
    const numbers = values && inRow(row, () => compute(values));
    names.forEach((name, index) => columns.get(name)?.push(numbers?.[index]));
  }
  return table.assign(tableOf(columns));
}

/**
 * Repeats each row once for every row that it expands into, with the new columns beside the old ones; a new column takes the
 * place of an old one of its name. A row with a missing value is left out.
 *
 * @param reader - the table and its options
 * @param names - the new columns
 * @param expand - the rows that one row becomes
 */
export function expandRows<Names extends string, Field extends string>(
  reader: RowReader<Names>,
  names: readonly Field[],
  expand: (values: RowValues<Names>) => readonly Readonly<Record<Field, unknown>>[],
): ColumnTable {
  const { table } = reader;
  const old = table.columnNames((name) => !names.some((added) => added === name));
  const columns = new Map<string, unknown[]>([...old, ...names].map((name) => [name, []]));
  for (let row = 0; row < table.numRows(); row += 1) {
    const values = reader.at(row);
    if (!values) continue;
    for (const added of inRow(row, () => expand(values))) {
      for (const name of old) columns.get(name)?.push(table.get(name, row));
      for (const name of names) columns.get(name)?.push(added[name]);
    }
  }
  return tableOf(columns);
}

function inRow<T>(row: number, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(error.code, {
      expected: error.expected,
      received: `${error.received} in row ${row + 1}`,
      action: error.action,
      cause: error,
    });
  }
}
