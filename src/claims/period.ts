import { type CalendarDate, dateFrom, daysInMonth, parseDate } from "../base/calendar-date.ts";

/** The days that a claim speaks of, both included. */
export interface Period {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/**
 * The days that a claim's date means: a day, a month, a year, or from one of these to another.
 *
 * @param asOf - `2026-01-20`, `2026-01`, `2026`, `2025-01..2025-05`
 * @returns undefined for no date and for one that only its author can resolve, `FY2026`
 * @throws `base/not-a-date` for a day that the calendar does not have
 *
 * @example
 * const may = periodOf("2025-05");
 * may && toIso(may.end); // "2025-05-31"
 */
export function periodOf(asOf: string | null | undefined): Period | undefined {
  const [from, to, ...more] = (asOf ?? "").split("..").map(partOf);
  if (from === undefined || more.length > 0) return undefined;
  if (!asOf?.includes("..")) return from;
  return to && { start: from.start, end: to.end };
}

/** Tells whether two periods have a day in common. */
export function overlaps(one: Period, other: Period): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function partOf(text: string): Period | undefined {
  const [, yearText, monthText, dayText] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim()) ?? [];
  if (yearText === undefined) return undefined;
  if (dayText !== undefined) return { start: parseDate(text.trim()), end: parseDate(text.trim()) };
  const year = Number(yearText);
  const [first, last] = monthText === undefined ? [1, 12] : [Number(monthText), Number(monthText)];
  const start = dateFrom({ year, month: first, day: 1 });
  return { start, end: dateFrom({ year, month: last, day: daysInMonth(year, last) }) };
}
