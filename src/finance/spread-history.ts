import { calendarDate, type CalendarDate, type DateInput, toIso } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { RowsResult } from "../base/result-rows.ts";
import { finite, type Rate } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { requireGiven } from "./choices.ts";

/** Observations by date; a null, an undefined or a NaN is no observation. */
export interface DatedSeries {
  readonly dates: ArrayLike<DateInput>;
  /** Decimals, one a date. */
  readonly values: ArrayLike<number | null | undefined>;
}

/**
 * Which observation of b goes with a date of a. Tokyo closes some 14 hours before New York on the same date:
 * - `sameDate`: b's observation of the date, or where days may be carried, its last before
 * - `previousClose`: b's last observation before the date
 * - `nextClose`: b's first observation after the date
 */
export type Pairing = "sameDate" | "previousClose" | "nextClose";

export interface PairingRule {
  readonly pairing: Pairing;
  /** How many calendar days b's observation may lie from the date: 0 to 3. */
  readonly withinDays: number;
}

export interface SpreadHistoryOptions extends PairingRule {
  readonly a: DatedSeries;
  readonly b: DatedSeries;
}

/** One date with both series. */
export interface SpreadRow {
  /** Of a: `2026-05-15`. */
  readonly date: string;
  readonly a: Rate;
  readonly b: Rate;
  readonly spread: Rate;
  /** Calendar days from b's observation to a's; negative where b's comes after. */
  readonly daysApart: number;
}

/** Summaries of {@link spreadHistory}. */
export type SpreadHistoryParts = {
  readonly latest: Rate;
  readonly lowest: Rate;
  readonly highest: Rate;
  /** Dates of a that found no observation of b. */
  readonly dropped: number;
};

const mostDays = 3;

/**
 * The difference of two yields.
 *
 * `spread = a - b`
 *
 * @param options - two yields as decimals, of the same compounding and quotation: a simple JGB yield is not a compound one
 * @returns the spread as a decimal, shown in percentage points
 * @throws `base/not-finite`, `base/rate-looks-like-percent`
 * @source definition
 * @example
 * spread({ a: pct(4.59), b: pct(2.691) }).format(3); // "1.899pp"
 */
export function spread(options: { readonly a: Rate; readonly b: Rate }): Result<Rate> {
  const inputs = rateTerms({ a: options.a, b: options.b });
  const value = (options.a - options.b) as Rate;
  const substituted = `${formatQuantity(options.a, "rate")} - ${formatOperand(options.b, "rate")}`;
  const steps = [{ name: "spread", formula: "a - b", substituted, value, unit: "pp" }] as const;
  return new Result({ name: "spread", value, unit: "pp", formula: "a - b", inputs, steps, parts: {} });
}

/**
 * A spread through time, on the dates that both series have.
 *
 * `spread(d) = a(d) - b(d')`, d' by the pairing; a date without an observation of b within the days allowed is left out, and nothing
 * is carried over more than three days.
 *
 * @param options - two series (decimals), in any order of dates; the pairing and its days are never assumed
 * @returns a row a date of a, oldest first; `parts` holds the latest, lowest and highest spread and the number of dates left out
 * @throws `finance/fill-too-long`, `finance/duplicate-date`, `finance/no-common-dates`, `finance/columns-differ-in-length`,
 *   `finance/unknown-pairing`, `base/not-a-date`
 * @throws `finance/option-missing`
 * @source definition; market closing times
 * @example
 * const us10 = { dates: ["2026-01-16", "2026-01-19"], values: [0.0424, null] };
 * const jgb10 = { dates: ["2026-01-16", "2026-01-19"], values: [0.02182, 0.02275] };
 * spreadHistory({ a: us10, b: jgb10, pairing: "sameDate", withinDays: 0 }).rows.length; // 1
 */
