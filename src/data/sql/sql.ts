import { type ColumnTable, table as tableFrom } from "arquero";
import { UserError } from "../../base/errors.ts";
import { runQuery } from "./query.ts";
import { taggedTablePrefix } from "./sql-errors.ts";
import { asTable } from "./tables.ts";

/** The tag of queries, and what runs the text of one. */
export interface Sql {
  (strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<ColumnTable>;
  /**
   * Runs SQL that is at hand as text, from a file or an `sql` cell.
   *
   * @param text - one statement or several
   * @param values - what its names stand for: a table is a relation, anything else the value of `$name`
   * @returns the rows of the last statement; undefined where it gives none, as `create table` or `attach`
   */
  readonly run: (text: string, values?: Readonly<Record<string, unknown>>) => Promise<ColumnTable | undefined>;
}

/**
 * Queries arquero and Arrow tables, csv, parquet, json and Arrow files with DuckDB, which runs inside the kernel beside your cells.
 *
 * A table put into the text is a relation, read where it lies and never copied as a whole. Any other value is a parameter, never a
 * piece of the text: a list follows `in` without brackets. Files are named from the notebook's folder, `from 'yields.csv'`, and
 * may be larger than memory. Several statements are separated by semicolons; what they make (`create table`, `attach`) lasts as long
 * as the kernel. Files that a query reads are not pinned; `--offline` refuses all but files of this machine.
 *
 * Types: whole numbers, decimals and floats come as numbers; a column with a whole number beyond 2^53 comes as bigints throughout.
 * Dates and timestamps come as `Date`, to the millisecond, zoneless ones read as UTC; intervals, times and UUIDs as text; lists as
 * arrays, structs as objects, maps as `Map`. A NULL is `undefined`. On the way in a JavaScript number is a DOUBLE, a column of dates
 * at midnight UTC a DATE, one of objects JSON.
 *
 * @param strings - the text around the values
 * @param values - tables and parameters: numbers, texts, booleans, bigints, dates, bytes, lists of these, null, a `Result`
 * @returns the rows of the last statement as an arquero table; without columns where it gives none. Units and provenance are not
 *   carried over: SQL may change what a name holds. `withSources(result, table)` puts them back.
 * @throws `data/sql` with DuckDB's own words and the place in the text, `data/sql-no-table`, `data/sql-no-file`,
 *   `data/sql-value-in-text`, `data/sql-parameter`, `data/sql-column`, `data/sql-extension`, `data/sql-interrupted`, `data/sql-empty`,
 *   `data/sql-date-out-of-range`, `data/sql-arrow-file`, `data/offline`, `data/no-duckdb`
 * @source https://duckdb.org/docs/stable/sql/introduction
 * @example
 * const us10 = await fred("DGS10", { from: "snapshot" });
 * const above = await sql`select count(*) as days, max(DGS10) as highest from ${us10} where DGS10 > ${0.0455}`;
 * above.get("days") > 0; // true
 * above.get("highest") > 0.0455; // true
 * @example
 * const tenors = await sql`select * from (values ('2Y', 2), ('10Y', 10), ('30Y', 30)) as t(tenor, years) where tenor in ${["10Y", "30Y"]}`;
 * tenors.array("years"); // [10, 30]
 */
export const sql: Sql = Object.assign(tag, { run });

async function tag(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<ColumnTable> {
  const tables = new Map<string, ColumnTable>();
  const parameters = new Map<string, unknown>();
  let text = strings[0] ?? "";
  values.forEach((value, index) => {
    const after = strings[index + 1] ?? "";
    const table = asTable(value);
    const name = table ? `${taggedTablePrefix}${index + 1}` : `value_${index + 1}`;
    if (table) tables.set(name, table);
    else parameters.set(name, value);
    text += `${table ? name : parameterText(name, value, text, after)}${after}`;
  });
  const { table, used } = await runQuery({ text, tables, parameters });
  const unused = [...tables.keys(), ...parameters.keys()].find((name) => !used.has(name));
  if (unused !== undefined) throw inText(Number(/\d+$/.exec(unused)?.[0]));
  return table ?? tableFrom({});
}

async function run(text: string, values: Readonly<Record<string, unknown>> = {}): Promise<ColumnTable | undefined> {
  const tables = new Map<string, ColumnTable>();
  const parameters = new Map<string, unknown>();
  for (const [name, value] of Object.entries(values)) {
    const table = asTable(value);
    if (table) tables.set(name, table);
    else parameters.set(name, value);
  }
  return (await runQuery({ text, tables, parameters })).table;
}

/** A list within brackets, `in (${list})`, is spread out: DuckDB would compare with the list as one value. */
function parameterText(name: string, value: unknown, before: string, after: string): string {
  const isBracketed = Array.isArray(value) && /\bin\s*\(\s*$/i.test(before) && /^\s*\)/.test(after);
  return isBracketed ? `select unnest($${name})` : `$${name}`;
}

function inText(position: number): UserError {
  return new UserError("data/sql-value-in-text", {
    expected: "values where SQL has values and tables where it has tables",
    received: `value ${position} within quotes or a comment`,
    action: "write ${value} without quotes around it",
  });
}
