import { UserError } from "../base/errors.ts";
import { isUnit } from "../base/format.ts";
import type { Unit } from "../base/units.ts";

/**
 * Passes one of a few values through: a convention is named, never assumed, also in a cell whose types are stripped.
 *
 * @param name - of the option
 * @param value - as it was given
 * @param choices - all that there are
 * @throws `finance/unknown-choice`
 * @example
 * oneOf<"following" | "preceding">("roll", "preceding", ["following", "preceding"]); // "preceding"
 */
export function oneOf<Choice extends string | number>(name: string, value: Choice, choices: readonly NoInfer<Choice>[]): Choice {
  if (choices.includes(value)) return value;
  throw new UserError("finance/unknown-choice", {
    expected: `${name} as one of ${choices.join(", ")}`,
    received: String(value),
    action: `say which ${name} is meant: none is assumed`,
  });
}

/** Passes a unit of the library through. @throws `finance/unknown-choice` */
export function knownUnit(name: string, unit: Unit): Unit {
  if (isUnit(unit)) return unit;
  throw new UserError("finance/unknown-choice", {
    expected: `${name} as a unit of the library, such as rate, pp, bp or usdBn`,
    received: String(unit),
    action: "name the unit in which the value is measured",
  });
}

/**
 * Refuses options of which a part is missing: a list, a curve, a function.
 *
 * @throws `finance/option-missing`
 */
export function requireGiven<Options extends object>(options: Options, names: readonly (keyof Options & string)[]): void {
  for (const name of names) {
    if (options[name] !== undefined && options[name] !== null) continue;
    throw new UserError("finance/option-missing", {
      expected: `${name} among the options`,
      received: String(options[name]),
      action: `give ${name}`,
    });
  }
}
