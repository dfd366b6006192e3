import type { ColumnTable } from "arquero";
import type { DateInput } from "../base/calendar-date.ts";
import { formatQuantity, measured } from "../base/format.ts";
import type { Unit } from "../base/units.ts";
import { columnInfoOf, type Provenance, provenanceOf } from "../data/source.ts";
import { compareValue, type Comparison, type Relation, withoutBits } from "./compare.ts";
import { type Observation, observationOn, observationsOf, observationsOver, valueColumn } from "../data/observed.ts";
import type { PrintedNumber, PrintedRange } from "./printed.ts";
import { unitFactor } from "./unit-factor.ts";

/**
 * Which official observations a claim is held against: one day; a period's highest, lowest or change; or a bound that every
 * observation of a period must keep.
 */
export type Against = {
  /** The column of values; may be left out where the table has one column beside `date`. */
  readonly column?: string;
  /** How the value is held against the printed figure: `equal` unless told. */
  readonly is?: Relation;
} & (
  | { readonly on: DateInput }
  | { readonly over: readonly [from: DateInput, to: DateInput]; readonly take: "highest" | "lowest" | "change" }
  | { readonly over: readonly [from: DateInput, to: DateInput]; readonly every: "below" | "above" }
);

/** What the official figures say of a claim. */
export interface OfficialFinding {
  readonly comparison: Comparison;
  /** The value with its date, or how many observations break a bound and when first. */
  readonly computed: string;
  readonly sources: readonly Provenance[];
}

/** Holds a printed figure against official observations; a day without one is an error, never the day before. */
export function againstOfficial(
  printed: PrintedNumber | PrintedRange,
  unit: Unit,
  series: ColumnTable,
  against: Against,
): OfficialFinding {
  const column = valueColumn(series, against.column);
  const factor = unitFactor(columnInfoOf(series)[column]?.unit, unit, column);
  const observations = observationsOf(series, column).map(({ date, value }) => ({ date, value: value * factor }));
  const sources = provenanceOf(series.select(column));
  if ("every" in against) return { ...everyFinding(printed, unit, observations, against), sources };
  const { value, text } = oneValue(observations, unit, against);
  return { comparison: compareValue(measured(value, unit), printed, relationOf(against)), computed: text, sources };
}

/** How the printed figure is held against the observations: a bound that they all keep is one of the claim. */
export function relationOf(against: Against): Relation {
  if ("every" in against) return against.every === "below" ? "less than" : "more than";
  return against.is ?? "equal";
}

function oneValue(observations: readonly Observation[], unit: Unit, against: Exclude<Against, { every: unknown }>) {
  const show = (one: Observation) => `${formatQuantity(one.value, unit)} (${one.date})`;
  if ("on" in against) {
    const found = observationOn(observations, against.on);
    return { value: found.value, text: show(found) };
  }
  const inside = observationsOver(observations, ...against.over);
  const first = inside[0] as Observation;
  const last = inside.at(-1) as Observation;
  if (against.take === "change") {
    const value = withoutBits(last.value - first.value);
    return { value, text: `${formatQuantity(value, unit)}: ${show(first)} to ${show(last)}` };
  }
  const isBeyond = (one: Observation, best: Observation) =>
    against.take === "highest" ? one.value > best.value : one.value < best.value;
  const extreme = inside.reduce((best, one) => (isBeyond(one, best) ? one : best), first);
  return { value: extreme.value, text: show(extreme) };
}

function everyFinding(
  printed: PrintedNumber | PrintedRange,
  unit: Unit,
  observations: readonly Observation[],
  against: Extract<Against, { every: unknown }>,
): Omit<OfficialFinding, "sources"> {
  const relation = relationOf(against);
  const inside = observationsOver(observations, ...against.over);
  const breaking = inside.filter((one) => !compareValue(measured(one.value, unit), printed, relation).holds);
  const first = breaking[0];
  const computed = first
    ? `not on ${breaking.length.toLocaleString("en-US")} of ${inside.length.toLocaleString("en-US")} days, first ${formatQuantity(first.value, unit)} (${first.date})`
    : `on all ${inside.length.toLocaleString("en-US")} days`;
  return { comparison: { holds: breaking.length === 0 }, computed };
}
