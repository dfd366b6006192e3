import { UserError } from "./errors.ts";
import type { Quantity } from "./units.ts";

/**
 * A day of the Gregorian calendar, without a time or a zone: the number of days since 1970-01-01.
 * Plain integers at run time, so `later - earlier` counts days and a column of them sorts.
 */
export type CalendarDate = Quantity<"calendarDate">;

/** What a helper takes for a date: a {@link CalendarDate}, `"2026-05-15"`, or a JavaScript date, read by its UTC day. */
export type DateInput = CalendarDate | string | Date;

/** Year, month 1..12 and day 1..31. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 0 is Sunday, 6 is Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const daysPerEra = 146_097;
const daysTo1970 = 719_468;
const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Tells whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number of days in a month 1..12 of a year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The day with this year, month and day.
 *
 * @param parts - month 1..12, day 1..31
 * @throws `base/not-a-date` for a day that the calendar does not have
 * @example
 * toIso(dateFrom({ year: 2028, month: 2, day: 29 })); // "2028-02-29"
 */
export function dateFrom(parts: DateParts): CalendarDate {
  const { year, month, day } = parts;
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw notADate(`${year}-${month}-${day}`);
  }
  // Years from 1 March, so that the leap day is the last of a year and months have a closed form.
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * daysPerEra + dayOfEra - daysTo1970) as CalendarDate;
}

/** Year, month and day of a date: the inverse of {@link dateFrom}. */
export function dateParts(date: CalendarDate): DateParts {
  const shifted = date + daysTo1970;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/**
 * Reads a date written as `2026-05-15`.
 *
 * @throws `base/not-a-date` for any other text, and for a day that the calendar does not have
 * @example
 * parseDate("1970-01-02"); // 1
 */
export function parseDate(text: string): CalendarDate {
  const match = isoPattern.exec(text);
  if (!match) throw notADate(JSON.stringify(text));
  return dateFrom({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/**
 * Takes any form of {@link DateInput} to a {@link CalendarDate}.
 *
 * @throws `base/not-a-date`
 */
export function calendarDate(input: DateInput): CalendarDate {
  if (typeof input === "string") return parseDate(input);
  const day = input instanceof Date ? Math.floor(input.getTime() / 86_400_000) : input;
  if (!Number.isInteger(day)) throw notADate(String(input));
  return day as CalendarDate;
}

/** A date as `2026-05-15`. */
export function toIso(date: CalendarDate): string {
  const { year, month, day } = dateParts(date);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The date a number of days later (or earlier, below zero). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return (date + days) as CalendarDate;
}

/** The number of days from one date to another: the first counted, the last not; negative when `end` is the earlier. */
export function daysBetween(start: CalendarDate, end: CalendarDate): number {
  return end - start;
}

/**
 * The same day a number of months later; a day that the month does not have becomes its last day.
 *
 * @param months - a whole number, negative for earlier
 * @param endOfMonth - when true, the last day of a month goes to the last day of the other: 30 September to 31 March
 * @example
 * toIso(addMonths(parseDate("2027-08-31"), 6)); // "2028-02-29"
 */
export function addMonths(date: CalendarDate, months: number, endOfMonth = false): CalendarDate {
  const from = dateParts(date);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const last = daysInMonth(year, month);
  const stays = endOfMonth && from.day === daysInMonth(from.year, from.month);
  return dateFrom({ year, month, day: stays ? last : Math.min(from.day, last) });
}

/** Tells whether a date is the last day of its month. */
export function isMonthEnd(date: CalendarDate): boolean {
  const { year, month, day } = dateParts(date);
  return day === daysInMonth(year, month);
}

/** The day of the week: 0 is Sunday. */
export function dayOfWeek(date: CalendarDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((date % 7) + 11) % 7) as Weekday;
}

function notADate(received: string): UserError {
  return new UserError("base/not-a-date", {
    expected: 'a day of the calendar, such as "2026-05-15"',
    received,
    action: "write year, month and day as YYYY-MM-DD",
  });
}
