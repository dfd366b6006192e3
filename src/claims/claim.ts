import type { ColumnTable } from "arquero";
import { UserError } from "../base/errors.ts";
import { formatQuantity, measured } from "../base/format.ts";
import { type AnyResult, Result } from "../base/result.ts";
import { finite, type Unit } from "../base/units.ts";
import { type Against, againstOfficial, relationOf } from "./against.ts";
import type { ComparedQuantity } from "./compared-quantity.ts";
import { compareDirection, compareRange, compareValue, type Comparison, type Relation } from "./compare.ts";
import { type HoldsWhen, holdsWhenText } from "./holds-when.ts";
import { type ClaimInput, type InputSource, sourcesOf } from "./inputs.ts";
import { record } from "./ledger.ts";
import { isFigure, type Printed, printedText, readPrinted } from "./printed.ts";
import type { ClaimText, QuantityOf, Verdict } from "./verdict.ts";

/** A number of the claim's unit, or the calculation that led to it. */
export type Computed<U extends keyof QuantityOf> = QuantityOf[U] | Result<QuantityOf[U], Record<string, number>>;

/** What a verdict says beside the numbers. */
export interface Remark<X extends number = number> {
  /** A sentence for the reader. */
  readonly note?: string;
  /** The official figures that the value was computed from, by observation or by table: the verdict names where they come from. */
  readonly inputs?: readonly ClaimInput[];
  /** For a claim that does not hold: the input to solve for, so that the verdict says what it would have to be. */
  readonly holdsWhen?: HoldsWhen<X>;
}

/** The parts of a verdict that a comparison adds to the claim. */
interface Finding {
  readonly comparison: string;
  readonly relation?: Relation;
  readonly computed: string;
  readonly from?: readonly (number | AnyResult)[];
  readonly sources?: readonly InputSource[];
}

/** What a comparison's verdict says in words. */
interface Words {
  readonly note?: string | undefined;
  readonly holdsWhen?: string | undefined;
}

/**
 * A claim of a source, ready to be compared with what you compute. Each comparison returns a {@link Verdict}, shows it in the
 * running cell and adds it to the notebook's claims.
 *
 * @param text - the claim in your own words, the figure as printed, and its unit
 * @returns the claim with its comparisons
 * @throws `claims/incomplete`; `claims/printed-unreadable` where the figure is not a number, a range or a direction
 *
 * @example
 * const text = { id: "hedged", source: "Example", section: "§3.1", says: "hedged Treasuries earn 0.30%", printed: "0.30", unit: "rate" } as const;
 * claim(text).equals(pct(0.3)).verdict; // "reproduces"
 * claim(text).equals(pct(0.31)).verdict; // "does not reproduce"
 */
export function claim<U extends Unit & keyof QuantityOf>(text: ClaimText<U>): Claim<U> {
  return new Claim(text);
}

/** See {@link claim}. */
export class Claim<U extends Unit & keyof QuantityOf> {
  readonly text: ClaimText<U>;
  readonly #printed: Printed;

  constructor(text: ClaimText<U>) {
    for (const field of ["id", "source", "section", "says"] as const) {
      if (typeof text[field] !== "string" || text[field].trim() === "") throw incomplete(field, text[field]);
    }
    this.text = text;
    this.#printed = readPrinted(text.printed);
  }

  /** The computed value is the printed one: within half of its last printed digit, ends included; for a printed range, inside it. */
  equals<X extends number>(value: Computed<U>, remark: Remark<X> = {}): Verdict {
    return this.#compareValue(value, "equal", remark);
  }

  /** As {@link equals}, for a figure that the source calls approximate: a whole last printed digit of room instead of half. */
  about<X extends number>(value: Computed<U>, remark: Remark<X> = {}): Verdict {
    return this.#compareValue(value, "about", remark);
  }

  /** The computed value is above the printed one; the same value is not. */
  moreThan<X extends number>(value: Computed<U>, remark: Remark<X> = {}): Verdict {
    return this.#compareValue(value, "more than", remark);
  }

