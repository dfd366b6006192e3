import type { TablePage, TableQuery } from "../../../table-page.ts";
import { columnFormatter, columnsOf, isNumeric, type Column } from "./column.ts";
import { type Direction, sortRows } from "./order.ts";
import { tableView, type TableView } from "./table.ts";

/** Columns that a page has, and rows that are looked at to tell how they are written. */
const limits = { columns: 500, rows: 1_000, sample: 1_000 } as const;

interface PagedColumn extends Column {
  readonly format: (value: unknown) => string;
  readonly widestCharacters: number;
}

/** A table that is looked at page by page. */
interface Looked {
  readonly version: number;
  readonly view: TableView;
  readonly columns: readonly PagedColumn[];
  /** The rows of the last filter and sort, which scrolling asks for again and again. */
  order: { readonly key: string; readonly rows: ArrayLike<number> | undefined };
}

/** Gives parts of tables to a viewer, however long the tables are: only the rows that are asked for are written. */
export class TablePages {
  readonly #looked = new WeakMap<object, Looked>();
  #versions = 0;

  /** @returns undefined for what is no table */
  page(table: object, query: TableQuery): TablePage | undefined {
    const looked = this.#looked.get(table) ?? this.#look(table);
    if (!looked) return undefined;
    const { view, columns } = looked;
    const order = orderOf(looked, query);
    const rowCount = order?.length ?? view.rowCount;
    const end = Math.min(rowCount, query.offset + Math.min(query.limit, limits.rows));
    const rows: (string | null)[][] = [];
    for (let place = query.offset; place < end; place += 1) {
      const row = order ? (order[place] ?? 0) : place;
      rows.push(columns.map((column) => written(column, view.value(column.name, row))));
    }
    return {
      version: looked.version,
      columns: columns.map((column) => ({
        name: column.name,
        numeric: isNumeric(column),
        widestCharacters: column.widestCharacters,
      })),
      rows,
      offset: query.offset,
      rowCount,
      totalRows: view.rowCount,
      totalColumns: view.columnNames.length,
    };
  }

  #look(table: object): Looked | undefined {
    const view = tableView(table);
    if (!view) return undefined;
    this.#versions += 1;
    const columns = columnsOf(view, limits.columns).map((column) => paged(view, column));
    const looked: Looked = { version: this.#versions, view, columns, order: { key: "", rows: undefined } };
    this.#looked.set(table, looked);
    return looked;
  }
}

function paged(view: TableView, column: Column): PagedColumn {
  const sample = Array.from({ length: Math.min(view.rowCount, limits.sample) }, (_unused, row) => view.value(column.name, row));
  const format = columnFormatter(column, sample);
  const widestCharacters = sample.reduce<number>((widest, value) => Math.max(widest, format(value).length), 0);
  return { ...column, format, widestCharacters };
}

function written({ format }: PagedColumn, value: unknown): string | null {
  return value === null || value === undefined ? null : format(value);
}

/** The rows in the order that is asked for; undefined for all of them in their own. */
function orderOf(looked: Looked, { sort, filter = "" }: TableQuery): ArrayLike<number> | undefined {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const key = JSON.stringify([words, sort]);
  if (looked.order.key !== key) {
    const { view, columns } = looked;
    const kept = words.length > 0 ? matchingRows(looked, words) : undefined;
    const column = columns.find(({ name }) => name === sort?.column);
    const rows = sort && column ? sorted(view, column.name, sort.direction, kept) : kept;
    looked.order = { key, rows };
  }
  return looked.order.rows;
}

function sorted(view: TableView, name: string, direction: Direction, kept: Uint32Array | undefined): Uint32Array {
  return sortRows(
    kept ?? Uint32Array.from({ length: view.rowCount }, (_unused, row) => row),
    (row) => view.value(name, row),
    direction,
  );
}

function matchingRows({ view, columns }: Looked, words: readonly string[]): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < view.rowCount; row += 1) {
    const texts = columns.map((column) => (written(column, view.value(column.name, row)) ?? "null").toLowerCase());
    if (words.every((word) => texts.some((text) => text.includes(word)))) rows.push(row);
  }
  return Uint32Array.from(rows);
}
