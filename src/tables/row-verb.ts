import { type ColumnTable, table as tableOf } from "arquero";
import { isUserError, UserError } from "../base/errors.ts";
import type { AnyResult } from "../base/result.ts";
import { onCompleteRows } from "./complete-rows.ts";
import { onTables } from "./on-tables.ts";
import { cellReader, type FromColumns, numberCells } from "./verb-inputs.ts";

/** The names of the options that any form of a helper takes. */
export type OptionNames<Options> = Options extends unknown ? keyof Options & string : never;

/** A helper with one number for an answer, or one whose answer holds it. */
type Helper = (options: never) => AnyResult;
type OptionsOf<H> = H extends (options: infer Options) => unknown ? Options : never;
type PartsOf<H> = H extends (options: never) => { readonly parts: infer Parts } ? keyof Parts & string : never;

/** What a verb takes beside the options of its helper. */
interface AddedColumns<Part extends string> {
  /** Name of the new column: the verb's own name unless given. */
  readonly as?: string;
  /** Intermediates that are added as well, each a column of its own name. */
  readonly parts?: readonly Part[];
}

/** The form of a helper that works on a table. */
export interface RowVerb<Options, Names extends string, Part extends string> {
  /**
   * The same for every row of a table: each option the name of a column, or one value for all rows.
   *
   * Adds the value as a column named after the helper (or `as`), and the `parts` that are asked for. Rows, order and groups are kept;
   * filter and order are carried out. A row with a missing value gets undefined; one that the helper rejects stops the verb with the
   * helper's error and the row's number.
   */
  (table: ColumnTable, columns: FromColumns<Options, Names> & AddedColumns<Part>): ColumnTable;
}

/** How a verb computes its value over whole columns, for a million rows at once. */
export interface FastForm {
  /** Tells whether the options have a fast form; they always have without it. */
  readonly applies?: (options: never) => boolean;
  /** Paths of the options that enter the formula: `ustYield`, `fxMove.simple`. */
  readonly inputs: readonly string[];
  /** Those of them that are rates: half or more in size is shown to the helper, which refuses a percent. */
  readonly rates: readonly string[];
  /** A number a row; rows with a missing input are left out, and where it is not finite the helper is asked for its error. */
  readonly compute: (values: never, options: never, rows: number) => Float64Array;
}

export interface RowVerbOptions<Name extends string> {
  /** The options that may come from columns; the others hold for all rows. */
  readonly columns: readonly Name[];
  readonly fast?: FastForm;
}

/**
 * A helper that also works on tables, row by row.
 *
 * @param name - of the verb and of the column that it adds
 * @param helper - takes options and gives a result
 * @param definition - which options may come from columns
 * @returns the helper and its verb under one name
 * @example
 * const both = rowVerb("spread", spread, { columns: ["a", "b"] });
 * both(table({ us: [0.045] }), { a: "us", b: pct(1.5) }).get("spread", 0); // 0.03
 */
export function rowVerb<H extends Helper, const Name extends OptionNames<OptionsOf<H>>>(
  name: string,
  helper: H,
  definition: RowVerbOptions<Name>,
): H & RowVerb<OptionsOf<H>, Name, PartsOf<H>> {
  return onTables(helper, overRows(name, helper, definition));
}

/** The table form of {@link rowVerb} alone, for a helper whose answer holds a result. */
export function overRows<H extends Helper, const Name extends OptionNames<OptionsOf<H>>>(
  name: string,
  helper: H,
  definition: RowVerbOptions<Name>,
): RowVerb<OptionsOf<H>, Name, PartsOf<H>> {
  return (table, columns) => {
    const { as = name, parts = [], ...options } = columns as AddedColumns<PartsOf<H>> & Readonly<Record<string, unknown>>;
    const rows = verbRows(name, table, options, definition.columns);
    const compute = (row: number): AnyResult | undefined => {
      const values = rows.at(row);
      return values && inRow(row, () => helper(values as never));
    };
    const { fast } = definition;
    if (fast && parts.length === 0 && (fast.applies?.(options as never) ?? true)) {
      return rows.table.assign({ [as]: fastValues(name, rows.table, options, fast, compute) });
    }
    const added = new Map<string, (number | undefined)[]>([as, ...parts].map((column) => [column, []]));
    for (let row = 0; row < rows.table.numRows(); row += 1) {
      const result = compute(row);
      for (const part of parts) added.get(part)?.push(result?.parts[part]);
      added.get(as)?.push(result?.value);
    }
    return rows.table.assign(tableOf(added));
  };
}

