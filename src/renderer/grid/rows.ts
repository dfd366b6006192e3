import type { Sort } from "./order.ts";
import type { GridColumn } from "./resource.ts";

/** A cell's text, and whether it stands for a value that is missing. */
export interface GridCell {
  readonly text: string;
  readonly missing: boolean;
}

/** The rows that a grid shows, wherever they come from. */
export interface GridRows {
  readonly columns: readonly GridColumn[];
  /** Rows that are left by the filter. */
  readonly rowCount: number;
  readonly isFiltered: boolean;
  readonly sort: Sort | undefined;
  /** What is shown of how much: `12 of 300 rows × 4 columns`. */
  readonly status: string;
  /** A cell by its place in what is shown. */
  cell(row: number, column: number): GridCell;
  /** The letters that the widest text of a column takes, its name and the sign of its order included. */
  widthCharacters(column: number): number;
  filterBy(query: string): void;
  /** Sorts by a column, or turns its order about, or gives the table's own order back. */
  toggleSort(column: number): void;
  /** Told of the rows that are about to be drawn, first to before `end`. */
  look?(first: number, end: number): void;
}

/** `1,000 rows` */
export function noun(value: number, word: string): string {
  return `${value.toLocaleString("en-US")} ${word}${value === 1 ? "" : "s"}`;
}
