import { calendarDate, type CalendarDate, type DateInput, parseDate, toIso } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import type { Unit } from "../base/units.ts";
import { sha256Of } from "./cache.ts";
import { holderOf } from "./parse/tic-holders.ts";
import { lastOf } from "./parse/wide.ts";
import acm from "./snapshot/acm.json" with { type: "json" };
import bojPortfolio from "./snapshot/boj-portfolio.json" with { type: "json" };
import fred from "./snapshot/fred.json" with { type: "json" };
import markets from "./snapshot/markets.json" with { type: "json" };
import mof from "./snapshot/mof.json" with { type: "json" };
import policy from "./snapshot/policy.json" with { type: "json" };
import tic from "./snapshot/tic.json" with { type: "json" };
import { type Cell, type ColumnInfo, type Observations, type Provenance, utcDate } from "./source.ts";

/** A unit as the agency publishes it, or one of ours where the two are the same. */
type PublishedUnit = "percent" | "jpy100mn" | "jpyPerUsd" | "usdBn" | "count";

interface SnapshotSeries {
  /** The agency's own id, or the name of the column or row in its file. */
  readonly series: string;
  readonly unit: PublishedUnit;
  readonly convention?: string;
  /** The published number by its date. */
  readonly observations: Readonly<Record<string, number | undefined>>;
}

interface SnapshotGroup {
  readonly key: string;
  readonly agency: string;
  readonly url: string;
  readonly note?: string;
  readonly figures: readonly SnapshotSeries[];
}

/** One published number, in our unit. */
export interface OfficialFigure {
  readonly agency: string;
  readonly series: string;
  readonly date: string;
  readonly value: number;
  readonly unit: Unit;
  readonly convention?: string;
  readonly provenance: Provenance;
}

/** When the figures were taken. Agencies revise: what a file says today may differ. */
const takenAt = "2026-11-22T00:00:00.000Z";

const units: Readonly<Record<PublishedUnit, { readonly unit: Unit; readonly exponent: number }>> = {
  percent: { unit: "rate", exponent: -2 },
  jpy100mn: { unit: "jpyTn", exponent: -4 },
  jpyPerUsd: { unit: "jpyPerUsd", exponent: 0 },
  usdBn: { unit: "usdBn", exponent: 0 },
  count: { unit: "count", exponent: 0 },
};

const groups = [...mof, ...fred, ...policy, ...acm, ...tic, ...bojPortfolio, ...markets] as readonly SnapshotGroup[];

/** The keys of the files of which the snapshot holds observations: `fred/DGS10`. */
export const snapshotKeys: readonly string[] = groups.map((group) => group.key);

/** How many observations the snapshot holds of a file. */
export function snapshotSize(key: string): number {
  return (findGroup(key)?.figures ?? []).reduce((size, { observations }) => size + Object.keys(observations).length, 0);
}

/**
 * The observations that the snapshot holds of a file, in the columns that the file's parser gives: a few dates only, never a series.
 *
 * @throws `data/not-in-snapshot`
 */
export function snapshotObservations(key: string): Observations {
  const group = requireGroup(key);
  if (key === "tic/holders") return longTable(group, "country", "holdingsUsdBn");
  return key.startsWith("bis/policy/") ? longTable(group, "series", "rate") : wideTable(group);
}

/** Where the snapshot's observations of a file come from. The hash is that of the figures, so that a pin holds them still. */
export function snapshotProvenance(key: string): Provenance {
  const group = requireGroup(key);
  const dates = group.figures.flatMap(({ observations }) => Object.keys(observations));
  const few = `${snapshotSize(key)} observations that ship with Carrybook, not the whole series`;
  return {
    agency: group.agency,
    series: group.figures.length === 1 ? (group.figures[0]?.series ?? key) : key,
    url: group.url,
    retrievedAt: takenAt,
    sha256: sha256Of(JSON.stringify(group)),
    asOf: dates.reduce((last, date) => (date > last ? date : last)),
    origin: "snapshot",
    note: group.note === undefined ? few : `${few}; ${group.note}`,
  };
}

