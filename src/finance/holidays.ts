import { type CalendarDate, dateFrom, dateParts, dayOfWeek } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";

/** Where payments settle: dollars at the Federal Reserve Banks, yen at the Bank of Japan. */
export type Market = "US" | "Japan";

/** First and last year of which the holidays are known: Japan's equinoxes follow a formula that holds until 2099. */
const knownYears = { first: 2000, last: 2099 };

const yearly: Record<Market, Map<number, ReadonlySet<number>>> = { US: new Map(), Japan: new Map() };

/**
 * Tells whether a weekday is a holiday of the payment system.
 *
 * @throws `finance/holidays-unknown` outside 2000 to 2099
 * @source Federal Reserve Banks' holiday schedules; Japan's Act on National Holidays, as amended to 2021, with the banks' 31 December
 *   to 3 January
 * @example
 * isHoliday("US", parseDate("2026-11-26")); // true
 */
export function isHoliday(market: Market, date: CalendarDate): boolean {
  const { year } = dateParts(date);
  let holidays = yearly[market].get(year);
  if (!holidays) {
    holidays = new Set(holidaysOf(market, year));
    yearly[market].set(year, holidays);
  }
  return holidays.has(date);
}

/**
 * The holidays of a year, in no order; some fall on weekends.
 *
 * @throws `finance/holidays-unknown`
 */
export function holidaysOf(market: Market, year: number): CalendarDate[] {
  if (year < knownYears.first || year > knownYears.last) {
    throw new UserError("finance/holidays-unknown", {
      expected: `a year from ${knownYears.first} to ${knownYears.last}`,
      received: String(year),
      action: "count calendar days instead",
    });
  }
  return market === "US" ? federalReserveHolidays(year) : japaneseHolidays(year);
}

/** A holiday on a Sunday moves to Monday; on a Saturday the Reserve Banks stay open on the Friday before. */
function federalReserveHolidays(year: number): CalendarDate[] {
  const fixed = [on(year, 1, 1), on(year, 7, 4), on(year, 11, 11), on(year, 12, 25)];
  if (year >= 2022) fixed.push(on(year, 6, 19));
  const mondays = [nthWeekday(year, 1, 1, 3), nthWeekday(year, 2, 1, 3), nthWeekday(year, 9, 1, 1), nthWeekday(year, 10, 1, 2)];
  const lastMondayOfMay = (nthWeekday(year, 6, 1, 1) - 7) as CalendarDate;
  const observed = fixed.map((day) => (dayOfWeek(day) === sunday ? next(day) : day));
  return [...observed, ...mondays, lastMondayOfMay, nthWeekday(year, 11, 4, 4)];
}

function japaneseHolidays(year: number): CalendarDate[] {
  const national = new Set(nationalHolidays(year));
  const substitutes = [...national].filter((day) => dayOfWeek(day) === sunday).map((day) => firstFreeAfter(day, national));
  // A day between two national holidays is one too, unless it is a Sunday.
  const between = [...national]
    .map(next)
    .filter((day) => !national.has(day) && national.has(next(day)) && dayOfWeek(day) !== sunday);
  const banks = [on(year, 1, 2), on(year, 1, 3), on(year, 12, 31)];
  return [...national, ...substitutes, ...between, ...banks];
}

function nationalHolidays(year: number): CalendarDate[] {
  const monday = (month: number, nth: number) => nthWeekday(year, month, 1, nth);
  const days = [
    on(year, 1, 1),
    monday(1, 2),
    on(year, 2, 11),
    on(year, 3, equinox(year, 20.8431)),
    on(year, 4, 29),
    on(year, 5, 3),
    on(year, 5, 5),
    year >= 2003 ? monday(9, 3) : on(year, 9, 15),
    on(year, 9, equinox(year, 23.2488)),
    on(year, 11, 3),
    on(year, 11, 23),
    ...summerAndSports(year),
  ];
  if (year >= 2007) days.push(on(year, 5, 4));
  if (year <= 2018) days.push(on(year, 12, 23));
  if (year >= 2020) days.push(on(year, 2, 23));
  if (year === 2019) days.push(on(2019, 5, 1), on(2019, 10, 22));
  return days;
}

/** Marine Day, Mountain Day and Sports Day, which the Olympic Games moved in 2020 and 2021. */
function summerAndSports(year: number): CalendarDate[] {
  if (year === 2020) return [on(2020, 7, 23), on(2020, 8, 10), on(2020, 7, 24)];
  if (year === 2021) return [on(2021, 7, 22), on(2021, 8, 8), on(2021, 7, 23)];
  const marine = year >= 2003 ? nthWeekday(year, 7, 1, 3) : on(year, 7, 20);
  const mountain = year >= 2016 ? [on(year, 8, 11)] : [];
  return [marine, ...mountain, nthWeekday(year, 10, 1, 2)];
}

/** The day of an equinox in Japan's time, by the formula in common use for 1980 to 2099. */
function equinox(year: number, day1980: number): number {
  const since = year - 1980;
  return Math.floor(day1980 + 0.242194 * since - Math.floor(since / 4));
}

const sunday = 0;

function on(year: number, month: number, day: number): CalendarDate {
  return dateFrom({ year, month, day });
}

function next(date: CalendarDate): CalendarDate {
  return (date + 1) as CalendarDate;
}

function firstFreeAfter(date: CalendarDate, taken: ReadonlySet<number>): CalendarDate {
  let day = next(date);
  while (taken.has(day)) day = next(day);
  return day;
}

/** The nth weekday of a month: `nthWeekday(2026, 11, 4, 4)` is Thanksgiving. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): CalendarDate {
  const first = on(year, month, 1);
  return (first + ((weekday - dayOfWeek(first) + 7) % 7) + 7 * (nth - 1)) as CalendarDate;
}