  /** The computed range is the printed one: each end within half of its last printed digit. */
  between(low: Computed<U>, high: Computed<U>, remark: Pick<Remark, "note" | "inputs"> = {}): Verdict {
    if (this.#printed.kind !== "range") throw this.#unfit("between", "a printed range such as 20-40");
    const comparison = compareRange(this.#measure(low), this.#measure(high), this.#printed);
    const computed = `${this.#show(low)} to ${this.#show(high)}`;
    const finding = { comparison: "between", computed, from: [low, high], sources: sourcesOf(remark.inputs) };
    return this.#verdict(comparison, finding, remark);
  }

  /** The quantity moves as the source says, `printed: "rises"` or `"falls"`; no change at all does not count as either. */
  direction<X extends number>(before: Computed<U>, after: Computed<U>, remark: Remark<X> = {}): Verdict {
    if (this.#printed.kind !== "direction") throw this.#unfit("direction", 'printed: "rises" or "falls"');
    const comparison = compareDirection(this.#measure(before), this.#measure(after), this.#printed.text);
    const change = comparison.distance ?? 0;
    const { unit } = this.text;
    const size = formatQuantity(Math.abs(change) / measured(1, unit), unit === "rate" ? "pp" : unit);
    const moved = change === 0 ? "unchanged" : `${change > 0 ? "rises" : "falls"} by ${size}`;
    const computed = `${moved}: ${this.#show(before)} to ${this.#show(after)}`;
    const finding = { comparison: "direction", computed, from: [before, after], sources: sourcesOf(remark.inputs) };
    return this.#verdict(comparison, finding, wordsOf(remark, comparison, 0, true));
  }

  /**
   * The printed figure is what the agency publishes, on a day or over a period.
   *
   * @param series - a table with a `date` column; values in the unit that its metadata says, else in the claim's
   * @param against - `{ on: "2026-01-19" }`, `{ over: [from, to], take: "highest" }` or `{ over: [from, to], every: "below" }`
   * @throws `data/no-observation` for a day without a value, `data/which-column`, `claims/units-differ`
   */
  against(series: ColumnTable, against: Against & Pick<Remark, "note">): Verdict {
    if (!isFigure(this.#printed)) throw this.#unfit("against", "one printed figure");
    const { comparison, computed, sources } = againstOfficial(this.#printed, this.text.unit, series, against);
    return this.#verdict(comparison, { comparison: "against", relation: relationOf(against), computed, sources }, against);
  }

  /**
   * The sources agree with each other and with the official figures: no two of their statements are at odds, unless their dates
   * explain it, and none is wrong about its own date.
   *
   * @param compared - one quantity of {@link conflicts}, or several that make up the claim
   */
  agrees(compared: ComparedQuantity | readonly ComparedQuantity[], remark: Pick<Remark, "note" | "inputs"> = {}): Verdict {
    const all = [compared].flat();
    const holds = all.length > 0 && all.every(({ stand }) => stand === "agree" || stand === "explained by their dates");
    const computed = all.map(({ quantity, summary }) => (all.length === 1 ? summary : `${quantity}: ${summary}`)).join("; ");
    const sources = sourcesOf([...all.flatMap(({ inputs }) => inputs), ...(remark.inputs ?? [])]);
    return this.#verdict({ holds }, { comparison: "agrees", computed, sources }, remark);
  }

  /** The claim rests on a model: the range that published models give, from low to high. The verdict is never a pass. */
  estimate(
    range: { readonly low: Computed<U>; readonly high: Computed<U>; readonly note: string } & Pick<Remark, "inputs">,
  ): Verdict {
    const computed = `${this.#show(range.low)} to ${this.#show(range.high)}`;
    return this.#record(
      { comparison: "estimate", computed, from: [range.low, range.high], sources: sourcesOf(range.inputs) },
      { verdict: "needs a model", note: range.note },
    );
  }

  /** The claim cannot be checked with what is public; the reason is part of the verdict. */
  notCheckable(reason: string): Verdict {
    return this.#record({ comparison: "none", computed: "-" }, { verdict: "not checkable", note: reason });
  }

  #compareValue<X extends number>(value: Computed<U>, relation: Relation, remark: Remark<X>): Verdict {
    const printed = this.#printed;
    if (!isFigure(printed)) throw this.#unfit(relation, "one printed figure");
    const comparison = compareValue(this.#measure(value), printed, relation);
    const target = printed.kind === "number" ? printed.value / measured(1, this.text.unit) : undefined;
    const sources = sourcesOf(remark.inputs);
    const finding = { comparison: relation, relation, computed: this.#show(value), from: [value], sources };
    return this.#verdict(comparison, finding, wordsOf(remark, comparison, target, false));
  }

  #verdict({ holds, ...numbers }: Comparison, finding: Finding, { note, holdsWhen }: Words): Verdict {
    const verdict = holds ? "reproduces" : "does not reproduce";
    const words = { ...(note !== undefined && { note }), ...(holdsWhen !== undefined && { holdsWhen }) };
    return this.#record(finding, { verdict, ...numbers, ...words });
  }

  #record(
    { from = [], sources = [], ...finding }: Finding,
    rest: Pick<Verdict, "verdict" | "note" | "holdsWhen" | "distance" | "tolerance">,
  ): Verdict {
    const steps = from.filter((value): value is AnyResult => value instanceof Result);
    return record({
      claim: this.text,
      printedText: printedText(this.#printed, this.text.unit),
      steps,
      sources,
      ...finding,
      ...rest,
    });
  }

  #measure(value: Computed<U>): number {
    return measured(finite("the computed value", value instanceof Result ? value.value : value), this.text.unit);
  }

  #show(value: Computed<U>): string {
    return formatQuantity(value instanceof Result ? value.value : value, this.text.unit);
  }

  #unfit(comparison: string, expected: string): UserError {
    return new UserError("claims/comparison-does-not-fit", {
      expected: `${expected} for this comparison (${comparison})`,
      received: `${JSON.stringify(this.text.printed)} in claim ${this.text.id}`,
      action: "use the comparison that fits what the source prints",
    });
  }
}

/** The reader's sentence, and what would have to be true where the claim does not hold. */
function wordsOf<X extends number>(
  { note, holdsWhen }: Remark<X>,
  { holds }: Comparison,
  target: number | undefined,
  isDirection: boolean,
): Words {
  const isSought = !holds && target !== undefined && holdsWhen !== undefined;
  return { note, holdsWhen: isSought ? holdsWhenText(holdsWhen, target, isDirection) : undefined };
}

function incomplete(field: string, received: unknown): UserError {
  return new UserError("claims/incomplete", {
    expected: `a claim with its ${field}`,
    received: JSON.stringify(received ?? null),
    action: `give ${field} a text`,
  });
}
