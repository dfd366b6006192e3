import { UserError } from "../base/errors.ts";
import { formatQuantity, measured } from "../base/format.ts";
import { type AnyResult, Result } from "../base/result.ts";
import { finite, type Unit } from "../base/units.ts";
import { type PrintedNumber, type PrintedRange, readPrinted } from "./printed.ts";
import { record } from "./ledger.ts";
import type { ClaimText, QuantityOf, Verdict, VerdictWord } from "./verdict.ts";

/** A number of the claim's unit, or the calculation that led to it. */
export type Computed<U extends keyof QuantityOf> = QuantityOf[U] | Result<QuantityOf[U], Record<string, number>>;

/** Adds a sentence for the reader to a verdict. */
export interface Remark {
  readonly note?: string;
}

/** What comparing found, before it becomes a verdict. */
interface Finding {
  readonly comparison: string;
  readonly verdict: VerdictWord;
  readonly computed: string;
  readonly distance?: number;
  readonly tolerance?: number;
  readonly note?: string | undefined;
  readonly from: readonly (number | AnyResult)[];
}

/**
 * A claim of a source, ready to be compared with what you compute. Each comparison returns a {@link Verdict}, shows it in the
 * running cell and adds it to the notebook's claims.
 *
 * @param text - the claim in your own words, the figure as printed, and its unit
 * @returns the claim with its comparisons
 * @throws `claims/printed-unreadable` where the printed figure is not a number, a range or a direction
 *
 * @example
 * const verdict = claim({
 *   id: "hedged-before", source: "Example", section: "§3.1", says: "hedged Treasuries yield 0.30%", printed: "0.30", unit: "rate",
 * }).equals(pct(0.3));
 * verdict.verdict; // "reproduces"
 */
export function claim<U extends Unit & keyof QuantityOf>(text: ClaimText<U>): Claim<U> {
  return new Claim(text);
}

/** See {@link claim}. */
export class Claim<U extends Unit & keyof QuantityOf> {
  readonly text: ClaimText<U>;

  constructor(text: ClaimText<U>) {
    for (const field of ["id", "source", "section", "says"] as const) {
      if (typeof text[field] !== "string" || text[field].trim() === "") {
        throw new UserError("claims/incomplete", {
          expected: `a claim with its ${field}`,
          received: JSON.stringify(text[field] ?? null),
          action: `give ${field} a text`,
        });
      }
    }
    readPrinted(text.printed);
    this.text = text;
  }

