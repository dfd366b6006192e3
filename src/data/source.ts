import { ColumnTable } from "arquero";
import { type CalendarDate, toIso } from "../base/calendar-date.ts";
import type { Unit } from "../base/units.ts";

/** How the bytes of a table came to this run: fetched just now, kept from before, shipped with Carrybook, or a file of the user's. */
export type Origin = "agency" | "cache" | "snapshot" | "file";

/** Where figures come from, in enough detail to find the same bytes again. */
export interface Provenance {
  /** Who publishes the figures: `Ministry of Finance Japan`. */
  readonly agency: string;
  /** The publisher's own name for the series or the file: `DGS10`. */
  readonly series: string;
  readonly url: string;
  /** When the bytes left the agency, ISO 8601 in UTC. */
  readonly retrievedAt: string;
  /** Hash of the bytes as served, in hexadecimal. */
  readonly sha256: string;
  /** The date of the newest observation, `2026-05-15`. */
  readonly asOf: string;
  readonly origin: Origin;
  /** What a reader must know about these figures: `read from a redistributed copy`. */
  readonly note?: string;
}

/** What a column holds. */
export interface ColumnInfo {
  /** Unit of the values; a date, a label or a flag has none. A `rate` is a decimal fraction: 4.59% is 0.0459. */
  readonly unit?: Unit;
  /** The publisher's own name of the column, where ours is another. */
  readonly series?: string;
  /** Market convention of the values: `par yield, semiannual compounding`. */
  readonly convention?: string;
  /** Set where the column, with the other keys, tells one row from another. */
  readonly key?: true;
}

/** A cell of a loaded column. A missing observation is `undefined`: arithmetic on it gives NaN, where `null` would count as zero. */
export type Cell = Date | number | string | boolean | undefined;

/** What a parser reads from bytes: columns of one length, oldest observation first, before they become a table. */
export interface Observations {
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
  readonly info: Readonly<Record<string, ColumnInfo>>;
  /** The date of the newest observation. */
  readonly asOf: CalendarDate;
}

interface Sourced {
  readonly info: ColumnInfo;
  readonly provenance: readonly Provenance[];
}

/**
 * What is known of each column, by the column itself rather than by its table or name. Verbs that keep a column (`filter`,
 * `select`, `rename`, `orderby`, `groupby`, `derive` for the columns it leaves alone) hand on the same column object, so unit
 * and provenance follow it; a column that a verb computes is a new object and has no unit until somebody gives it one.
 */
const sources = new WeakMap<object, Sourced>();

/**
 * An arquero table whose columns know their unit and source: see {@link provenanceOf} and {@link unitsOf}. It is a plain
 * `ColumnTable` in every other way. What its columns know survives all verbs that keep columns, `slice`, `dedupe` and `reify`
 * included; after `join`, `concat` and other verbs that build columns anew use {@link withSources}.
 */
export class LoadedTable extends ColumnTable {
  override reify(indices?: number[] | Uint32Array): this {
    const copy = super.reify(indices as number[]);
    for (const name of copy.columnNames()) handOn(this.column(name), copy.column(name));
    return copy;
  }
}

/**
 * Makes a table of observations and registers what its columns are.
 *
 * @param provenance - where they come from; several where a history and its newest part are two files
 */
export function loadedTable(observations: Observations, ...provenance: readonly Provenance[]): LoadedTable {
  // Copies, so that no two tables share a column: a column has one provenance.
  const columns = Object.fromEntries(Object.entries(observations.columns).map(([name, cells]) => [name, [...cells]]));
  for (const [name, column] of Object.entries(columns)) {
    sources.set(column, { info: observations.info[name] ?? {}, provenance });
  }
  return new LoadedTable(columns);
}

/**
 * The sources of a table's columns, each once, in the order of the columns. Empty for a table of computed columns only.
 *
 * @param table - any arquero table
 */
export function provenanceOf(table: ColumnTable): readonly Provenance[] {
  return [...new Set(table.columnNames().flatMap((name) => sourceOf(table, name)?.provenance ?? []))];
}

/** What is known of each column of a table by name; columns of unknown origin are left out. */
export function columnInfoOf(table: ColumnTable): Readonly<Record<string, ColumnInfo>> {
  const known = table.columnNames().map((name) => [name, sourceOf(table, name)?.info] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, ColumnInfo] => entry[1] !== undefined));
}

/** The unit of each column of a table that has one: `{ DGS10: "rate" }`. */
export function unitsOf(table: ColumnTable): Readonly<Record<string, Unit>> {
  const units = Object.entries(columnInfoOf(table)).map(([name, info]) => [name, info.unit] as const);
  return Object.fromEntries(units.filter((entry): entry is [string, Unit] => entry[1] !== undefined));
}

/**
 * Gives the columns of a table the unit and the provenance of the columns of the same name in other tables, for after a `join`
 * or a `concat`. A column that has a source already keeps it; among the others the first table that knows the name wins.
 *
 * @returns the same table
 */
export function withSources<T extends ColumnTable>(table: T, ...origins: readonly ColumnTable[]): T {
  for (const name of table.columnNames()) {
    const origin = origins.find((candidate) => sourceOf(candidate, name));
    if (origin && !sourceOf(table, name)) handOn(origin.column(name), table.column(name));
  }
  return table;
}

/** A calendar date as arquero keeps dates: a JavaScript date at midnight UTC. */
export function utcDate(date: CalendarDate): Date {
  return new Date(date * 86_400_000);
}

/** A provenance for bytes whose observations have been read. */
export function provenance(parts: Omit<Provenance, "asOf">, observations: Observations): Provenance {
  return { ...parts, asOf: toIso(observations.asOf) };
}

function sourceOf(table: ColumnTable, name: string): Sourced | undefined {
  const column: unknown = table.column(name);
  return typeof column === "object" && column !== null ? sources.get(column) : undefined;
}

function handOn(from: unknown, to: unknown): void {
  const known = typeof from === "object" && from !== null ? sources.get(from) : undefined;
  if (known && typeof to === "object" && to !== null) sources.set(to, known);
}
