import { UserError } from "../base/errors.ts";
import type { Unit } from "../base/units.ts";

/** Multiples from one unit to another, where they measure the same thing. */
const factors: Partial<Record<Unit, Partial<Record<Unit, number>>>> = {
  rate: { pp: 1, bp: 10_000 },
  pp: { rate: 1, bp: 10_000 },
  bp: { rate: 0.0001, pp: 0.0001 },
  usdBn: { usdTn: 0.001 },
  usdTn: { usdBn: 1000 },
};

/**
 * What a value in one unit is multiplied by to be in another.
 *
 * @param what - what has the unit, for the message
 * @throws `claims/units-differ`
 */
export function unitFactor(from: Unit | undefined, to: Unit, what: string): number {
  if (from === undefined || from === to) return 1;
  const factor = factors[from]?.[to];
  if (factor !== undefined) return factor;
  throw new UserError("claims/units-differ", {
    expected: `a figure in ${to}`,
    received: `${what} in ${from}`,
    action: "compare figures of one unit",
  });
}
