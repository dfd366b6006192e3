import type { DuckDBDataChunk, DuckDBType } from "@duckdb/node-api";
import type { DuckDb } from "./duckdb.ts";
import { type ColumnValues, decimalReader, type MemoryReader, memoryReader, wholeReader } from "./result-numbers.ts";
import { dateOfDay, dateOfMicros, valueOf } from "./result-values.ts";

/** Gathers one column of a result. */
export interface ColumnReader {
  /** Takes the column's rows of a chunk, whose memory is DuckDB's and is gone after it. */
  readonly take: (chunk: DuckDBDataChunk, index: number) => void;
  readonly column: () => ColumnValues;
}

/** The reader for a column of some type: figures, dates and texts straight from memory, all else value by value. */
export function columnReader(duckDb: DuckDb, name: string, type: DuckDBType): ColumnReader {
  const { DuckDBTypeId: id } = duckDb.api;
  const typeId: number = type.typeId;
  const memory = memoryForms(duckDb, name).find(([memoryId]) => memoryId === typeId);
  if (memory) return directReader(duckDb, memory[1], memory[2]);
  const { width, scale } = type as unknown as { readonly width: number; readonly scale: number };
  if (type.typeId !== id.DECIMAL || width > 18) return valueReader(duckDb, name);
  return directReader(duckDb, width <= 4 ? 2 : width <= 9 ? 4 : 8, decimalReader({ width, scale }));
}

/** The types whose values lie in memory one after another: id, bytes of a value, reader. */
function memoryForms(duckDb: DuckDb, name: string): readonly (readonly [number, number, MemoryReader])[] {
  const { DuckDBTypeId: id } = duckDb.api;
  const timestamps = eachReader((view, row) => dateOfMicros(view.getBigInt64(row * 8, true), name));
  return [
    [id.DOUBLE, 8, memoryReader(Float64Array)],
    [id.FLOAT, 4, memoryReader(Float32Array)],
    [id.INTEGER, 4, memoryReader(Int32Array)],
    [id.UINTEGER, 4, memoryReader(Uint32Array)],
    [id.SMALLINT, 2, memoryReader(Int16Array)],
    [id.USMALLINT, 2, memoryReader(Uint16Array)],
    [id.TINYINT, 1, memoryReader(Int8Array)],
    [id.UTINYINT, 1, memoryReader(Uint8Array)],
    [id.BIGINT, 8, wholeReader(true)],
    [id.UBIGINT, 8, wholeReader(false)],
    [id.BOOLEAN, 1, eachReader((view, row) => view.getUint8(row) !== 0)],
    [id.DATE, 4, eachReader((view, row) => dateOfDay(view.getInt32(row * 4, true), name))],
    [id.TIMESTAMP, 8, timestamps],
    [id.TIMESTAMP_TZ, 8, timestamps],
    [id.VARCHAR, 16, textReader(duckDb)],
  ];
}

function directReader({ bindings }: DuckDb, bytes: number, read: MemoryReader): ColumnReader {
  return {
    take: (chunk, index) => {
      const vector = bindings.data_chunk_get_vector(chunk.chunk, index);
      const rows = chunk.rowCount;
      // There is no mask where nothing is missing, whatever the type says.
      const mask = bindings.vector_get_validity(vector, Math.ceil(rows / 64) * 8) as Uint8Array | null;
      const isMissing = mask ? (row: number) => (((mask[row >> 3] ?? 0) >> (row & 7)) & 1) === 0 : undefined;
      read.take({ bytes: bindings.vector_get_data(vector, rows * bytes), rows, isMissing });
    },
    column: read.column,
  };
}

/** Reads a value of each row from memory. */
function eachReader(at: (view: DataView, row: number) => unknown): MemoryReader {
  const values: unknown[] = [];
  return {
    take: ({ bytes, rows, isMissing }) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let row = 0; row < rows; row++) values.push(isMissing?.(row) ? undefined : at(view, row));
    },
    column: () => values,
  };
}

/** A text of up to 12 bytes lies in place, after its length; a longer one is pointed at. */
function textReader({ bindings }: DuckDb): MemoryReader {
  const values: (string | undefined)[] = [];
  return {
    take: ({ bytes, rows, isMissing }) => {
      const memory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let row = 0; row < rows; row++) {
        const start = row * 16;
        const length = memory.readUInt32LE(start);
        if (isMissing?.(row)) values.push(undefined);
        else if (length <= 12) values.push(memory.toString("utf8", start + 4, start + 4 + length));
        else {
          const text = bindings.get_data_from_pointer(memory.buffer as ArrayBuffer, memory.byteOffset + start + 8, length);
          values.push(Buffer.from(text.buffer, text.byteOffset, length).toString("utf8"));
        }
      }
    },
    column: () => values,
  };
}

/** Reads values one by one through DuckDB's package: nested ones, and those wider than 64 bits. */
function valueReader(duckDb: DuckDb, name: string): ColumnReader {
  const values: unknown[] = [];
  return {
    take: (chunk, index) => {
      chunk.visitColumnValues(index, (value) => values.push(valueOf(duckDb, value, name)));
    },
    column: () => {
      // As for 64 bits: one number that is not exact makes bigints of the whole column.
      const hasBigints = values.some((value) => typeof value === "bigint");
      return hasBigints ? values.map((value) => (typeof value === "number" ? BigInt(value) : value)) : values;
    },
  };
}
