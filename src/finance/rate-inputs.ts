import { UserError } from "../base/errors.ts";
import type { Term } from "../base/result.ts";
import { finite, type Rate } from "../base/units.ts";

/**
 * Takes rates in as the terms of a result, refusing at run time what the compiler refuses while typing: cells run with
 * their types stripped, so a 4.3 can still arrive where a decimal is due.
 *
 * @param rates - decimals by the name they have in the caller's options
 * @throws `base/not-finite`, `base/rate-looks-like-percent`
 */
export function rateTerms<Name extends string>(rates: Readonly<Record<Name, Rate>>): Record<Name, Term> {
  const terms = {} as Record<Name, Term>;
  for (const name in rates) {
    const value = finite(name, rates[name]);
    if (Math.abs(value) >= 1) {
      throw new UserError("base/rate-looks-like-percent", {
        expected: `${name} as a decimal below 1 in size`,
        received: String(value),
        action: `write pct(${value}) if it is a percent`,
      });
    }
    terms[name] = { value, unit: "rate" };
  }
  return terms;
}
