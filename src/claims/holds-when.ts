import { isUserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import type { Unit } from "../base/units.ts";
import { goalSeek } from "../finance/goal-seek.ts";

/** The input to solve for where a claim does not hold: what would it have to be? */
export interface HoldsWhen<X extends number> {
  /** The input in words: `a JGB pass-through of`, as it reads before the value. */
  readonly unknown: string;
  /** What the claim is about as a function of the input, in the unit's own measure; for a direction, the change. */
  readonly function: (x: X) => number;
  readonly from: X;
  readonly to: X;
  /** Unit of the input. */
  readonly unit: Unit;
}

/**
 * One sentence that says which values of an input make the function meet the target, or that none in the bracket does.
 *
 * @param target - the printed value in the unit's own measure, or zero change for a direction
 */
export function holdsWhenText<X extends number>(search: HoldsWhen<X>, target: number, isDirection: boolean): string {
  const { unknown, from, to, unit } = search;
  const bracket = `between ${formatQuantity(from, unit)} and ${formatQuantity(to, unit)}`;
  try {
    const found = goalSeek({ function: search.function, target, from, to, unit }).format();
    return isDirection ? `Nothing changes at ${unknown} ${found}: it turns there.` : `It would hold at ${unknown} ${found}.`;
  } catch (error) {
    if (isUserError(error) && error.code === "finance/no-root") return `It would hold at ${unknown} no value ${bracket}.`;
    if (isUserError(error) && error.code === "finance/every-value-solves")
      return `It does not depend on ${unknown} any value ${bracket}.`;
    throw error;
  }
}
