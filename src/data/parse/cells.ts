import { type CalendarDate, dateFrom, type DateParts, toIso } from "../../base/calendar-date.ts";
import { isUserError, type UserError } from "../../base/errors.ts";
import type { Row, Sheet } from "./delimited.ts";
import { dataError, quoted } from "./source-text.ts";

/** How a published number becomes ours: a percent becomes a decimal fraction, the rest is scaled by a power of ten. */
export interface NumberFormat {
  /** What the published number is multiplied by, as a power of ten: -2 for percent. */
  readonly exponent?: number;
  /** Set where the publisher groups thousands with commas; elsewhere a comma is an error. */
  readonly grouped?: true;
  /** Bounds of a believable published number: beyond them columns have shifted or the unit has changed. */
  readonly within?: readonly [low: number, high: number];
}

/** Yields in percent, as every curve here publishes them; none has ever been near the bounds. */
export const percentYield: NumberFormat = { exponent: -2, within: [-10, 50] };

const plainNumber = /^-?\d{1,20}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;
const groupedNumber = /^-?\d{1,3}(?:,\d{3}){0,8}(?:\.\d{1,30})?$/;

/**
 * Reads a published number. The decimal point is moved in the text, not by a multiplication, so that 4.59 percent is 0.0459
 * to the last bit.
 *
 * @throws `data/not-a-number`, `data/implausible-value`
 */
export function readNumber(sheet: Sheet, row: Row, index: number, format: NumberFormat = {}): number {
  const text = cellText(row, index);
  const pattern = format.grouped ? groupedNumber : plainNumber;
  if (!pattern.test(text)) throw notANumber(sheet, row, index, format);
  const published = format.grouped ? text.replaceAll(",", "") : text;
  const [low, high] = format.within ?? [-Infinity, Infinity];
  const value = Number(published);
  if (!Number.isFinite(value) || value < low || value > high) {
    throw dataError("data/implausible-value", sheet, offsetOf(row, index), {
      expected: format.within ? `a number from ${low} to ${high}` : "a number that fits",
      received: quoted(text),
      action: "compare with the agency's page: columns have shifted, or the unit has changed",
    });
  }
  return movePoint(published, format.exponent ?? 0);
}

/** Reads a number, or gives undefined for a text that the publisher writes where there is none. */
export function readOptional(sheet: Sheet, row: Row, index: number, missing: readonly string[], format: NumberFormat) {
  return missing.includes(cellText(row, index)) ? undefined : readNumber(sheet, row, index, format);
}

/** How a publisher writes a date. */
export interface DateFormat {
  /** For errors: `YYYY-MM-DD`. */
  readonly name: string;
  readonly parse: (text: string) => DateParts | undefined;
}

function pattern(name: string, expression: RegExp, order: (groups: readonly string[]) => DateParts | undefined): DateFormat {
  return {
    name,
    parse: (text) => {
      const match = expression.exec(text);
      return match ? order(match.slice(1)) : undefined;
    },
  };
}

const parts = (year: string | undefined, month: string | undefined, day: string | undefined): DateParts => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
});

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The number of a month, 1..12, from its English abbreviation; undefined for any other text. */
export function monthNumber(name: string): number | undefined {
  const index = monthNames.indexOf(name);
  return index === -1 ? undefined : index + 1;
}

/** `2026-05-15` */
export const isoDate = pattern("YYYY-MM-DD", /^(\d{4})-(\d{2})-(\d{2})$/, ([y, m, d]) => parts(y, m, d));
/** `2026/5/15`, not padded */
export const slashedDate = pattern("YYYY/M/D", /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, ([y, m, d]) => parts(y, m, d));
/** `05/15/2026` */
export const americanDate = pattern("MM/DD/YYYY", /^(\d{2})\/(\d{2})\/(\d{4})$/, ([m, d, y]) => parts(y, m, d));
/** `15-May-2026` */
export const namedMonthDate = pattern("DD-Mon-YYYY", /^(\d{2})-([A-Z][a-z]{2})-(\d{4})$/, ([d, name, y]) => {
  const month = monthNumber(name ?? "");
  return month === undefined ? undefined : parts(y, String(month), d);
});

/** Reads a date cell. @throws `data/not-a-date` */
export function readDate(sheet: Sheet, row: Row, index: number, format: DateFormat): CalendarDate {
  const text = cellText(row, index);
  try {
    const read = format.parse(text);
    if (read) return dateFrom(read);
  } catch (error) {
    if (!isUserError(error)) throw error;
  }
  throw dataError("data/not-a-date", sheet, offsetOf(row, index), {
    expected: `a date as ${format.name}`,
    received: quoted(text),
    action: "the file is cut off, damaged or of another layout: download it again",
  });
}

/**
 * Checks that a date comes after the one before it, or before it where the file is newest first.
 *
 * @throws `data/duplicate-date`, `data/unsorted-dates`
 */
export function requireOrder(
  sheet: Sheet,
  row: Row,
  dates: { readonly date: CalendarDate; readonly previous: CalendarDate | undefined; readonly newestFirst?: boolean },
): void {
  const { date, previous, newestFirst = false } = dates;
  if (previous === undefined || (newestFirst ? date < previous : date > previous)) return;
  const twice = date === previous;
  throw dataError(twice ? "data/duplicate-date" : "data/unsorted-dates", sheet, offsetOf(row, 0), {
    expected: `a date ${newestFirst ? "before" : "after"} ${toIso(previous)}`,
    received: twice ? "the same date again" : toIso(date),
    action: "rows were doubled or moved: use the file as the agency serves it",
  });
}

/** The text of a cell, without blanks around it; empty where the row has no such cell. */
export function cellText(row: Row, index: number): string {
  return (row.cells[index] ?? "").trim();
}

/** Where a cell begins; for a cell that the row does not have, where its last one does. */
export function offsetOf(row: Row, index: number): number {
  return row.offsets[index] ?? row.offsets.at(-1) ?? 0;
}

function movePoint(number: string, exponent: number): number {
  const at = number.search(/e/i);
  const value = Number(at === -1 ? `${number}e${exponent}` : `${number.slice(0, at)}e${Number(number.slice(at + 1)) + exponent}`);
  // A published -0 is a zero.
  return value === 0 ? 0 : value;
}

function notANumber(sheet: Sheet, row: Row, index: number, format: NumberFormat): UserError {
  const text = cellText(row, index);
  const comma = !format.grouped && groupedNumber.test(text);
  return dataError("data/not-a-number", sheet, offsetOf(row, index), {
    expected: comma ? "a number without thousands separators" : "a number",
    received: text === "" ? "an empty cell" : quoted(text),
    action: comma
      ? "the file went through a spreadsheet: use it as the agency serves it"
      : "the file is cut off, damaged or of another layout: download it again",
  });
}
