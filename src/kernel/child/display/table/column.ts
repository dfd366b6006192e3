import { inspectBounded } from "../inspect.ts";
import type { TableView } from "./table.ts";

/** The types of Frictionless Table Schema that a column can have; `any` is a mixture, or nothing but nulls. */
export type ColumnType = "integer" | "number" | "boolean" | "date" | "datetime" | "string" | "any";

/** A column that is shown: its name and the one type of its values. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** How many rows are looked at to tell a column's type. */
const sampleRows = 1_000;

/** The columns of a table, their types told by the first rows. */
export function columnsOf(table: TableView, limit: number): readonly Column[] {
  const rows = Math.min(table.rowCount, sampleRows);
  return table.columnNames.slice(0, limit).map((name) => {
    const types = new Set<ColumnType>();
    for (let row = 0; row < rows; row += 1) {
      const type = typeOf(table.value(name, row));
      if (type) types.add(type);
    }
    return { name, type: unite(types) };
  });
}

function typeOf(value: unknown): ColumnType | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "boolean" || typeof value === "string") return typeof value === "string" ? "string" : "boolean";
  if (value instanceof Date) return Number.isNaN(value.getTime()) || isDay(value) ? "date" : "datetime";
  return "any";
}

function isDay(date: Date): boolean {
  return date.getTime() % 86_400_000 === 0;
}

/** The type that holds all of these. */
function unite(types: ReadonlySet<ColumnType>): ColumnType {
  const only = [...types];
  if (only.length === 1) return only[0] ?? "any";
  if (only.every((type) => type === "integer" || type === "number") && only.length > 0) return "number";
  if (only.every((type) => type === "date" || type === "datetime") && only.length > 0) return "datetime";
  return "any";
}

/** Tells whether a column's values are numbers, which are set flush right. */
export function isNumeric(column: Column): boolean {
  return column.type === "integer" || column.type === "number";
}

const longestTextCharacters = 1_000;

/**
 * A value as JSON carries it: dates as ISO text, and what JSON has no number for as the words of Table Schema.
 *
 * @source Frictionless Data, Table Schema, types and formats: `NaN`, `INF` and `-INF` in a number field
 */
export function jsonValue(value: unknown, type: ColumnType): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value;
    return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
  }
  if (typeof value === "boolean") return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return cut(textOf(value, type), longestTextCharacters);
}

const shownTextCharacters = 80;
const mostDecimals = 6;

/** Writes the values of one column so that they can be compared: numbers to one number of decimals, dates to one form. */
export function columnFormatter(column: Column, values: readonly unknown[]): (value: unknown) => string {
  const numbers = values.filter((value) => typeof value === "number");
  const decimals = Math.max(0, ...numbers.map(decimalsOf));
  return (value) => {
    if (value === null || value === undefined) return "null";
    if (typeof value === "number") return formatNumber(value, decimals);
    return cut(textOf(value, column.type), shownTextCharacters);
  };
}

/** The decimals that a number needs, without the last bits that arithmetic leaves; more than are shown count as the most. */
function decimalsOf(value: number): number {
  if (!Number.isFinite(value) || needsExponent(value)) return 0;
  const [, fraction = ""] = Number(value.toPrecision(12)).toFixed(mostDecimals).split(".");
  return fraction.replace(/0+$/, "").length;
}

function needsExponent(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e15 || (size > 0 && size < 1e-5);
}

function formatNumber(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (needsExponent(value)) return value.toExponential(5).replace(/\.?0+e/, "e");
  return Object.is(value, -0) ? (0).toFixed(decimals) : value.toFixed(decimals);
}

function textOf(value: unknown, type: ColumnType): string {
  if (typeof value === "string") return value;
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return dateText(value, type);
  return inspectBounded(value).replace(/\s+/g, " ");
}

function dateText(date: Date, type: ColumnType): string {
  if (Number.isNaN(date.getTime())) return "Invalid Date";
  const iso = date.toISOString();
  return isDay(date) && type !== "datetime" ? iso.slice(0, iso.indexOf("T")) : iso.replace(".000Z", "Z");
}

function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
}
