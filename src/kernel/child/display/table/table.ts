/**
 * A table as it is shown: by columns, its rows in their order and filtered. Told by its methods, so that a table of any copy
 * of arquero is one, and never copied whole: a million rows cost no more than the few that are shown.
 */
export interface TableView {
  readonly columnNames: readonly string[];
  readonly rowCount: number;
  /** The value in a row, counted from 0 in the order shown. */
  value(columnName: string, row: number): unknown;
}

interface TableMethods {
  columnNames(): string[];
  numRows(): number;
  column(name: string): { at(row: number): unknown } | undefined;
  isFiltered?(): boolean;
  isOrdered?(): boolean;
  /** The rows that are left by a filter, in order, as places in the columns. */
  indices?(): ArrayLike<number>;
}

/** Looks at a value as a table; undefined for what is none. */
export function tableView(value: unknown): TableView | undefined {
  if (!hasTableMethods(value)) return undefined;
  const moved = value.isFiltered?.() === true || value.isOrdered?.() === true;
  const places = moved ? value.indices?.() : undefined;
  const columns = new Map<string, ReturnType<TableMethods["column"]>>();
  return {
    columnNames: value.columnNames(),
    rowCount: value.numRows(),
    value(columnName, row) {
      if (!columns.has(columnName)) columns.set(columnName, value.column(columnName));
      return columns.get(columnName)?.at(places ? (places[row] ?? 0) : row);
    },
  };
}

function hasTableMethods(value: unknown): value is TableMethods {
  if (typeof value !== "object" || value === null) return false;
  const { columnNames, numRows, column } = value as Partial<Record<keyof TableMethods, unknown>>;
  return typeof columnNames === "function" && typeof numRows === "function" && typeof column === "function";
}
