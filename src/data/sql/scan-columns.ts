import type { DuckDBType } from "@duckdb/node-api";
import type { Vector } from "@duckdb/node-bindings";
import type { ColumnTable } from "arquero";
import { UserError } from "../../base/errors.ts";
import type { DuckDb } from "./duckdb.ts";
import { dayMs } from "./parameters.ts";
import { RowMask } from "./row-mask.ts";
import { type TextAt, writeTexts } from "./scan-texts.ts";

/** A column of a table as DuckDB reads it: its type, and what writes rows of it into DuckDB's own memory. */
export interface ScanColumn {
  readonly name: string;
  readonly type: DuckDBType;
  /** Writes rows from a place on into a vector, at most as many as a vector holds. */
  readonly write: (vector: Vector, from: number, rows: number) => void;
}

type Values = ArrayLike<unknown>;
/** Places of the rows of a filtered or ordered table; without it row and place are one. */
type Places = ArrayLike<number> | undefined;

interface ArrowColumn {
  readonly length: number;
  readonly at: (row: number) => unknown;
  readonly toArray?: () => Values;
}

/**
 * The columns of an arquero table for a scan. A typed array goes over as it lies in memory, any other column value by value; either
 * way 2,048 rows at a time, so that no second copy of the table is ever made.
 *
 * @throws `data/sql-column` for a column whose values DuckDB has no type for
 */
export function scanColumns(duckDb: DuckDb, table: ColumnTable): readonly ScanColumn[] {
  const places = table.isFiltered() || table.isOrdered() ? table.indices() : undefined;
  return table.columnNames().map((name) => scanColumn(duckDb, name, valuesOf(table.column(name) as unknown), places));
}

/** A column's values as an array, without a copy where it has one: Arrow columns give their memory. */
function valuesOf(column: unknown): Values {
  if (Array.isArray(column) || ArrayBuffer.isView(column)) return column as unknown as Values;
  const { toArray, length, at } = column as ArrowColumn;
  return toArray ? toArray.call(column) : Array.from({ length }, (_, row) => at.call(column, row));
}

function scanColumn(duckDb: DuckDb, name: string, values: Values, places: Places): ScanColumn {
  const { api } = duckDb;
  const type = typedArrayType(duckDb, values);
  if (type !== undefined && !places) return { name, type, write: memoryWriter(duckDb, values as Float64Array) };
  const kind = kindOf(name, values);
  const at = places ? (row: number) => values[places[row] ?? 0] : (row: number) => values[row];
  const fixed = (columnType: DuckDBType, write: FixedWriter) => ({
    name,
    type: columnType,
    write: fixedWriter(duckDb, at, write),
  });
  switch (kind) {
    case "none":
    case "number":
      return fixed(api.DOUBLE, doubles);
    case "boolean":
      return fixed(api.BOOLEAN, booleans);
    case "date":
      return areDays(values) ? fixed(api.DATE, days) : fixed(api.TIMESTAMP, timestamps);
    case "bigint":
      return fixed(api.BIGINT, bigints);
    case "string":
      return { name, type: api.VARCHAR, write: textWriter(duckDb, (row) => (at(row) ?? undefined) as string | undefined) };
    case "object":
      return { name, type: api.VARCHAR, write: textWriter(duckDb, (row) => jsonOf(at(row))) };
  }
}

function typedArrayType({ api }: DuckDb, values: Values): DuckDBType | undefined {
  if (values instanceof Float64Array) return api.DOUBLE;
  if (values instanceof Float32Array) return api.FLOAT;
  if (values instanceof Int32Array) return api.INTEGER;
  if (values instanceof Uint32Array) return api.UINTEGER;
  if (values instanceof Int16Array) return api.SMALLINT;
  if (values instanceof Uint16Array) return api.USMALLINT;
  if (values instanceof Int8Array) return api.TINYINT;
  if (values instanceof Uint8Array || values instanceof Uint8ClampedArray) return api.UTINYINT;
  if (values instanceof BigInt64Array) return api.BIGINT;
  return values instanceof BigUint64Array ? api.UBIGINT : undefined;
}

