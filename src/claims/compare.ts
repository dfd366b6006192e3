import type { Direction, PrintedNumber, PrintedRange } from "./printed.ts";

/** What comparing numbers with a printed figure came to; all numbers in the printed measure. */
export interface Comparison {
  readonly holds: boolean;
  /** Computed minus printed; absent for a range. */
  readonly distance?: number;
  readonly tolerance?: number;
}

/** How one value is held against one printed figure. */
export type Relation = "equal" | "about" | "more than" | "less than";

/**
 * Holds a value against a printed figure.
 *
 * - `equal`: within half of the last printed digit, ends included; for a range, inside it
 * - `about`: within a whole last printed digit
 * - `more than`, `less than`: strictly beyond the printed figure itself
 */
export function compareValue(value: number, printed: PrintedNumber | PrintedRange, relation: Relation): Comparison {
  if (relation === "more than") return { holds: value > upperEnd(printed), ...distanceTo(printed, value, 0) };
  if (relation === "less than") return { holds: value < lowerEnd(printed), ...distanceTo(printed, value, 0) };
  const digits = relation === "equal" ? 0.5 : 1;
  const [low, high] = boundsOf(printed, 2 * digits);
  return { holds: isWithin(value, low, high), ...distanceTo(printed, value, 2 * digits) };
}

/** Holds a computed range against a printed one: each end within half of its last printed digit. */
export function compareRange(low: number, high: number, printed: PrintedRange): Comparison {
  return { holds: compareValue(low, printed.low, "equal").holds && compareValue(high, printed.high, "equal").holds };
}

/** Holds a change against an asserted direction; no change at all is neither a rise nor a fall. */
export function compareDirection(before: number, after: number, asserted: Direction): Comparison {
  const change = withoutBits(after - before);
  return { holds: asserted === "rises" ? change > 0 : change < 0, distance: change };
}

/** Takes off the last bits that subtracting two decimals leaves. */
export function withoutBits(value: number): number {
  return Number(value.toFixed(12)) + 0;
}

function distanceTo(printed: PrintedNumber | PrintedRange, value: number, tolerances: number): Omit<Comparison, "holds"> {
  if (printed.kind === "range") return {};
  return { distance: withoutBits(value - printed.value), tolerance: tolerances * printed.tolerance };
}

const lowerEnd = (printed: PrintedNumber | PrintedRange) => (printed.kind === "range" ? printed.low.value : printed.value);
const upperEnd = (printed: PrintedNumber | PrintedRange) => (printed.kind === "range" ? printed.high.value : printed.value);

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
