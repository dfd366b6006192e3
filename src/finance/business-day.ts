import {
  addMonths,
  calendarDate,
  type CalendarDate,
  type DateInput,
  dateParts,
  dayOfWeek,
  isMonthEnd,
} from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import { isHoliday, type Market } from "./holidays.ts";
import { oneOf, requireGiven } from "./choices.ts";

/**
 * What becomes of a date on which a market is closed: the next open day, the next within the month and else the one before, or
 * the one before.
 */
export type Roll = "following" | "modified following" | "preceding";

/**
 * Tells whether all of the markets settle payments on a day.
 *
 * @param date - a calendar date, an ISO text or a UTC date
 * @param markets - the markets that must all be open
 * @returns true where none of them has a weekend or a holiday
 * @throws `base/not-a-date`, `finance/holidays-unknown`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source Federal Reserve Banks and Bank of Japan: weekends and holidays
 * @example
 * isBusinessDay("2026-05-04", ["Japan"]); // false
 */
export function isBusinessDay(date: DateInput, markets: readonly Market[]): boolean {
  requireGiven({ markets }, ["markets"]);
  const day = calendarDate(date);
  const weekday = dayOfWeek(day);
  for (const market of markets) oneOf("market", market, ["US", "Japan"]);
  return weekday !== 0 && weekday !== 6 && !markets.some((market) => isHoliday(market, day));
}

export interface AdjustOptions {
  readonly date: DateInput;
  readonly markets: readonly Market[];
  readonly roll: Roll;
}

/**
 * A date moved to a day on which all of the markets are open; an open day stays.
 *
 * @param options - the date, the markets, and which way a closed day moves
 * @returns the nearest open day in that direction; modified following stays in the month
 * @throws `base/not-a-date`, `finance/holidays-unknown`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source 2006 ISDA Definitions, section 4.12
 * @example
 * toIso(adjustDate({ date: "2026-05-31", markets: ["US"], roll: "modified following" })); // "2026-05-29"
 */
export function adjustDate(options: AdjustOptions): CalendarDate {
  requireGiven(options, ["markets"]);
  const { markets } = options;
  const roll = oneOf("roll", options.roll, ["following", "modified following", "preceding"]);
  const date = calendarDate(options.date);
  const step = roll === "preceding" ? -1 : 1;
  const moved = firstOpen(date, step, markets);
  const leavesMonth = roll === "modified following" && dateParts(moved).month !== dateParts(date).month;
  return leavesMonth ? firstOpen(date, -1, markets) : moved;
}

/**
 * The day a number of business days later; from a closed day counting starts at the next open one.
 *
 * @param options - the date, how many business days, and the markets that must be open
 * @returns the day that many business days on
 * @throws `base/not-a-date`, `finance/holidays-unknown`, `finance/business-days-not-whole`
 * @throws `finance/option-missing`
 * @source market convention of settlement lags
 * @example
 * toIso(addBusinessDays({ date: "2026-05-01", days: 1, markets: ["Japan"] })); // "2026-05-07"
 */
export function addBusinessDays(options: {
  readonly date: DateInput;
  readonly days: number;
  readonly markets: readonly Market[];
}): CalendarDate {
  requireGiven(options, ["markets"]);
  const { days, markets } = options;
  if (!Number.isInteger(days) || days < 0) {
    throw new UserError("finance/business-days-not-whole", {
      expected: "a whole number of business days, 0 or more",
      received: String(days),
      action: "pass 2 for a spot date",
    });
  }
  let day = firstOpen(calendarDate(options.date), 1, markets);
  for (let i = 0; i < days; i++) day = firstOpen((day + 1) as CalendarDate, 1, markets);
  return day;
}

/**
 * The spot date of USD/JPY: two Tokyo business days after the trade, on a day on which New York is open as well. A dollar
 * holiday on the day between does not count.
 *
 * @param tradeDate - the day of the deal
 * @returns the day on which both currencies are paid
 * @throws `base/not-a-date`, `finance/holidays-unknown`
 * @source market convention: T+2
 * @example
 * toIso(usdJpySpotDate("2026-05-15")); // "2026-05-19"
 */
export function usdJpySpotDate(tradeDate: DateInput): CalendarDate {
  const inTokyo = addBusinessDays({ date: tradeDate, days: 2, markets: ["Japan"] });
  return firstOpen(inTokyo, 1, ["US", "Japan"]);
}

/**
 * The value date of a USD/JPY forward a number of months after spot: modified following in New York and Tokyo, and from the last
 * business day of a month to the last business day of another.
 *
 * @param options - the spot date and a whole number of months
 * @returns the day on which the forward is settled
 * @throws `base/not-a-date`, `finance/holidays-unknown`
 * @source market convention: modified following, end to end
 * @example
 * toIso(usdJpyValueDate({ spotDate: "2026-05-19", months: 3 })); // "2026-08-19"
 */
export function usdJpyValueDate(options: { readonly spotDate: DateInput; readonly months: number }): CalendarDate {
  const markets: readonly Market[] = ["US", "Japan"];
  const spot = calendarDate(options.spotDate);
  const nextOpen = firstOpen((spot + 1) as CalendarDate, 1, markets);
  const closesMonth = dateParts(nextOpen).month !== dateParts(spot).month;
  const target = addMonths(spot, options.months);
  if (!closesMonth) return adjustDate({ date: target, markets, roll: "modified following" });
  let last = target;
  while (!isMonthEnd(last)) last = (last + 1) as CalendarDate;
  return adjustDate({ date: last, markets, roll: "preceding" });
}

function firstOpen(date: CalendarDate, step: 1 | -1, markets: readonly Market[]): CalendarDate {
  let day = date;
  while (!isBusinessDay(day, markets)) day = (day + step) as CalendarDate;
  return day;
}
