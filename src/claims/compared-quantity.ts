import type { Unit } from "../base/units.ts";
import type { ClaimInput } from "./inputs.ts";
import type { OfficialValue } from "./official-value.ts";
import type { Direction } from "./printed.ts";
import type { Span, Statement } from "./statement.ts";

/** How the sources of one quantity stand to each other and to the official figures. */
export type Stand = "agree" | "explained by their dates" | "not the official figure" | "conflict";

/** A statement with what it asserts and the official value of its date. */
export interface ComparedStatement {
  readonly statement: Statement;
  readonly assertion: Direction | Span;
  /** Absent where no official series was given or the statement has no date. */
  readonly official?: OfficialValue;
}

/** Two statements that cannot both be right of one date. */
export interface AtOdds {
  readonly one: string;
  readonly other: string;
  readonly dates: "same" | "different" | "not stated";
  /** How far apart the two are at the least, in the measure in which the unit is written; absent for directions. */
  readonly apart?: number;
}

/** What the sources say of one quantity. Shown in a cell it is a table, each statement with the official value of its date. */
export interface ComparedQuantity {
  readonly quantity: string;
  readonly unit: Unit;
  readonly statements: readonly ComparedStatement[];
  readonly atOdds: readonly AtOdds[];
  readonly stand: Stand;
  /** In a sentence's words: what is at odds, by how much, and who has the official figure. */
  readonly summary: string;
  /** The figures as printed, each once, for a claim that is about them: `1.13, more than 1.2`. */
  readonly printed: string;
  readonly inputs: readonly ClaimInput[];
}
