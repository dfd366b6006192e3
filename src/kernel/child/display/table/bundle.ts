import { mime, type MimeBundle } from "../../../../base/host.ts";
import { columnsOf, jsonValue, type Column } from "./column.ts";
import { tableHtml } from "./html.ts";
import { layOut } from "./layout.ts";
import type { TableView } from "./table.ts";
import { tableText } from "./text.ts";

/** What one output may put into a file: rows at the most, and fewer where there are many columns. */
const limits = { rows: 1_000, columns: 500, cells: 50_000 } as const;

/** A table as the Data Resource type carries it, with the number of all rows, of which `data` may be the first. */
export interface TableResource {
  readonly schema: { readonly fields: readonly Column[] };
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly totalRows: number;
  readonly totalColumns: number;
}

/** The forms of a table: its first rows for a viewer that sorts and filters, its ends as HTML, and as text. */
export function tableBundle(table: TableView): MimeBundle {
  const layout = layOut(table);
  return {
    [mime.table]: tableResource(table),
    "text/html": tableHtml(layout),
    "text/plain": tableText(layout),
  };
}

function tableResource(table: TableView): TableResource {
  const fields = columnsOf(table, limits.columns);
  const rows = Math.min(table.rowCount, limits.rows, Math.floor(limits.cells / Math.max(1, fields.length)));
  const data = Array.from({ length: rows }, (_unused, row) =>
    Object.fromEntries(fields.map(({ name, type }) => [name, jsonValue(table.value(name, row), type)])),
  );
  return { schema: { fields }, data, totalRows: table.rowCount, totalColumns: table.columnNames.length };
}
