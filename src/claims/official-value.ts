import type { ColumnTable } from "arquero";
import { toIso } from "../base/calendar-date.ts";
import { formatQuantity, measured } from "../base/format.ts";
import type { Unit } from "../base/units.ts";
import { type Observation, observationOn, observationsOf, observationsOver, valueColumn } from "../data/observed.ts";
import { columnInfoOf } from "../data/source.ts";
import { compareDirection } from "./compare.ts";
import type { ClaimInput } from "./inputs.ts";
import { type Period, periodOf } from "./period.ts";
import type { Direction } from "./printed.ts";
import type { Span, Statement } from "./statement.ts";
import { unitFactor } from "./unit-factor.ts";

/** The official series of a quantity, and which of its values stands for a claim's date. */
export interface OfficialSeries {
  /** A table with a `date` column. */
  readonly series: ColumnTable;
  /** The column of values; may be left out where the table has one column beside `date`. */
  readonly column?: string;
  /** Which value stands for a period: its `last` unless told; `sum` for a flow. A direction takes the change over the period. */
  readonly take?: "last" | "highest" | "lowest" | "sum";
  /** Set where a date without a value takes the newest before it, as of a figure that comes once a month; its date is shown. */
  readonly newest?: true;
}

/** The official value at a claim's own date. */
export interface OfficialValue {
  /** With its unit: `USD 1.135tn`. */
  readonly text: string;
  /** `2025-05-31`, or from one to another. */
  readonly dates: string;
  /** Whether the claim is right about it. */
  readonly holds: boolean;
  /** In the measure in which the quantity's unit is written; absent for a direction. */
  readonly value?: number;
  /** The series that it comes from. */
  readonly inputs: readonly ClaimInput[];
}

/**
 * The official value at a statement's own date; undefined where the statement has none, or a direction only a single day.
 *
 * @param unit - that of the quantity
 * @throws `data/no-observation`, `data/which-column`, `data/no-date-column`, `claims/units-differ`
 */
export function officialValue(
  statement: Statement,
  assertion: Direction | Span,
  official: OfficialSeries,
  unit: Unit,
): OfficialValue | undefined {
  const period = periodOf(statement.asOf);
  if (!period) return undefined;
  const column = valueColumn(official.series, official.column);
  const own = columnInfoOf(official.series)[column]?.unit;
  const observations = observationsOf(official.series, column);
  const inputs = [official.series.select(column)];
  if (typeof assertion === "string") {
    return period.start === period.end ? undefined : { ...changeOver(observations, period, own ?? unit, assertion), inputs };
  }
  const factor = unitFactor(own, unit, column);
  const { value, from, to } = valueOver(observations, period, official);
  const text = formatQuantity(value * factor, unit);
  const dates = from === to ? to : `${from} to ${to}`;
  const asMeasured = measured(value * factor, unit);
  return { text, dates, value: asMeasured, holds: contains(assertion, asMeasured), inputs };
}

function changeOver(observations: readonly Observation[], { start, end }: Period, unit: Unit, asserted: Direction) {
  const inside = observationsOver(observations, start, end);
  const [first, last] = [inside[0] as Observation, inside.at(-1) as Observation];
  const change = compareDirection(first.value, last.value, asserted);
  const moved = first.value === last.value ? "unchanged" : last.value > first.value ? "rises" : "falls";
  const text = `${moved}: ${formatQuantity(first.value, unit)} to ${formatQuantity(last.value, unit)}`;
  return { text, dates: `${first.date} to ${last.date}`, holds: change.holds };
}

interface ValueOver {
  readonly value: number;
  readonly from: string;
  readonly to: string;
}

function valueOver(observations: readonly Observation[], period: Period, { take = "last", newest }: OfficialSeries): ValueOver {
  const [start, end] = [toIso(period.start), toIso(period.end)];
  const before = newest && observations.findLast(({ date }) => date <= end);
  const inside =
    before && before.date < start
      ? [before]
      : period.start === period.end
        ? [observationOn(observations, start)]
        : observationsOver(observations, start, end);
  const [first, last] = [inside[0] as Observation, inside.at(-1) as Observation];
  if (take === "sum") return { value: inside.reduce((sum, { value }) => sum + value, 0), from: first.date, to: last.date };
  const isBeyond = (one: Observation, best: Observation) =>
    take === "highest" ? one.value > best.value : one.value < best.value;
  const chosen = take === "last" ? last : inside.reduce((best, one) => (isBeyond(one, best) ? one : best), first);
  return { value: chosen.value, from: chosen.date, to: chosen.date };
}

/** Compares with room for the last bits of a decimal, so that 1.125 counts as 1.13; an open end is no part of the span. */
function contains({ low, high, isLowOpen, isHighOpen }: Span, value: number): boolean {
  const bits = 1e-12 * Math.max(1, Math.abs(value));
  const above = isLowOpen ? value > low + bits : value >= low - bits;
  return above && (isHighOpen ? value < high - bits : value <= high + bits);
}
