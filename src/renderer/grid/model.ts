import { cellFormatter } from "./format.ts";
import { matchingRows, nextSort, sortRows, type Sort } from "./order.ts";
import type { GridColumn, GridData } from "./resource.ts";
import { type GridCell, type GridRows, noun } from "./rows.ts";

/** The state of one grid, apart from the page: what is sorted and filtered by, and the rows that follow from it. */
export class GridModel implements GridRows {
  readonly data: GridData;
  readonly #texts: readonly (readonly string[])[];
  #sort: Sort | undefined;
  #query = "";
  #rows: readonly number[];

  constructor(data: GridData) {
    this.data = data;
    const formats = data.columns.map((column, index) =>
      cellFormatter(
        column,
        data.rows.map((row) => row[index] ?? null),
      ),
    );
    this.#texts = data.rows.map((row) => row.map((value, index) => formats[index]?.(value) ?? ""));
    this.#rows = matchingRows(this.#texts, "");
  }

  get columns(): readonly GridColumn[] {
    return this.data.columns;
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  get isFiltered(): boolean {
    return this.#query.trim() !== "";
  }

  get sort(): Sort | undefined {
    return this.#sort;
  }

  filterBy(query: string): void {
    this.#query = query;
    this.#update();
  }

  toggleSort(column: number): void {
    this.#sort = nextSort(this.#sort, column);
    this.#update();
  }

  cell(row: number, column: number): GridCell {
    const place = this.#rows[row] ?? -1;
    const value = this.data.rows[place]?.[column] ?? null;
    return { text: this.#texts[place]?.[column] ?? "", missing: value === null || value === "NaN" };
  }

  widthCharacters(column: number): number {
    const name = this.data.columns[column]?.name.length ?? 0;
    return this.#texts.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), name + 2);
  }

  get status(): string {
    const { data } = this;
    const held = data.rows.length;
    const cut = data.totalRows > held ? `first ${count(held)} of ${count(data.totalRows)} rows` : noun(held, "row");
    const size = `${cut} × ${noun(data.totalColumns, "column")}`;
    const rows = this.rowCount === held ? size : `${count(this.rowCount)} of ${size}`;
    return data.totalColumns > data.columns.length ? `${rows}, the first ${count(data.columns.length)} shown` : rows;
  }

  #update(): void {
    const rows = matchingRows(this.#texts, this.#query);
    const sort = this.#sort;
    this.#rows = sort
      ? sortRows(
          rows,
          this.data.rows.map((row) => row[sort.column] ?? null),
          sort.direction,
        )
      : rows;
  }
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
