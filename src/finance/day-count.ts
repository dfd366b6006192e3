import {
  addMonths,
  calendarDate,
  type CalendarDate,
  type DateInput,
  dateFrom,
  dateParts,
  daysBetween,
  daysInMonth,
  isLeapYear,
  isMonthEnd,
  toIso,
} from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import { Result } from "../base/result.ts";
import type { Years } from "../base/units.ts";
import { oneOf, requireGiven } from "./choices.ts";

/**
 * Day counts that need two dates and no more.
 * - `Act/360`: US money market, SOFR, and the dollar leg of an FX forward
 * - `Act/365F`: Japanese money market, TONA, TIBOR, and the yen leg
 * - `NL/365`: JGB yields; a 29 February is not counted (it stands for the 28th)
 * - `30/360 US`: US corporate bonds, with its rule for the end of February; `30E/360`: Eurobonds
 * - `ActAct ISDA`: swaps; days in leap years over 366, the others over 365
 */
export type PlainDayCount = "Act/360" | "Act/365F" | "NL/365" | "30/360 US" | "30E/360" | "ActAct ISDA";

/** The coupon period that `ActAct ICMA` (Treasuries, gilts) measures against. */
export interface ReferencePeriod {
  readonly start: DateInput;
  readonly end: DateInput;
  /** Its nominal length: 6 for a semiannual bond, 12 for an annual one. */
  readonly months: number;
  /** When true the coupons fall on month ends. Needed only where days lie outside the reference period. */
  readonly endOfMonth?: boolean;
}

export type YearFractionOptions = { readonly start: DateInput; readonly end: DateInput } & (
  { readonly dayCount: PlainDayCount } | { readonly dayCount: "ActAct ICMA"; readonly reference: ReferencePeriod }
);

/** Intermediates of {@link yearFraction}. */
export type YearFractionParts = {
  /** Calendar days from the first date, counted, to the last, not counted. */
  readonly days: number;
};

/**
 * The years between two dates by a market's day count.
 *
 * @param options - dates as `"2026-05-15"`, the first counted and the last not; `reference` for `ActAct ICMA`
 * @returns years, negative when `end` is the earlier
 * @throws `base/not-a-date`, `finance/reference-period-empty`, `finance/reference-period-months`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source 2006 ISDA Definitions, section 4.16; ICMA rule 251
 * @example
 * yearFraction({ start: "2026-05-15", end: "2026-08-15", dayCount: "Act/360" }).format(); // "0.256 years"
 */
export function yearFraction(options: YearFractionOptions): Result<Years, YearFractionParts> {
  const dayCount = oneOf("dayCount", options.dayCount, Object.keys(rules) as YearFractionOptions["dayCount"][]);
  const start = calendarDate(options.start);
  const end = calendarDate(options.end);
  const value =
    options.dayCount === "ActAct ICMA" ? icmaYears(start, end, options.reference) : plainYears(start, end, options.dayCount);
  const days = daysBetween(start, end);
  const rule = rules[dayCount];
  return new Result({
    name: "yearFraction",
    value,
    unit: "years",
    formula: `${rule} (${dayCount})`,
    inputs: { days: { value: days, unit: "count" } },
    steps: [{ name: "years", formula: rule, substituted: `from ${toIso(start)} to ${toIso(end)}`, value, unit: "years" }],
    parts: { days },
  });
}

const rules: Record<YearFractionOptions["dayCount"], string> = {
  "Act/360": "days / 360",
  "Act/365F": "days / 365",
  "NL/365": "days without any 29 February / 365",
  "30/360 US": "(360 × years + 30 × months + days, no month longer than 30) / 360",
  "30E/360": "(360 × years + 30 × months + days, no month longer than 30) / 360",
  "ActAct ISDA": "days in leap years / 366 + other days / 365",
  "ActAct ICMA": "days / days of the coupon period, per coupon of the year",
};

/** {@link yearFraction} for loops: dates as {@link CalendarDate}, a bare number out. */
export function plainYears(start: CalendarDate, end: CalendarDate, dayCount: PlainDayCount): Years {
  if (end < start && dayCount !== "Act/360" && dayCount !== "Act/365F") return (0 - plainYears(end, start, dayCount)) as Years;
  switch (dayCount) {
    case "Act/360":
      return ((end - start) / 360) as Years;
    case "Act/365F":
      return ((end - start) / 365) as Years;
    case "NL/365":
      return ((end - start - (leapDaysUpTo(end) - leapDaysUpTo(start))) / 365) as Years;
    case "30/360 US":
    case "30E/360":
      return (thirtyDays(start, end, dayCount) / 360) as Years;
    case "ActAct ISDA":
      return isdaYears(start, end);
  }
}

