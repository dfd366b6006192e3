import { UserError } from "../base/errors.ts";
import { isUnit, measured } from "../base/format.ts";
import type { SavedClaim } from "../base/saved-claim.ts";
import type { Unit } from "../base/units.ts";
import { type Direction, type PrintedNumber, readPrinted } from "./printed.ts";
import { savedClaim } from "./saved.ts";
import { unitFactor } from "./unit-factor.ts";
import type { Verdict } from "./verdict.ts";

/** What a source says of a quantity: a claim as a notebook saved it, or our reading of one that is in words. */
export interface Statement {
  readonly id: string;
  readonly source: string;
  readonly section: string;
  readonly says: string;
  /** What the figure is a figure of; without one the statement is compared with nothing. */
  readonly quantity: string | null;
  /** The digits as printed, or `rises`, `falls`. */
  readonly figure: string;
  /** `equal`, `about`, `more than` or `less than`. */
  readonly relation: string;
  readonly unit: string;
  readonly asOf: string | null;
  /** Which parts are our reading, where the source has words or no date. */
  readonly ourReading?: readonly ("figure" | "date")[];
  readonly likeForLike?: LikeForLike;
}

/** How a figure in one convention is written in the convention of the others: a simple yield as a compound one. */
export interface LikeForLike {
  /** From the printed value to the comparable one, both in the unit's own measure: 4.24% is 0.0424. */
  readonly convert: (value: number) => number;
  /** What that is: `as the compound yield of a 3.1% bond`. */
  readonly says: string;
}

/** What a reader of a statement may put in its place. */
export interface Reading {
  readonly quantity?: string;
  readonly figure?: string;
  readonly relation?: "equal" | "about" | "more than" | "less than";
  readonly unit?: Unit;
  readonly asOf?: string;
  readonly likeForLike?: LikeForLike;
}

/** A verdict of the running notebook, a saved claim or a statement, as a statement; an earlier version saved no relation. */
export function statementOf(given: Statement | SavedClaim | Verdict): Statement {
  const statement: Statement = "claim" in given ? savedClaim(given) : given;
  return statement.relation === "" ? { ...statement, relation: "equal" } : statement;
}

/**
 * One statement among many in our own reading: a figure for words, a date for none, another convention. What is ours is marked
 * so wherever it is shown.
 *
 * @param statements - those of {@link savedClaims}
 * @param id - the claim's
 * @param reading - what is put in the place of what the source has
 * @throws `claims/unknown-claim`
 *
 * @example
 * const said = [{ id: "seller", source: "A", section: "§1", says: "Japan sells", quantity: null, figure: "falls", relation: "equal", unit: "usdBn", asOf: null }];
 * readAs(said, "seller", { quantity: "net purchases", figure: "0", relation: "less than" }).relation; // "less than"
 */
export function readAs(statements: readonly Statement[], id: string, reading: Reading): Statement {
  const found = statements.find((one) => one.id === id);
  if (!found) {
    throw new UserError("claims/unknown-claim", {
      expected: "the id of one of the claims",
      received: JSON.stringify(id),
      action: `choose one of ${statements.map((one) => one.id).join(", ") || "none: there are no claims"}`,
    });
  }
  const ours = [
    ...(reading.figure !== undefined || reading.relation !== undefined ? (["figure"] as const) : []),
    ...(reading.asOf !== undefined ? (["date"] as const) : []),
  ];
  return { ...found, ...reading, ...(ours.length > 0 && { ourReading: ours }) };
}

/** The values that a statement allows, in the measure in which its unit is written; an open end is not among them. */
export interface Span {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
}

/**
 * What a statement asserts: a direction, or the values that still count as its figure, half of the last printed digit to either side.
 *
 * @param unit - that of the quantity: another that measures the same is converted
 * @throws `claims/units-differ`, `claims/printed-unreadable`
 */
export function assertionOf(statement: Statement, unit: Unit): Direction | Span {
  const printed = readPrinted(statement.figure);
  if (printed.kind === "direction") return printed.text;
  if (printed.kind === "several") throw severalFigures(statement);
  const [low, high] = printed.kind === "range" ? [printed.low, printed.high] : [printed, printed];
  const inUnit = converterOf(statement, unit);
  if (statement.relation === "more than") return { low: inUnit(high.value), high: Infinity, isLowOpen: true, isHighOpen: true };
  if (statement.relation === "less than") return { low: -Infinity, high: inUnit(low.value), isLowOpen: true, isHighOpen: true };
  const tolerances = statement.relation === "about" ? 2 : 1;
  const room = (end: PrintedNumber) => tolerances * end.tolerance;
  const ends = [inUnit(low.value - room(low)), inUnit(high.value + room(high))];
  return { low: Math.min(...ends), high: Math.max(...ends), isLowOpen: false, isHighOpen: ends.includes(Infinity) };
}

/** The unit of a statement, for those that were read from a file. @throws `claims/unknown-unit` */
export function unitOf(statement: Statement): Unit {
  if (isUnit(statement.unit)) return statement.unit;
  throw new UserError("claims/unknown-unit", {
    expected: `a unit that Carrybook knows in claim ${statement.id}`,
    received: JSON.stringify(statement.unit),
    action: "run its notebook again with this version",
  });
}

/** From a number as it is printed to the measure of the quantity's unit, like for like. */
function converterOf(statement: Statement, unit: Unit): (printed: number) => number {
  const own = unitOf(statement);
  const factor = unitFactor(own, unit, `claim ${statement.id}`);
  const convert = statement.likeForLike?.convert ?? ((value: number) => value);
  return (printed) => (Number.isFinite(printed) ? measured(convert(printed / measured(1, own)) * factor, unit) : printed);
}

function severalFigures({ id, figure }: Statement): UserError {
  return new UserError("claims/printed-unreadable", {
    expected: `one figure, a range or a direction in claim ${id}`,
    received: JSON.stringify(figure),
    action: "compare the claims that the figures come from",
  });
}
