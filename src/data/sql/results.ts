import type { DuckDBResult } from "@duckdb/node-api";
import { ColumnTable } from "arquero";
import type { DuckDb } from "./duckdb.ts";
import { columnReader } from "./result-columns.ts";

/**
 * Reads a result into an arquero table, column by column and chunk by chunk while DuckDB is still computing the next ones, so that
 * the figures are never held twice.
 *
 * @throws what DuckDB throws; `data/sql-date-out-of-range`
 */
export async function tableOf(duckDb: DuckDb, result: DuckDBResult): Promise<ColumnTable> {
  const names = distinct(result.columnNames());
  const readers = names.map((name, index) => columnReader(duckDb, name, result.columnType(index)));
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [index, reader] of readers.entries()) reader.take(chunk, index);
  }
  const columns = Object.fromEntries(readers.map((reader, index) => [names[index] ?? "", reader.column()]));
  // An array is a column to arquero, a typed one too; its type asks for their methods.
  return new ColumnTable(columns as unknown as ConstructorParameters<typeof ColumnTable>[0], names);
}

/** Names that come twice get a number: `rate`, `rate_1`. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let copy = 1; seen.has(own) || (own !== name && taken.has(own)); copy++) own = `${name}_${copy}`;
    seen.add(own);
    return own;
  });
}
