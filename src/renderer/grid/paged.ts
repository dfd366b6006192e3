import { nextSort, type Sort } from "./order.ts";
import type { GridColumn } from "./resource.ts";
import { type GridCell, type GridRows, noun } from "./rows.ts";

/** Which rows of a table are asked for; `filter` holds words, each of which occurs in a row. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
  readonly sort?: { readonly column: string; readonly direction: Sort["direction"] };
  readonly filter?: string;
}

/** Rows of a table as they are written; null for what is missing. */
export interface Page {
  /** Changes when there is another table in its place. */
  readonly version: number;
  readonly columns: readonly (GridColumn & { readonly widestCharacters: number })[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly offset: number;
  readonly rowCount: number;
  readonly totalRows: number;
  readonly totalColumns: number;
}

/** Gives rows of a table that lies elsewhere; undefined where there is no such table any more. */
export type PageSource = (request: PageRequest) => Promise<Page | undefined>;

export const pageRows = 200;
/** Pages that are kept: scrolling back a little asks for nothing. */
const mostPages = 50;

/** Rows of a table that lies elsewhere, fetched as they come into view. */
export class PagedRows implements GridRows {
  readonly #source: PageSource;
  readonly #onChange: (hasOtherColumns: boolean) => void;
  readonly #pages = new Map<number, Page["rows"]>();
  #shape: Page;
  #sort: Sort | undefined;
  #filter = "";
  #view = { first: 0, end: 0 };
  #isFetching = false;
  #isGone = false;
  /** Changes with each sort and filter: answers to earlier questions are no answers any more. */
  #question = 0;

  /** @param onChange - called when rows have come, of this table or of one with other columns that has taken its place */
  constructor(first: Page, source: PageSource, onChange: (hasOtherColumns: boolean) => void) {
    this.#shape = first;
    this.#source = source;
    this.#onChange = onChange;
    this.#pages.set(0, first.rows);
  }

  get columns(): Page["columns"] {
    return this.#shape.columns;
  }

  get rowCount(): number {
    return this.#shape.rowCount;
  }

  get isFiltered(): boolean {
    return this.#filter.trim() !== "";
  }

  get sort(): Sort | undefined {
    return this.#sort;
  }

  get status(): string {
    const { totalRows, totalColumns, rowCount, columns } = this.#shape;
    const size = `${noun(totalRows, "row")} × ${noun(totalColumns, "column")}`;
    const rows = rowCount === totalRows ? size : `${rowCount.toLocaleString("en-US")} of ${size}`;
    const cut = totalColumns > columns.length ? `, the first ${columns.length.toLocaleString("en-US")} shown` : "";
    return `${rows}${cut}${this.#isGone ? "; as it was: the variable holds no table any more" : ""}`;
  }

  cell(row: number, column: number): GridCell {
    const cells = this.#pages.get(Math.floor(row / pageRows))?.[row % pageRows];
    if (!cells) return { text: "", missing: false };
    const text = cells[column] ?? null;
    return { text: text ?? "null", missing: text === null || (text === "NaN" && this.columns[column]?.numeric === true) };
  }

  widthCharacters(column: number): number {
    const { name = "", widestCharacters = 0 } = this.columns[column] ?? {};
    return Math.max(widestCharacters, name.length + 2);
  }

  filterBy(query: string): void {
    this.#filter = query;
    this.refresh();
  }

  toggleSort(column: number): void {
    this.#sort = nextSort(this.#sort, column);
    this.refresh();
  }

  look(first: number, end: number): void {
    this.#view = { first, end };
    void this.#fetchNext();
  }

  /** Asks anew for what is in view: the table may have been replaced. */
  refresh(): void {
    this.#question += 1;
    void this.#fetch(0);
  }

  /** One page at a time, and always the one that is in view now: of a long scroll nothing in between is asked for. */
  async #fetchNext(): Promise<void> {
    if (this.#isFetching) return;
    const last = Math.min(this.#view.end, this.rowCount) - 1;
    for (let page = Math.floor(this.#view.first / pageRows); page <= Math.floor(last / pageRows); page += 1) {
      if (this.#pages.has(page)) continue;
      this.#isFetching = true;
      const hasCome = await this.#fetch(page);
      this.#isFetching = false;
      if (hasCome) void this.#fetchNext();
      return;
    }
  }

  async #fetch(page: number): Promise<boolean> {
    const question = this.#question;
    const column = this.#sort && this.columns[this.#sort.column]?.name;
    const sort = this.#sort && column !== undefined ? { sort: { column, direction: this.#sort.direction } } : {};
    const filter = this.#filter === "" ? {} : { filter: this.#filter };
    const answer = await this.#source({ offset: page * pageRows, limit: pageRows, ...sort, ...filter });
    if (question !== this.#question) return true;
    this.#isGone = !answer;
    const hasOtherColumns = answer !== undefined && namesOf(answer) !== namesOf(this.#shape);
    if (answer) this.#keep(page, answer);
    if (hasOtherColumns) this.#forgetOrder();
    this.#onChange(hasOtherColumns);
    return answer !== undefined;
  }

  /** The columns that it was sorted by are another table's, and so may be the words. */
  #forgetOrder(): void {
    if (!this.#sort && this.#filter === "") return;
    this.#sort = undefined;
    this.#filter = "";
    this.refresh();
  }

  #keep(page: number, answer: Page): void {
    if (answer.version !== this.#shape.version || page === 0) this.#pages.clear();
    this.#shape = answer;
    this.#pages.set(page, answer.rows);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > mostPages && oldest !== undefined) this.#pages.delete(oldest);
  }
}

function namesOf({ columns }: Page): string {
  return JSON.stringify(columns.map(({ name, numeric }) => [name, numeric]));
}