  /**
   * The computed value is the printed one: within half of its last printed digit, ends included; for a printed range, inside it.
   *
   * @param value - in the claim's unit
   */
  equals(value: Computed<U>, remark: Remark = {}): Verdict {
    const printed = this.#number("equals");
    const computed = this.#measure(value);
    const [low, high] = boundsOf(printed, 1);
    return this.#verdict({
      comparison: "equals",
      verdict: isWithin(computed, low, high) ? "reproduces" : "does not reproduce",
      computed: this.#show(value),
      ...(printed.kind === "number" && { distance: rounded(computed - printed.value), tolerance: printed.tolerance }),
      note: remark.note,
      from: [value],
    });
  }

  /** As {@link equals}, for a figure that the source calls approximate: a whole last printed digit of room instead of half. */
  about(value: Computed<U>, remark: Remark = {}): Verdict {
    const printed = this.#number("about");
    const computed = this.#measure(value);
    const [low, high] = boundsOf(printed, 2);
    return this.#verdict({
      comparison: "about",
      verdict: isWithin(computed, low, high) ? "reproduces" : "does not reproduce",
      computed: this.#show(value),
      ...(printed.kind === "number" && { distance: rounded(computed - printed.value), tolerance: 2 * printed.tolerance }),
      note: remark.note,
      from: [value],
    });
  }

  /** The computed value is above the printed one; the same value is not. */
  moreThan(value: Computed<U>, remark: Remark = {}): Verdict {
    const printed = this.#single("moreThan");
    const computed = this.#measure(value);
    return this.#verdict({
      comparison: "more than",
      verdict: computed > printed.value ? "reproduces" : "does not reproduce",
      computed: this.#show(value),
      distance: rounded(computed - printed.value),
      tolerance: 0,
      note: remark.note,
      from: [value],
    });
  }

  /** The computed range is the printed one: each end within half of its last printed digit. */
  between(low: Computed<U>, high: Computed<U>, remark: Remark = {}): Verdict {
    const printed = readPrinted(this.text.printed);
    if (printed.kind !== "range") throw this.#unfit("between", "a printed range such as 20-40");
    const ends = [
      [this.#measure(low), printed.low],
      [this.#measure(high), printed.high],
    ] as const;
    const holds = ends.every(([computed, end]) => isWithin(computed, ...boundsOf(end, 1)));
    return this.#verdict({
      comparison: "between",
      verdict: holds ? "reproduces" : "does not reproduce",
      computed: `${this.#show(low)} to ${this.#show(high)}`,
      note: remark.note,
      from: [low, high],
    });
  }

  /** The quantity moves as the source says, `printed: "rises"` or `"falls"`; no change at all does not count as either. */
  direction(before: Computed<U>, after: Computed<U>, remark: Remark = {}): Verdict {
    const printed = readPrinted(this.text.printed);
    if (printed.kind !== "direction") throw this.#unfit("direction", 'printed: "rises" or "falls"');
    const change = rounded(this.#measure(after) - this.#measure(before));
    const holds = printed.text === "rises" ? change > 0 : change < 0;
    const moved = change === 0 ? "unchanged" : `${change > 0 ? "rises" : "falls"} by ${this.#showMeasured(Math.abs(change))}`;
    return this.#verdict({
      comparison: "direction",
      verdict: holds ? "reproduces" : "does not reproduce",
      computed: `${moved}: ${this.#show(before)} to ${this.#show(after)}`,
      distance: change,
      note: remark.note,
      from: [before, after],
    });
  }

  /** The claim rests on a model: the range that published models give, from low to high. The verdict is never a pass. */
  estimate(range: { readonly low: Computed<U>; readonly high: Computed<U>; readonly note: string }): Verdict {
    return this.#verdict({
      comparison: "estimate",
      verdict: "needs a model",
      computed: `${this.#show(range.low)} to ${this.#show(range.high)}`,
      note: range.note,
      from: [range.low, range.high],
    });
  }

  /** The claim cannot be checked with what is public; the reason is part of the verdict. */
  notCheckable(reason: string): Verdict {
    return this.#verdict({ comparison: "none", verdict: "not checkable", computed: "-", note: reason, from: [] });
  }

  #verdict(finding: Finding): Verdict {
    const { from, note, ...rest } = finding;
    const steps = from.filter((value): value is AnyResult => value instanceof Result);
    return record({
      claim: this.text,
      printedText: this.#printedText(),
      steps,
      ...rest,
      ...(note !== undefined && { note }),
    });
  }

  #measure(value: Computed<U>): number {
    return measured(finite("the computed value", value instanceof Result ? value.value : value), this.text.unit);
  }

  #show(value: Computed<U>): string {
    return formatQuantity(value instanceof Result ? value.value : value, this.text.unit);
  }

  /** Shows a number that is in the printed measure already. */
  #showMeasured(value: number): string {
    return formatQuantity(value / measured(1, this.text.unit), this.text.unit);
  }

  #printedText(): string {
    const printed = readPrinted(this.text.printed);
    if (printed.kind === "direction") return printed.text;
    const [before = "", after = ""] = formatQuantity(1 / measured(1, this.text.unit), this.text.unit, 0).split("1");
    return `${before}${this.text.printed}${after}`;
  }

  #number(comparison: string): PrintedNumber | PrintedRange {
    const printed = readPrinted(this.text.printed);
    if (printed.kind !== "direction") return printed;
    throw this.#unfit(comparison, "a printed figure");
  }

  #single(comparison: string): PrintedNumber {
    const printed = readPrinted(this.text.printed);
    if (printed.kind === "number") return printed;
    throw this.#unfit(comparison, "one printed figure");
  }

  #unfit(comparison: string, expected: string): UserError {
    return new UserError("claims/comparison-does-not-fit", {
      expected: `${expected} for .${comparison}()`,
      received: `${JSON.stringify(this.text.printed)} in claim ${this.text.id}`,
      action: "use the comparison that fits what the source prints",
    });
  }
}

/** The lowest and the highest value that still count as the printed figure, with so many tolerances of room. */
function boundsOf(printed: PrintedNumber | PrintedRange, tolerances: number): [low: number, high: number] {
  if (printed.kind === "range") return [boundsOf(printed.low, tolerances)[0], boundsOf(printed.high, tolerances)[1]];
  const room = tolerances * printed.tolerance;
  return [printed.value - room, printed.value + room];
}

/** Compares with room for the last bits of a decimal, so that 1.125 counts as 1.13. */
function isWithin(value: number, low: number, high: number): boolean {
  const bits = 1e-12 * Math.max(1, Math.abs(value));
  return value >= low - bits && value <= high + bits;
}

/** Takes off the last bits that subtracting two decimals leaves. */
function rounded(value: number): number {
  return Number(value.toFixed(12)) + 0;
}
