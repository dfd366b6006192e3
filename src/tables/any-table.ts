import type { ColumnTable } from "arquero";

/**
 * Tells whether a value is an arquero table, also one of another copy of arquero: a notebook whose project has installed the
 * package imports that copy, and its tables are not instances of ours.
 */
export function isTable(value: unknown): value is ColumnTable {
  if (typeof value !== "object" || value === null) return false;
  const { columnNames, numRows, getter } = value as Partial<Record<keyof ColumnTable, unknown>>;
  return [columnNames, numRows, getter].every((method) => typeof method === "function");
}
