import { UserError } from "../../../../base/errors.ts";
import { tableView, type TableView } from "../table/table.ts";
import { columnSelector, readsUtc, temporalFields } from "./columns.ts";
import { holdsRows, isJson, type ChartSpec, type Json } from "./spec.ts";

/** More rows than this are neither seen in a chart nor wanted in a file. */
const rowLimit = 100_000;

/** How the rows of one chart are written. */
interface Writing {
  readonly language: ChartSpec["language"];
  /** Picks the columns to keep. */
  readonly select: (columnNames: readonly string[]) => readonly string[];
  /** Fields read as times. */
  readonly temporal: ReadonlySet<string>;
  /** Whether times are read as UTC; else as the reader's wall clock. */
  readonly utc: boolean;
  /** Filled while writing: the columns that each list of rows had. */
  readonly columnNames: Map<unknown, readonly string[]>;
}

/** A chart that needs nothing beyond itself. */
export interface InlinedChart {
  readonly spec: Json;
  /** The columns that each list of rows within the specification had before those that are not used were left out. */
  readonly columnNames: ReadonlyMap<unknown, readonly string[]>;
}

/**
 * The specification as plain JSON with its data inlined: arquero tables become rows, only the columns that the chart uses are
 * kept, NaN becomes null.
 *
 * A date is written without a zone, as Vega reads times by the reader's clock: the 1st is then the 1st everywhere, where a
 * time in UTC would be the evening before in New York. A chart that reads UTC gets UTC.
 *
 * @throws `kernel/chart-fetches-data` for data given as an address
 * @throws `kernel/chart-too-many-rows`
 */
export function inlineData(chart: ChartSpec): InlinedChart {
  const { spec, language } = chart;
  const columnNames = new Map<unknown, readonly string[]>();
  const writing: Writing = {
    language,
    select: columnSelector(spec),
    temporal: temporalFields(spec),
    utc: readsUtc(spec),
    columnNames,
  };
  return { spec: write(spec, [], writing) as Json, columnNames };
}

function write(value: unknown, path: readonly string[], writing: Writing): unknown {
  if (value instanceof Date) return writing.language === "vega" ? value.getTime() : dateTime(value);
  if (Array.isArray(value)) return value.map((element, index) => write(element, [...path, String(index)], writing));
  if (!isJson(value)) return scalar(value);
  refuseAddress(value, path);
  const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
    if (holdsRows(key, path)) return [key, writeRows(child, writing)];
    if (key === "data" && tableView(child)) return [key, { values: writeRows(child, writing) }];
    return [key, write(child, [...path, key], writing)];
  });
  return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
}

function refuseAddress(node: Json, path: readonly string[]): void {
  const isData = path.at(-1) === "data" || (path.at(-2) === "data" && "name" in node);
  if (!isData || node.url === undefined) return;
  throw new UserError("kernel/chart-fetches-data", {
    expected: "data within the chart's specification",
    received: `the address ${JSON.stringify(node.url)}`,
    action: "load it in a cell and give the table as data.values, so that the file shows the same chart everywhere",
  });
}

function writeRows(values: unknown, writing: Writing): unknown {
  const table = tableView(values);
  if (table) {
    checkCount(table.rowCount);
    return tableRows(table, writing);
  }
  if (!Array.isArray(values)) return isJson(values) ? write(values, [], writing) : scalar(values);
  checkCount(values.length);
  const rows = values as readonly unknown[];
  const keys = new Set<string>();
  for (const row of rows) if (isRecord(row)) for (const key of Object.keys(row)) keys.add(key);
  const columns = writing.select([...keys]);
  const written = rows.map((row) => (isRecord(row) ? record(row, columns, writing) : cell(row, "", writing)));
  writing.columnNames.set(written, [...keys]);
  return written;
}

function checkCount(rowCount: number): void {
  if (rowCount <= rowLimit) return;
  throw new UserError("kernel/chart-too-many-rows", {
    expected: `at most ${rowLimit.toLocaleString("en-US")} rows in a chart`,
    received: `${rowCount.toLocaleString("en-US")}`,
    action: "aggregate or sample the table before it is drawn",
  });
}

function isRecord(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === "object" && row !== null && !Array.isArray(row) && !(row instanceof Date);
}

function tableRows(table: TableView, writing: Writing): Record<string, unknown>[] {
  const columns = writing.select(table.columnNames);
  const written = Array.from({ length: table.rowCount }, (_unused, row) =>
    Object.fromEntries(columns.map((name) => [name, cell(table.value(name, row), name, writing)])),
  );
  writing.columnNames.set(written, table.columnNames);
  return written;
}

function record(row: Readonly<Record<string, unknown>>, columns: readonly string[], writing: Writing): Json {
  const entries = columns.map((name) => [name, cell(row[name], name, writing)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

function cell(value: unknown, field: string, writing: Writing): unknown {
  if (value instanceof Date) return time(value, writing);
  // A bare date is UTC to JavaScript, a date with a time is not: this makes it the reader's own day, as a Date is.
  if (typeof value === "string" && !writing.utc && writing.temporal.has(field) && dateOnly.test(value))
    return `${value}T00:00:00`;
  return scalar(value);
}

function time(date: Date, writing: Writing): string | number | null {
  if (Number.isNaN(date.getTime())) return null;
  if (writing.utc) return date.toISOString();
  return date.toISOString().replace(/(\.000)?Z$/, "");
}

/** Vega-Lite's own form of a date in a domain, a filter or a datum; it too is by the reader's clock. */
function dateTime(date: Date): Json {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
    ...(date.getTime() % 86_400_000 === 0
      ? {}
      : { hours: date.getUTCHours(), minutes: date.getUTCMinutes(), seconds: date.getUTCSeconds() }),
  };
}

/** What JSON makes of a value, with big integers as numbers. */
function scalar(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object" || value === null) return typeof value === "function" ? undefined : value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array, scalar);
  return JSON.parse(JSON.stringify(value)) as unknown;
}
