import { formatOperand } from "../base/format.ts";
import { Result, type Step, type Term } from "../base/result.ts";
import type { Rate } from "../base/units.ts";
import type { ForwardRates } from "./hedge-cost.ts";
import { rateTerms } from "./rate-inputs.ts";
import { requireGiven } from "./choices.ts";

/** All that the relative pickup depends on, on one day. */
export interface PickupInputs extends ForwardRates {
  readonly ustYield: Rate;
  readonly jgbYield: Rate;
}

export interface PickupAttributionOptions {
  readonly before: PickupInputs;
  readonly after: PickupInputs;
}

/** What each input adds to the change of the pickup; the five sum to the value. */
export type PickupAttributionParts = {
  readonly ustYield: Rate;
  readonly usRate: Rate;
  readonly jpRate: Rate;
  readonly basis: Rate;
  readonly jgbYield: Rate;
  /** From dollar rates: `ustYield + usRate`. */
  readonly dollarSide: Rate;
  /** From yen rates and the basis: `jpRate + basis + jgbYield`. */
  readonly yenSide: Rate;
};

/** Change of the pickup for one unit of each input. */
const sensitivities = { ustYield: 1, usRate: -1, jpRate: 1, basis: 1, jgbYield: -1 } as const;

const labels = {
  ustYield: "UST yield",
  usRate: "US rate",
  jpRate: "Japan rate",
  basis: "basis",
  jgbYield: "JGB yield",
} as const;

/**
 * Why the relative pickup changed between two days: the part of each rate, which sum to the whole.
 *
 * `pickup = y - (rUS - rJP - b) - jgb` is linear, so the part of an input is its change times +1 (y, rJP, b) or -1 (rUS, jgb).
 * It shows whether a wider gap came from the yen side, as a story about the Bank of Japan needs, or from the dollar side.
 *
 * @param options - the five rates before and after, as decimals a year
 * @returns the change in percentage points as a decimal, with the part of each input and of each side
 * @throws `base/not-finite`, `base/rate-looks-like-percent`
 * @throws `finance/option-missing`
 * @source derivative of the approximate hedged return less the JGB yield
 * @example
 * const before = { ustYield: pct(4.63), usRate: pct(4.34), jpRate: pct(0.227), basis: bp(0), jgbYield: pct(1.238) };
 * const after = { ustYield: pct(4.59), usRate: pct(3.55), jpRate: pct(0.727), basis: bp(0), jgbYield: pct(2.691) };
 * pickupAttribution({ before, after }).format(3); // "-0.203pp"
 */
export function pickupAttribution(options: PickupAttributionOptions): Result<Rate, PickupAttributionParts> {
  requireGiven(options, ["before", "after"]);
  const before = pickupTerms(options.before);
  const after = pickupTerms(options.after);
  const part = (name: keyof typeof sensitivities): Rate =>
    (sensitivities[name] * (after[name].value - before[name].value)) as Rate;
  const parts = {
    ustYield: part("ustYield"),
    usRate: part("usRate"),
    jpRate: part("jpRate"),
    basis: part("basis"),
    jgbYield: part("jgbYield"),
  };
  const dollarSide = (parts.ustYield + parts.usRate) as Rate;
  const yenSide = (parts.jpRate + parts.basis + parts.jgbYield) as Rate;
  const value = (dollarSide + yenSide) as Rate;
  const inputs: Record<string, Term> = {};
  const steps: Step[] = [];
  for (const name of ["ustYield", "usRate", "jpRate", "basis", "jgbYield"] as const) {
    const [early, late] = [before[name], after[name]];
    inputs[`${name} before`] = early;
    inputs[`${name} after`] = late;
    const ends = sensitivities[name] > 0 ? [late, early] : [early, late];
    steps.push({
      name: `part of the ${labels[name]}`,
      formula: sensitivities[name] > 0 ? "after - before" : "before - after",
      substituted: ends.map((term) => formatOperand(term.value, "rate")).join(" - "),
      value: parts[name],
      unit: "pp",
    });
  }
  const sides = [dollarSide, yenSide].map((side) => formatOperand(side, "pp")).join(" + ");
  steps.push({ name: "change of the pickup", formula: "dollar side + yen side", substituted: sides, value, unit: "pp" });
  return new Result({
    name: "pickupAttribution",
    value,
    unit: "pp",
    formula: "change of (UST yield - US rate) + change of (Japan rate + basis - JGB yield)",
    inputs,
    steps,
    parts: { ...parts, dollarSide, yenSide },
  });
}

function pickupTerms({ ustYield, usRate, jpRate, basis, jgbYield }: PickupInputs) {
  return rateTerms({ ustYield, usRate, jpRate, basis, jgbYield });
}
