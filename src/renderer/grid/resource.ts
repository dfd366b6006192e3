/** A value in a table's cell, as JSON carries it. */
export type CellValue = string | number | boolean | null;

export interface GridColumn {
  readonly name: string;
  readonly numeric: boolean;
}

/** A table made ready for the grid: its values by row and column. */
export interface GridData {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** The number of rows that the table had, of which `rows` may be the first. */
  readonly totalRows: number;
  readonly totalColumns: number;
}

const numericTypes: ReadonlySet<unknown> = new Set(["integer", "number"]);

/**
 * Reads a Data Resource, Carrybook's own or that of another tool: without a schema, the columns are the keys of the rows.
 *
 * @throws Error for what holds no rows
 */
export function readResource(content: unknown): GridData {
  const { data, schema, totalRows, totalColumns } = recordOr(content);
  if (!Array.isArray(data)) throw new Error("the table has no rows: expected a list under `data`");
  const records = (data as readonly unknown[]).map(recordOr);
  const fields = fieldsOf(schema) ?? keysOf(records);
  const columns = fields.map(({ name, type }) => ({
    name,
    numeric: type === undefined ? records.every((record) => isNumberOrMissing(record[name])) : numericTypes.has(type),
  }));
  return {
    columns,
    rows: records.map((record) => columns.map(({ name }) => cellValue(record[name]))),
    totalRows: typeof totalRows === "number" ? totalRows : records.length,
    totalColumns: typeof totalColumns === "number" ? totalColumns : columns.length,
  };
}

interface Field {
  readonly name: string;
  readonly type?: unknown;
}

function fieldsOf(schema: unknown): readonly Field[] | undefined {
  const { fields } = recordOr(schema);
  if (!Array.isArray(fields)) return undefined;
  return (fields as readonly unknown[]).map(recordOr).map((field) => ({ name: String(field.name), type: field.type }));
}

function keysOf(records: readonly Readonly<Record<string, unknown>>[]): readonly Field[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))].map((name) => ({ name }));
}

function isNumberOrMissing(value: unknown): boolean {
  return value === null || value === undefined || typeof value === "number";
}

/** The words by which Table Schema writes the numbers that JSON does not have are left to be shown as they are. */
function cellValue(value: unknown): CellValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

function recordOr(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
