import type { CellValue } from "./resource.ts";

export type Direction = "ascending" | "descending";

/** The column that the rows are sorted by; none keeps the order of the table. */
export interface Sort {
  readonly column: number;
  readonly direction: Direction;
}

/** What a click on a column's header makes of the order: up, then down, then as it was. */
export function nextSort(sort: Sort | undefined, column: number): Sort | undefined {
  if (sort?.column !== column) return { column, direction: "ascending" };
  return sort.direction === "ascending" ? { column, direction: "descending" } : undefined;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * The places of rows in sorted order. Equal rows keep their order, and what is missing comes last in both directions.
 *
 * @param rows - places of rows, as {@link matchingRows} gives them
 * @param values - of the column that is sorted by, for every row of the table
 */
export function sortRows(rows: readonly number[], values: readonly CellValue[], direction: Direction): readonly number[] {
  const sign = direction === "ascending" ? 1 : -1;
  return rows.toSorted((left, right) => compare(values[left] ?? null, values[right] ?? null, sign));
}

function compare(left: CellValue, right: CellValue, sign: number): number {
  const missing = Number(isMissing(left)) - Number(isMissing(right));
  if (missing !== 0 || isMissing(left)) return missing;
  return sign * compareValues(left, right);
}

/** Nulls, and the word under which JSON carries a number that is none. */
function isMissing(value: CellValue): boolean {
  return value === null || value === "NaN";
}

const infinities: Readonly<Record<string, number>> = { INF: Infinity, "-INF": -Infinity };

function compareValues(left: CellValue, right: CellValue): number {
  const leftNumber = numberOf(left);
  const rightNumber = numberOf(right);
  if (leftNumber !== undefined && rightNumber !== undefined) return Math.sign(leftNumber - rightNumber) || 0;
  return collator.compare(String(left), String(right));
}

function numberOf(value: CellValue): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  return typeof value === "string" ? infinities[value] : undefined;
}

/**
 * The places of the rows in which every word of a query occurs, in whatever column and case.
 *
 * @param texts - the text of every cell as it is shown, by row
 */
export function matchingRows(texts: readonly (readonly string[])[], query: string): readonly number[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const places = texts.map((_unused, row) => row);
  if (words.length === 0) return places;
  return places.filter((row) => {
    const cells = (texts[row] ?? []).map((text) => text.toLowerCase());
    return words.every((word) => cells.some((cell) => cell.includes(word)));
  });
}