/**
 * One embedded official figure, with no file and no network.
 *
 * @param figure - the series by the agency's name (`DGS10`, `30Y` of `mof/jgb`, `Japan` of `tic/holders`), its date, and the key of
 *   the file where two have a series of that name
 * @returns the value in our unit (4.59 percent is 0.0459), with its provenance
 * @throws `data/not-in-snapshot` naming the dates that there are
 * @example
 * snapshotFigure({ series: "DGS10", date: "2026-05-15" }).value; // 0.0459
 */
export function snapshotFigure(figure: {
  readonly series: string;
  readonly date: DateInput;
  readonly key?: string;
}): OfficialFigure {
  const date = toIso(calendarDate(figure.date));
  const found = groups
    .filter((group) => figure.key === undefined || group.key === figure.key)
    .flatMap((group) => group.figures.filter(({ series }) => series === figure.series).map((series) => ({ group, series })));
  const hits = found.filter(({ series }) => series.observations[date] !== undefined);
  const [hit] = hits;
  if (!hit || hits.length > 1) {
    const dates = found.flatMap(({ series }) => Object.keys(series.observations)).sort();
    throw new UserError("data/not-in-snapshot", {
      expected: `one embedded observation of ${figure.key ?? ""} ${figure.series}`.replace("  ", " "),
      received: hit
        ? `${date} in ${hits.map(({ group }) => group.key).join(" and ")}`
        : `${date}, where there is ${dates.join(", ") || "no such series"}`,
      action: hit ? "name one of them as key" : "load the whole series from the agency",
    });
  }
  const { group, series } = hit;
  const value = valueOf(series, series.observations[date] ?? NaN);
  const { convention } = series;
  return {
    agency: group.agency,
    series: series.series,
    date,
    value,
    unit: units[series.unit].unit,
    ...(convention === undefined ? {} : { convention }),
    provenance: snapshotProvenance(group.key),
  };
}

function wideTable(group: SnapshotGroup): Observations {
  const dates = datesOf(group);
  const columns: Record<string, readonly Cell[]> = { date: dates.map(utcDate) };
  const info: Record<string, ColumnInfo> = { date: { key: true } };
  for (const series of group.figures) {
    columns[series.series] = dates.map((date) => {
      const published = series.observations[toIso(date)];
      return published === undefined ? undefined : valueOf(series, published);
    });
    info[series.series] = infoOf(series);
  }
  return { columns, info, asOf: lastOf(dates) };
}

function longTable(group: SnapshotGroup, label: "country" | "series", valueName: "holdingsUsdBn" | "rate"): Observations {
  const rows = datesOf(group).flatMap((date) =>
    group.figures.flatMap((series) => {
      const published = series.observations[toIso(date)];
      return published === undefined ? [] : [{ date, name: series.series, value: valueOf(series, published) }];
    }),
  );
  const [first] = group.figures;
  const kinds = label === "country" ? { kind: rows.map(({ name }) => holderOf(name).kind) } : {};
  return {
    columns: {
      date: rows.map(({ date }) => utcDate(date)),
      [label]: rows.map(({ name }) => name),
      ...kinds,
      [valueName]: rows.map(({ value }) => value),
    },
    info: {
      date: { key: true },
      [label]: { key: true },
      ...(label === "country" ? { kind: {} } : {}),
      [valueName]: first ? { unit: units[first.unit].unit } : {},
    },
    asOf: lastOf(rows.map(({ date }) => date)),
  };
}

function datesOf(group: SnapshotGroup): readonly CalendarDate[] {
  const all = new Set(group.figures.flatMap(({ observations }) => Object.keys(observations)));
  return [...all].sort().map(parseDate);
}

/** Moves the decimal point in the text, as the parsers do, so that both give the same number to the last bit. */
function valueOf({ unit }: SnapshotSeries, published: number): number {
  return Number(`${published}e${units[unit].exponent}`);
}

function infoOf({ series, unit, convention }: SnapshotSeries): ColumnInfo {
  return { unit: units[unit].unit, series, ...(convention === undefined ? {} : { convention }) };
}

function findGroup(key: string): SnapshotGroup | undefined {
  return groups.find((group) => group.key === key);
}

function requireGroup(key: string): SnapshotGroup {
  const group = findGroup(key);
  if (group) return group;
  throw new UserError("data/not-in-snapshot", {
    expected: `a file of which the snapshot holds figures: ${snapshotKeys.join(", ")}`,
    received: JSON.stringify(key),
    action: "load the series from the agency",
  });
}
