import { UserError } from "../base/errors.ts";
import { formatQuantity, measured } from "../base/format.ts";
import { displayHook, type MimeBundle } from "../base/host.ts";
import type { SavedClaim } from "../base/saved-claim.ts";
import type { Unit } from "../base/units.ts";
import type { AtOdds, ComparedQuantity, ComparedStatement, Stand } from "./compared-quantity.ts";
import { comparedBundle } from "./conflicts-card.ts";
import { type OfficialSeries, officialValue } from "./official-value.ts";
import { overlaps, periodOf } from "./period.ts";
import type { Direction } from "./printed.ts";
import { assertionOf, type Span, type Statement, statementOf, unitOf } from "./statement.ts";
import type { Verdict } from "./verdict.ts";

/** All quantities of which there is something to compare. Shown in a cell: a table for each. */
export interface Conflicts {
  readonly quantities: readonly ComparedQuantity[];
  /** One of them. @throws `claims/unknown-quantity` */
  readonly of: (quantity: string) => ComparedQuantity;
}

/**
 * Compares what sources say of the same quantity. Two figures are at odds where no value is within half of the last printed digit
 * of both, two directions where they are opposite. Of one date at most one of the two is right. Of different dates each may be:
 * then the official value of each date decides whether the dates explain it.
 *
 * @param statements - saved claims, verdicts or statements; those without a quantity are left out
 * @param options - `official`: the official series by the quantity's name
 * @returns quantities with two statements, or with one and an official value; conflicts first
 * @throws `claims/units-differ`, and those of reading the official series
 *
 * @example
 * const text = { source: "A", section: "§1", says: "…", quantity: "USD/JPY", relation: "equal", unit: "jpyPerUsd", asOf: "2025-05-28" };
 * const found = conflicts([{ ...text, id: "a", figure: "125" }, { ...text, id: "b", figure: "145" }]);
 * found.of("USD/JPY").stand; // "conflict"
 */
export function conflicts(
  statements: readonly (Statement | SavedClaim | Verdict)[],
  options: { readonly official?: Readonly<Record<string, OfficialSeries>> } = {},
): Conflicts {
  const all = statements.map(statementOf);
  const names = new Set(all.map((one) => one.quantity).filter((name) => name !== null));
  const quantities = [...names]
    .map((name) => compareQuantity(name, byDate(all.filter((one) => one.quantity === name)), options.official?.[name]))
    .filter((compared) => compared.statements.length > 1 || compared.statements.some(({ official }) => official))
    .sort((a, b) => stands.indexOf(a.stand) - stands.indexOf(b.stand));
  const of = (quantity: string) => quantities.find((one) => one.quantity === quantity) ?? unknownQuantity(quantity, quantities);
  return Object.freeze({ quantities, of, [displayHook]: () => comparedBundle(quantities) });
}

/** Oldest date first, those without one last. */
function byDate(statements: readonly Statement[]): readonly Statement[] {
  const startOf = (one: Statement) => periodOf(one.asOf)?.start ?? Infinity;
  return statements.toSorted((a, b) => (startOf(a) === startOf(b) ? 0 : startOf(a) - startOf(b)));
}

/** From the worst to the best, the order in which they are shown. */
const stands: readonly Stand[] = ["conflict", "not the official figure", "explained by their dates", "agree"];

function compareQuantity(quantity: string, group: readonly Statement[], series: OfficialSeries | undefined): ComparedQuantity {
  const [first] = group;
  const unit = first ? unitOf(first) : "count";
  const statements = group.map((statement): ComparedStatement => {
    const assertion = assertionOf(statement, unit);
    const official = series && officialValue(statement, assertion, series, unit);
    return { statement, assertion, ...(official && { official }) };
  });
  const pairs = statements.flatMap((one, index) => statements.slice(index + 1).map((other) => [one, other] as const));
  const odd = pairs.filter(([one, other]) => isAtOdds(one.assertion, other.assertion));
  const open = odd.filter((pair) => !isExplained(pair));
  const wrong = statements.filter(({ official }) => official?.holds === false);
  const stand: Stand =
    open.length > 0
      ? "conflict"
      : wrong.length > 0
        ? "not the official figure"
        : odd.length > 0
          ? "explained by their dates"
          : "agree";
  const atOdds = odd.map(describe);
  const compared = {
    quantity,
    unit,
    statements,
    atOdds,
    stand,
    summary: summaryOf(statements, atOdds, { unit, stand }),
    printed: [...new Set(group.map(({ relation, figure }) => (relation === "equal" ? figure : `${relation} ${figure}`)))].join(
      ", ",
    ),
    inputs: statements.flatMap(({ official }) => official?.inputs ?? []),
  };
  return Object.freeze({ ...compared, [displayHook]: (): MimeBundle => comparedBundle([compared]) });
}

