/** Which part of a table is asked for. */
export interface TableQuery {
  /** The first row, counted from 0 among those that the filter leaves, in the order of the sort. */
  readonly offset: number;
  readonly limit: number;
  readonly sort?: { readonly column: string; readonly direction: "ascending" | "descending" };
  /** Words, each of which occurs in a row's texts, in whatever column and case. */
  readonly filter?: string;
}

export interface PageColumn {
  readonly name: string;
  readonly numeric: boolean;
  /** The letters of its longest text, as far as the first rows tell. */
  readonly widestCharacters: number;
}

/** A part of a table, its values as they are written; null for what is missing. */
export interface TablePage {
  /** Changes when the variable holds another table. */
  readonly version: number;
  readonly columns: readonly PageColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly offset: number;
  /** Rows that the filter leaves. */
  readonly rowCount: number;
  readonly totalRows: number;
  readonly totalColumns: number;
}
