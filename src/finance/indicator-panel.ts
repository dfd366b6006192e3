import { calendarDate, type CalendarDate, type DateInput, daysBetween, toIso } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { displayHook, type MimeBundle } from "../base/host.ts";
import type { Warning } from "../base/result.ts";
import { tableHtml } from "../base/explanation.ts";
import { finite, type Unit } from "../base/units.ts";
import { oneOf, knownUnit, requireGiven } from "./choices.ts";

/** How a value is compared with its threshold: `>` is breached above it. */
export type Comparator = ">" | ">=" | "<" | "<=";

/** One thing to watch: its newest value, the level at which it matters, and how old it may be. */
export interface Indicator<Q extends number = number> {
  /** `ACM 10-year term premium` */
  readonly series: string;
  readonly unit: Unit;
  /** The newest value, or null where there is none. */
  readonly value: Q | null;
  /** Last day of the period that the value is for: 31 March for a figure of March, whenever it was published. */
  readonly periodEnd: DateInput;
  readonly comparator: Comparator;
  readonly threshold: Q;
  /** A value within this distance of its threshold is near it; without it none is. */
  readonly nearWithin?: number;
  /** Age in days up to which the value is current: 76 for a monthly figure published seven weeks later. */
  readonly maximumAgeDays: number;
}

export type IndicatorStatus = "breached" | "near" | "ok" | "missing";

/** An indicator as it stands on a day. */
export interface IndicatorRow {
  readonly series: string;
  readonly unit: Unit;
  readonly periodEnd: string;
  readonly value: number | null;
  readonly comparator: Comparator;
  readonly threshold: number;
  /** What is left to the threshold: below zero when it is breached, null without a value. */
  readonly distance: number | null;
  readonly status: IndicatorStatus;
  readonly ageDays: number;
  /** Days beyond the age that the indicator may have: 0 while it is current. */
  readonly staleDays: number;
}

/** Indicators as of a day, in the order in which they were given. */
export class IndicatorPanel {
  readonly asOf: string;
  readonly rows: readonly IndicatorRow[];
  /** The stale and the missing ones. */
  readonly warnings: readonly Warning[];

  constructor(asOf: CalendarDate, rows: readonly IndicatorRow[]) {
    this.asOf = toIso(asOf);
    this.rows = rows;
    this.warnings = rows.flatMap(rowWarnings);
    Object.freeze(this);
  }

  /** The rows of one status. */
  withStatus(status: IndicatorStatus): IndicatorRow[] {
    return this.rows.filter((row) => row.status === status);
  }

  toString(): string {
    return [`indicators as of ${this.asOf}`, ...this.rows.map((row) => `  ${cells(row).join(", ")}`)].join("\n");
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    const heads = ["Series", "Value", "Threshold", "Status", "Period end", "Age"];
    const html = tableHtml({ heads, cells: this.rows.map(cells) }, `As of ${this.asOf}`);
    return { "text/plain": this.toString(), "text/html": html };
  }
}

export interface IndicatorPanelOptions {
  /** The day on which the panel is read. */
  readonly asOf: DateInput;
  readonly indicators: readonly Indicator[];
}

/**
 * A control panel: each indicator against its threshold, with its age counted from the end of the period it is for.
 *
 * @param options - the day, and the indicators with value and threshold in one unit each
 * @returns a row an indicator: breached, near, ok or missing, and the days by which it is stale
 * @throws `finance/indicator-from-future` when a period ends after the day of the panel
 * @throws `base/not-a-date`, `base/not-finite` (a threshold, or a value that is neither a number nor null)
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source n/a: comparison with thresholds of one's own
 * @example
 * const acm = { series: "ACM 10y", unit: "rate", value: pct(0.8231), comparator: ">=", threshold: pct(1) } as const;
 * const panel = indicatorPanel({
 *   asOf: "2026-05-15",
 *   indicators: [{ ...acm, periodEnd: "2026-05-15", maximumAgeDays: 7 }],
 * });
 * panel.rows[0]?.status; // "ok"
 */
export function indicatorPanel(options: IndicatorPanelOptions): IndicatorPanel {
  requireGiven(options, ["indicators"]);
  const asOf = calendarDate(options.asOf);
  return new IndicatorPanel(
    asOf,
    options.indicators.map((indicator) => row(indicator, asOf)),
  );
}

function row(indicator: Indicator, asOf: CalendarDate): IndicatorRow {
  const { series, unit, comparator, maximumAgeDays, nearWithin } = indicator;
  knownUnit(`unit of ${series}`, unit);
  oneOf(`comparator of ${series}`, comparator, [">", ">=", "<", "<="]);
  const threshold = finite(`the threshold of ${series}`, indicator.threshold);
  const value = indicator.value === null ? null : finite(series, indicator.value);
  const end = calendarDate(indicator.periodEnd);
  const ageDays = daysBetween(end, asOf);
  if (ageDays < 0) throw fromFuture(series, end, asOf);
  const distance = value === null ? null : comparator.startsWith(">") ? threshold - value : value - threshold;
  return {
    ...{ series, unit, periodEnd: toIso(end), value, comparator, threshold, distance, ageDays },
    status: value === null || distance === null ? "missing" : statusOf(value, indicator, distance, nearWithin ?? 0),
    staleDays: Math.max(0, ageDays - finite(`maximumAgeDays of ${series}`, maximumAgeDays)),
  };
}

function statusOf(value: number, { comparator, threshold }: Indicator, distance: number, nearWithin: number): IndicatorStatus {
  const breached: Record<Comparator, boolean> = {
    ">": value > threshold,
    ">=": value >= threshold,
    "<": value < threshold,
    "<=": value <= threshold,
  };
  if (breached[comparator]) return "breached";
  return distance <= nearWithin ? "near" : "ok";
}

function cells(row: IndicatorRow): string[] {
  const value = row.value === null ? "no value" : formatQuantity(row.value, row.unit);
  const age = row.staleDays > 0 ? `${row.ageDays} days, stale by ${row.staleDays}` : `${row.ageDays} days`;
  return [row.series, value, `${row.comparator} ${formatQuantity(row.threshold, row.unit)}`, row.status, row.periodEnd, age];
}

function rowWarnings(row: IndicatorRow): Warning[] {
  const warnings: Warning[] = [];
  if (row.status === "missing") warnings.push({ code: "finance/indicator-missing", message: `${row.series} has no value` });
  if (row.staleDays > 0) {
    const message = `${row.series} is ${row.ageDays} days old, ${row.staleDays} more than it may be`;
    warnings.push({ code: "finance/indicator-stale", message });
  }
  return warnings;
}

function fromFuture(series: string, end: CalendarDate, asOf: CalendarDate): UserError {
  return new UserError("finance/indicator-from-future", {
    expected: `a period of ${series} that has ended by ${toIso(asOf)}`,
    received: toIso(end),
    action: "move asOf, or take the value that was known on that day",
  });
}