function isAtOdds(one: Direction | Span, other: Direction | Span): boolean {
  if (typeof one === "string" || typeof other === "string") {
    return typeof one === "string" && typeof other === "string" && one !== other;
  }
  const [lower, upper] = one.low < other.low || (one.low === other.low && one.high < other.high) ? [one, other] : [other, one];
  const gap = upper.low - lower.high;
  if (!Number.isFinite(gap)) return false;
  const bits = 1e-12 * Math.max(1, Math.abs(upper.low));
  return gap > bits || (Math.abs(gap) <= bits && (upper.isLowOpen || lower.isHighOpen));
}

function apartOf(one: Direction | Span, other: Direction | Span): number | undefined {
  if (typeof one === "string" || typeof other === "string") return undefined;
  return Number((Math.max(one.low, other.low) - Math.min(one.high, other.high)).toFixed(12));
}

/** Two directions of periods that meet in one day only, the end of one and the start of the other, are of different dates. */
function datesOf(one: ComparedStatement, other: ComparedStatement): AtOdds["dates"] {
  const [mine, theirs] = [periodOf(one.statement.asOf), periodOf(other.statement.asOf)];
  if (!mine || !theirs) return "not stated";
  const onlyMeet = typeof one.assertion === "string" && (mine.end === theirs.start || theirs.end === mine.start);
  return overlaps(mine, theirs) && !onlyMeet ? "same" : "different";
}

function describe([one, other]: readonly [ComparedStatement, ComparedStatement]): AtOdds {
  const apart = apartOf(one.assertion, other.assertion);
  const ids = { one: one.statement.id, other: other.statement.id };
  return { ...ids, dates: datesOf(one, other), ...(apart !== undefined && { apart }) };
}

/** Two figures of different dates may both be right: they are where each is the official one of its own. */
function isExplained([one, other]: readonly [ComparedStatement, ComparedStatement]): boolean {
  const bothOfficial = one.official?.holds === true && other.official?.holds === true;
  return bothOfficial && datesOf(one, other) === "different";
}

function summaryOf(
  statements: readonly ComparedStatement[],
  atOdds: readonly AtOdds[],
  { unit, stand }: { readonly unit: Unit; readonly stand: Stand },
): string {
  const pairs = (statements.length * (statements.length - 1)) / 2;
  const apart = Math.max(...atOdds.map((one) => one.apart ?? -Infinity));
  const size = formatQuantity(Number(apart.toPrecision(3)) / measured(1, unit), unit === "rate" ? "pp" : unit);
  const widest = Number.isFinite(apart) && apart > 0 ? ` by ${size} or more` : "";
  const odds =
    pairs === 1
      ? `the two are at odds${widest}`
      : `${atOdds.length} of ${pairs} pairs are at odds${widest && `, the widest${widest}`}`;
  const agree = pairs === 1 ? "the two agree" : `the ${statements.length} agree`;
  const dates = stand === "explained by their dates" ? "the dates explain it" : "";
  const sources = pairs === 0 ? "" : atOdds.length === 0 ? agree : odds;
  return [sources, officialSummary(statements), dates].filter((part) => part !== "").join("; ");
}

function officialSummary(statements: readonly ComparedStatement[]): string {
  const tested = statements.flatMap(({ official }) => (official ? [official] : []));
  const [first] = tested;
  if (!first) return "";
  if (statements.length === 1) return `officially ${first.text} (${first.dates})`;
  const right = tested.filter(({ holds }) => holds).length;
  const word = first.value === undefined ? "direction" : "figure";
  if (right === 0) return `none of the ${tested.length} fits the official ${word} of its date`;
  if (right === tested.length) return `each fits the official ${word} of its date`;
  return `${right} of ${tested.length} ${right === 1 ? `fits the official ${word} of its date` : `fit the official ${word}s of their dates`}`;
}

function unknownQuantity(quantity: string, known: readonly ComparedQuantity[]): never {
  throw new UserError("claims/unknown-quantity", {
    expected: `one of the quantities ${known.map((one) => JSON.stringify(one.quantity)).join(", ") || "that are compared: there are none"}`,
    received: JSON.stringify(quantity),
    action: "give two claims the same quantity, or the quantity an official series",
  });
}