export function spreadHistory(options: SpreadHistoryOptions): RowsResult<SpreadRow, SpreadHistoryParts> {
  requireGiven(options, ["a", "b"]);
  const a = observations(options.a, "a");
  const b = observations(options.b, "b");
  const match = matcher(b, options);
  const rows = a.flatMap(({ date, value }): SpreadRow[] => {
    const other = match(date);
    if (!other) return [];
    const daysApart = date - other.date;
    return [{ date: toIso(date), a: value, b: other.value, spread: (value - other.value) as Rate, daysApart }];
  });
  const last = rows.at(-1);
  if (!last) {
    throw new UserError("finance/no-common-dates", {
      expected: "at least one date with both series",
      received: `${a.length} dates of a and ${b.length} of b, none in common`,
      action: "check the dates of both, or allow up to 3 days between them",
    });
  }
  let [lowest, highest] = [last.spread, last.spread];
  for (const row of rows) {
    if (row.spread < lowest) lowest = row.spread;
    if (row.spread > highest) highest = row.spread;
  }
  return new RowsResult({
    name: "spreadHistory",
    formula: `a - b, ${options.pairing}, at most ${options.withinDays} days apart`,
    inputs: { a: { value: a.length, unit: "count" }, b: { value: b.length, unit: "count" } },
    columns: {
      date: { label: "Date" },
      a: { label: "a", unit: "rate" },
      b: { label: "b", unit: "rate" },
      spread: { label: "Spread", unit: "pp" },
      daysApart: { label: "Days apart" },
    },
    rows,
    parts: { latest: last.spread, lowest, highest, dropped: a.length - rows.length },
  });
}

/** A date with a value. */
export interface Observation {
  readonly date: CalendarDate;
  readonly value: Rate;
}

/** The observations of a series, oldest first. @throws `base/not-finite`, `finance/duplicate-date`, `finance/columns-differ-in-length` */
export function observations(series: DatedSeries, name: string): Observation[] {
  const { dates, values } = series;
  if (dates.length !== values.length) {
    throw new UserError("finance/columns-differ-in-length", {
      expected: `a value for each date of ${name}`,
      received: `${dates.length} dates and ${values.length} values`,
      action: "take both columns from one table",
    });
  }
  const found: Observation[] = [];
  for (let k = 0; k < dates.length; k++) {
    const value = values[k];
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    found.push({ date: calendarDate(dates[k] as DateInput), value: finite(`value ${k} of ${name}`, value) as Rate });
  }
  found.sort((one, other) => one.date - other.date);
  const twice = found.find(({ date }, k) => k > 0 && found[k - 1]?.date === date);
  if (!twice) return found;
  throw new UserError("finance/duplicate-date", {
    expected: `one observation a date in ${name}`,
    received: `two on ${toIso(twice.date)}`,
    action: "keep one of them",
  });
}

/**
 * Finds the observation of a series that goes with a date, by a pairing.
 *
 * @throws `finance/fill-too-long`, `finance/unknown-pairing`
 */
export function matcher(b: readonly Observation[], rule: PairingRule): (date: CalendarDate) => Observation | undefined {
  const { pairing, withinDays } = rule;
  if (!(Number.isInteger(withinDays) && withinDays >= 0 && withinDays <= mostDays)) {
    throw new UserError("finance/fill-too-long", {
      expected: `0 to ${mostDays} calendar days between two observations`,
      received: String(withinDays),
      action: "leave dates out rather than carry an old yield over them",
    });
  }
  if (pairing !== "sameDate" && pairing !== "previousClose" && pairing !== "nextClose") {
    throw new UserError("finance/unknown-pairing", {
      expected: "a pairing: sameDate, previousClose or nextClose",
      received: String(pairing),
      action: "say which close of b goes with a date of a",
    });
  }
  return (date) => {
    // The last observation on or before the date, or strictly before it.
    let low = 0;
    let high = b.length;
    const bound = pairing === "previousClose" ? date - 1 : date;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((b[middle]?.date ?? Infinity) <= bound) low = middle + 1;
      else high = middle;
    }
    const other = b[pairing === "nextClose" ? low : low - 1];
    return other && Math.abs(other.date - date) <= withinDays ? other : undefined;
  };
}