function memoryWriter({ bindings }: DuckDb, { buffer, byteOffset, BYTES_PER_ELEMENT: bytes }: Float64Array): ScanColumn["write"] {
  return (vector, from, rows) =>
    bindings.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, byteOffset + from * bytes, rows * bytes);
}

type Kind = "none" | "number" | "boolean" | "date" | "bigint" | "string" | "object";

/** The one kind of a column's values, missing ones aside. */
function kindOf(name: string, values: Values): Kind {
  let kind: Kind = "none";
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === undefined || value === null) continue;
    const own = kindOfValue(value);
    if (own === kind) continue;
    if (own === undefined) throw unfit(name, `a ${typeof value} in row ${row + 1}`);
    if (kind !== "none") throw unfit(name, `a ${kind} and, in row ${row + 1}, a ${own}`);
    kind = own;
  }
  return kind;
}

function kindOfValue(value: unknown): Exclude<Kind, "none"> | undefined {
  const type = typeof value;
  if (type === "object") return value instanceof Date ? "date" : "object";
  return type === "number" || type === "boolean" || type === "bigint" || type === "string" ? type : undefined;
}

function areDays(values: Values): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    // An invalid date is no whole number of days, so it makes a timestamp, which is missing there.
    if (value instanceof Date && value.getTime() % dayMs !== 0) return false;
  }
  return true;
}

/** How values of one width are written into a chunk's memory. */
interface FixedWriter {
  readonly bytes: number;
  readonly array: (buffer: ArrayBuffer) => { [row: number]: number | bigint };
  /** The value as DuckDB holds it; undefined where it is missing. */
  readonly encode: (value: unknown) => number | bigint | undefined;
}

const doubles: FixedWriter = { bytes: 8, array: (buffer) => new Float64Array(buffer), encode: (value) => value as number };
const booleans: FixedWriter = { bytes: 1, array: (buffer) => new Uint8Array(buffer), encode: (value) => (value ? 1 : 0) };
const bigints: FixedWriter = {
  bytes: 8,
  array: (buffer) => new BigInt64Array(buffer),
  encode: (value) => {
    const exact = BigInt.asIntN(64, value as bigint);
    if (exact === value) return exact;
    throw unfit("of bigints", `${String(value)}, which takes more than 64 bits`);
  },
};
const days: FixedWriter = {
  bytes: 4,
  array: (buffer) => new Int32Array(buffer),
  encode: (value) => (value as Date).getTime() / dayMs,
};
const timestamps: FixedWriter = {
  bytes: 8,
  array: (buffer) => new BigInt64Array(buffer),
  encode: (value) => {
    const ms = (value as Date).getTime();
    return Number.isNaN(ms) ? undefined : BigInt(ms) * 1000n;
  },
};

function fixedWriter(duckDb: DuckDb, at: (row: number) => unknown, writer: FixedWriter): ScanColumn["write"] {
  const { bytes, encode } = writer;
  return (vector, from, rows) => {
    const buffer = new ArrayBuffer(rows * bytes);
    const array = writer.array(buffer);
    const mask = new RowMask(rows);
    for (let row = 0; row < rows; row++) {
      const value = at(from + row);
      const encoded = value === undefined || value === null ? undefined : encode(value);
      if (encoded === undefined) mask.clear(row);
      else array[row] = encoded;
    }
    duckDb.bindings.copy_data_to_vector(vector, 0, buffer, 0, buffer.byteLength);
    mask.write(duckDb, vector);
  };
}

function textWriter(duckDb: DuckDb, textAt: TextAt): ScanColumn["write"] {
  return (vector, from, rows) => writeTexts(duckDb, vector, rows, (row) => textAt(from + row));
}

function jsonOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}

function unfit(name: string, received: string): UserError {
  return new UserError("data/sql-column", {
    expected: `values of one kind in the column ${name}: numbers, texts, booleans, bigints or dates`,
    received,
    action: "make them alike with derive(), or leave the column out with select()",
  });
}