/** A table as a verb works on it, and the helper's options in each row. */
export interface VerbRows {
  /** The rows that are seen, in the order in which they are seen: filter and order carried out, groups kept. */
  readonly table: ColumnTable;
  /** The options of a row, or undefined where one of them is missing. */
  at(row: number): Readonly<Record<string, unknown>> | undefined;
}

/** Reads a helper's options from a table. @throws `tables/no-such-column` */
export function verbRows(
  verb: string,
  table: ColumnTable,
  options: Readonly<Record<string, unknown>>,
  fromColumns: readonly string[],
): VerbRows {
  const seen = table.isFiltered() || table.isOrdered() ? table.reify() : table;
  const given = fromColumns.filter((name) => options[name] !== undefined);
  const readers = given.map((name) => [name, cellReader(seen, options[name], `${name} of ${verb}`)] as const);
  return {
    table: seen,
    at(row) {
      const values: Record<string, unknown> = { ...options };
      for (const [name, read] of readers) {
        const value = read(row);
        if (value === undefined) return undefined;
        values[name] = value;
      }
      return values;
    },
  };
}

/** Runs a helper on one row: an error that the user can mend says which row it was. */
export function inRow<T>(row: number, compute: () => T): T {
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

function fastValues(
  name: string,
  table: ColumnTable,
  options: Readonly<Record<string, unknown>>,
  fast: FastForm,
  helper: (row: number) => AnyResult | undefined,
): Float64Array | (number | undefined)[] {
  const count = table.numRows();
  const values: Record<string, Float64Array | number> = {};
  for (const path of fast.inputs) values[path] = numberCells(table, at(options, path), `${path} of ${name}`);
  const compute = (whole: Readonly<Record<string, Float64Array | number>>) =>
    fast.compute(whole as never, options as never, count);
  // One look at each column is the rule; only where a value is missing or large is it looked through again.
  const unusual = fast.inputs.filter((path) => !isBelow(values[path] ?? NaN, sizeOf(fast, path), count));
  for (const path of unusual) askAboutLarge(values[path] ?? NaN, sizeOf(fast, path), count, helper);
  const isWhole = unusual.length === 0 && Object.values(values).some((column) => typeof column !== "number");
  const results = isWhole ? compute(values) : onCompleteRows(values, count, compute);
  if (isBelow(results, Infinity, count)) return results;
  for (let row = 0; row < count; row++) {
    if (!Number.isFinite(results[row])) results[row] = helper(row)?.value ?? NaN;
  }
  return missingKept(results);
}

function at(options: Readonly<Record<string, unknown>>, path: string): unknown {
  const [first = "", second] = path.split(".");
  return second === undefined ? options[first] : (options[first] as Readonly<Record<string, unknown>>)[second];
}

/** The size from which an input is shown to the helper. */
function sizeOf(fast: FastForm, path: string): number {
  return fast.rates.includes(path) ? 0.5 : Infinity;
}

/** Tells whether no value is missing or reaches a size. */
function isBelow(column: Float64Array | number, size: number, rows: number): boolean {
  if (typeof column === "number") return Math.abs(column) < size;
  for (let row = 0; row < rows; row++) if (!(Math.abs(column[row] as number) < size)) return false;
  return true;
}

/** Shows each row whose value reaches a size to the helper, which refuses it or not. */
function askAboutLarge(column: Float64Array | number, size: number, rows: number, helper: (row: number) => unknown): void {
  if (typeof column === "number") {
    if (Math.abs(column) >= size && rows > 0) helper(0);
    return;
  }
  for (let row = 0; row < rows; row++) if (Math.abs(column[row] as number) >= size) helper(row);
}

/** NaN becomes a missing value (undefined), which no sum takes for a zero. */
function missingKept(numbers: Float64Array): Float64Array | (number | undefined)[] {
  for (let row = 0; row < numbers.length; row++) {
    if (Number.isNaN(numbers[row])) return Array.from(numbers, (value) => (Number.isNaN(value) ? undefined : value));
  }
  return numbers;
}

/** Computes a number a row from columns and constants: what a {@link FastForm} needs for a formula without a columnar helper. */
export function eachRow<Name extends string>(
  values: Readonly<Record<Name, Float64Array | number>>,
  rows: number,
  compute: (at: (name: Name) => number) => number,
): Float64Array {
  const out = new Float64Array(rows);
  let row = 0;
  const at = (name: Name): number => {
    const column = values[name];
    return typeof column === "number" ? column : (column[row] ?? NaN);
  };
  for (; row < rows; row++) out[row] = compute(at);
  return out;
}