/**
 * The number of 29 Februaries up to and including a date. With it `NL/365` drops the one on the last day of a period and keeps
 * the one on the first: 29 February counts as the 28th.
 */
function leapDaysUpTo(date: CalendarDate): number {
  const { year, month, day } = dateParts(date);
  const before = year - 1;
  const reached = isLeapYear(year) && (month > 2 || (month === 2 && day === 29)) ? 1 : 0;
  return Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + reached;
}

function thirtyDays(start: CalendarDate, end: CalendarDate, dayCount: "30/360 US" | "30E/360"): number {
  const from = dateParts(start);
  const to = dateParts(end);
  let [first, last] = [from.day, to.day];
  if (dayCount === "30E/360") {
    first = Math.min(first, 30);
    last = Math.min(last, 30);
  } else {
    const startsAtFebruaryEnd = from.month === 2 && isMonthEnd(start);
    if (startsAtFebruaryEnd && to.month === 2 && isMonthEnd(end)) last = 30;
    if (startsAtFebruaryEnd) first = 30;
    if (last === 31 && first >= 30) last = 30;
    if (first === 31) first = 30;
  }
  return 360 * (to.year - from.year) + 30 * (to.month - from.month) + (last - first);
}

function isdaYears(start: CalendarDate, end: CalendarDate): Years {
  const firstYear = dateParts(start).year;
  const lastYear = dateParts(end).year;
  const daysOf = (year: number) => (isLeapYear(year) ? 366 : 365);
  const newYear = (year: number) => dateFrom({ year, month: 1, day: 1 });
  if (firstYear === lastYear) return ((end - start) / daysOf(firstYear)) as Years;
  const head = (newYear(firstYear + 1) - start) / daysOf(firstYear);
  const tail = (end - newYear(lastYear)) / daysOf(lastYear);
  return (head + (lastYear - firstYear - 1) + tail) as Years;
}

/** Days over the days of the coupon period that each lies in; periods before and after the reference follow its months. */
function icmaYears(start: CalendarDate, end: CalendarDate, reference: ReferencePeriod): Years {
  requireGiven({ reference }, ["reference"]);
  if (end < start) return (0 - icmaYears(end, start, reference)) as Years;
  const anchor = calendarDate(reference.end);
  const referenceStart = calendarDate(reference.start);
  const { months, endOfMonth = false } = reference;
  if (!(referenceStart < anchor)) throw emptyReference(referenceStart, anchor);
  if (!Number.isInteger(months) || months < 1 || 12 % months !== 0) throw monthsOfReference(months);
  const boundary = (period: number): CalendarDate =>
    period === 0 ? anchor : period === -1 ? referenceStart : quasiCoupon(period, { referenceStart, anchor, months, endOfMonth });
  let period = 0;
  while (boundary(period) < end) period++;
  let years = 0;
  for (; boundary(period) > start; period--) {
    const [from, to] = [boundary(period - 1), boundary(period)];
    const days = Math.min(end, to) - Math.max(start, from);
    if (days > 0) years += ((days / (to - from)) * months) / 12;
  }
  return years as Years;
}

interface QuasiCoupons {
  readonly referenceStart: CalendarDate;
  readonly anchor: CalendarDate;
  readonly months: number;
  readonly endOfMonth: boolean;
}

/** Each quasi coupon date is counted from the reference itself, so that a short month does not drag the later ones along. */
function quasiCoupon(period: number, { referenceStart, anchor, months, endOfMonth }: QuasiCoupons): CalendarDate {
  const anchorDay = dateParts(anchor).day;
  const startDay = dateParts(referenceStart).day;
  // The later day of the two is the bond's coupon day where a short month has cut the other.
  const cut = startDay > anchorDay && anchorDay === daysInMonth(dateParts(anchor).year, dateParts(anchor).month);
  return cut ? addMonths(referenceStart, (period + 1) * months, endOfMonth) : addMonths(anchor, period * months, endOfMonth);
}

function emptyReference(start: CalendarDate, end: CalendarDate): UserError {
  return new UserError("finance/reference-period-empty", {
    expected: "a reference period that ends after it starts",
    received: `${toIso(start)} to ${toIso(end)}`,
    action: "pass the coupon dates around the period",
  });
}

function monthsOfReference(months: number): UserError {
  return new UserError("finance/reference-period-months", {
    expected: "1, 2, 3, 4, 6 or 12 months in a reference period",
    received: String(months),
    action: "pass 6 for a semiannual bond",
  });
}
