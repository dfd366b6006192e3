import type { ColumnTable } from "arquero";
import { calendarDate, type DateInput, toIso } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import type { Unit } from "../base/units.ts";
import { columnInfoOf, type Provenance, provenanceOf } from "./source.ts";

/** One observation of a series. */
export interface Observation {
  /** ISO date. */
  readonly date: string;
  readonly value: number;
}

/**
 * The column of values that is meant: the one named, or the only one beside `date`.
 *
 * @throws `data/which-column`, `data/no-date-column`
 */
export function valueColumn(series: ColumnTable, named: string | undefined): string {
  const names = series.columnNames();
  if (!names.includes("date")) {
    throw new UserError("data/no-date-column", {
      expected: "a series with a column named date",
      received: `the columns ${names.join(", ")}`,
      action: "rename the column of dates to date",
    });
  }
  const others = names.filter((name) => name !== "date");
  const chosen = named ?? (others.length === 1 ? others[0] : undefined);
  if (chosen !== undefined && others.includes(chosen)) return chosen;
  throw new UserError("data/which-column", {
    expected: `one of the columns ${others.join(", ")}`,
    received: named ?? "no column",
    action: "name the column of values",
  });
}

/** The observations of a column in the order of the table, oldest first; missing ones are left out. */
export function observationsOf(series: ColumnTable, column: string): readonly Observation[] {
  const dates = series.array("date") as ArrayLike<DateInput>;
  const values = series.array(column) as ArrayLike<unknown>;
  return Array.from(dates, (date, row) => ({ date, value: values[row] }))
    .filter((one): one is { date: DateInput; value: number } => typeof one.value === "number" && Number.isFinite(one.value))
    .map(({ date, value }) => ({ date: toIso(calendarDate(date)), value }));
}

/** The observation of a day. @throws `data/no-observation`, never giving the day before instead */
export function observationOn(observations: readonly Observation[], date: DateInput): Observation {
  const iso = toIso(calendarDate(date));
  const found = observations.find((one) => one.date === iso);
  if (found) return found;
  const before = observations.findLast((one) => one.date < iso)?.date ?? "none";
  const after = observations.find((one) => one.date > iso)?.date ?? "none";
  throw new UserError("data/no-observation", {
    expected: `an observation on ${iso}`,
    received: `none that day; the nearest: ${before} before, ${after} after`,
    action: "name the day that is meant: a holiday has no value",
  });
}

/** The observations from one day to another, both included; at least one. @throws `data/no-observation` */
export function observationsOver(observations: readonly Observation[], from: DateInput, to: DateInput): readonly Observation[] {
  const [start, end] = [toIso(calendarDate(from)), toIso(calendarDate(to))];
  const inside = observations.filter((one) => one.date >= start && one.date <= end);
  if (inside.length > 0) return inside;
  throw new UserError("data/no-observation", {
    expected: `observations from ${start} to ${end}`,
    received: `none; the series runs from ${observations[0]?.date ?? "nowhere"} to ${observations.at(-1)?.date ?? "nowhere"}`,
    action: "choose dates inside it",
  });
}

/** One observation with all that is known of it. */
export interface Observed extends Observation {
  readonly column: string;
  /** Unit of the value; absent for a column of a table of the reader's own. */
  readonly unit?: Unit;
  /** Where it comes from; empty for a table of the reader's own. */
  readonly provenance: readonly Provenance[];
}

/**
 * The observation of a series on a day with where it comes from: its `value` goes into a calculation, and the observation itself
 * into a claim's `inputs`, so that the verdict names the agency, the series and the date.
 *
 * @param series - a table with a `date` column
 * @param choice - the day, and the column of values where there is more than one beside `date`
 * @returns the value in the column's unit (a rate is a decimal), its date, column, unit and provenance
 * @throws `data/no-observation` for a day without a value, never giving the day before instead; `data/which-column`,
 * `data/no-date-column`
 * @example
 * const treasury = observed(table({ date: ["2026-05-14", "2026-05-15"], DGS10: [0.0447, 0.0459] }), { on: "2026-05-15" });
 * treasury.value; // 0.0459
 */
export function observed(series: ColumnTable, choice: { readonly column?: string; readonly on: DateInput }): Observed {
  const column = valueColumn(series, choice.column);
  const found = observationOn(observationsOf(series, column), choice.on);
  const unit = columnInfoOf(series)[column]?.unit;
  return Object.freeze({ ...found, column, ...(unit && { unit }), provenance: provenanceOf(series.select(column)) });
}

/**
 * The value of a series on a day, for use in a calculation: `rate(valueOn(curve, { column: "10Y", on: "2026-05-15" }))`.
 *
 * @param series - a table with a `date` column
 * @param choice - the day, and the column of values where there is more than one beside `date`
 * @returns the value in the column's unit; a rate is a decimal
 * @throws `data/no-observation` for a day without a value, never giving the day before instead; `data/which-column`,
 * `data/no-date-column`
 * @example
 * valueOn(table({ date: ["2026-05-14", "2026-05-15"], DGS10: [0.0447, 0.0459] }), { on: "2026-05-15" }); // 0.0459
 */
export function valueOn(series: ColumnTable, choice: { readonly column?: string; readonly on: DateInput }): number {
  return observed(series, choice).value;
}
