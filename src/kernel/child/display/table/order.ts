export type Direction = "ascending" | "descending";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Places of rows in the order of a column's values. Equal rows keep their order, and what is missing comes last in both directions.
 *
 * @param rows - places of rows
 * @param valueOf - the value of a row
 */
export function sortRows(rows: Uint32Array, valueOf: (row: number) => unknown, direction: Direction): Uint32Array {
  const sign = direction === "ascending" ? 1 : -1;
  const present: number[] = [];
  const missing: number[] = [];
  const values: unknown[] = [];
  for (const row of rows) {
    const value = comparable(valueOf(row));
    values[row] = value;
    (value === undefined ? missing : present).push(row);
  }
  present.sort((left, right) => sign * compare(values[left], values[right]) || left - right);
  return Uint32Array.from([...present, ...missing]);
}

/** Numbers, and texts for all else; undefined for what is missing. */
function comparable(value: unknown): number | bigint | string | undefined {
  if (value === null || value === undefined || Number.isNaN(value)) return undefined;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "string") return value;
  if (typeof value === "boolean") return Number(value);
  if (!(value instanceof Date)) return String(Object.prototype.toString.call(value));
  const timeMs = value.getTime();
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

function compare(left: unknown, right: unknown): number {
  if (typeof left !== "string" && typeof right !== "string") {
    const [one, other] = [left as number, right as number];
    return one < other ? -1 : one > other ? 1 : 0;
  }
  return collator.compare(String(left), String(right));
}
