import { formatOperand } from "../base/format.ts";
import { Result, type Step } from "../base/result.ts";
import { finite, type Rate, type Ratio } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface RelativePickupOptions {
  /** Hedged return of the dollar bond in yen, as a decimal: the value of `hedgedReturn`. */
  readonly hedged: Rate;
  /** Yield of the yen bond of the same maturity, as a decimal. */
  readonly jgbYield: Rate;
}

/**
 * What a yen investor gains by holding the hedged dollar bond instead of the yen bond: `hedged - jgb`.
 *
 * @param options - both as decimals a year, over the same horizon
 * @returns percentage points as a decimal: 0.01 is 1pp; below zero the yen bond earns more
 * @throws `base/not-finite`, `base/rate-looks-like-percent`
 * @source market convention
 * @example
 * relativePickup({ hedged: pct(0.3), jgbYield: pct(1.5) }).format(); // "-1.20pp"
 */
export function relativePickup(options: RelativePickupOptions): Result<Rate> {
  const { hedged, jgbYield } = options;
  const inputs = rateTerms({ hedged, jgbYield });
  const value = (hedged - jgbYield) as Rate;
  const substituted = `${shown(hedged)} - ${shown(jgbYield)}`;
  const step: Step = { name: "relative pickup", formula: "hedged return - JGB yield", substituted, value, unit: "pp" };
  return new Result({
    name: "relativePickup",
    value,
    unit: "pp",
    formula: "hedged return - JGB yield",
    inputs,
    steps: [step],
    parts: {},
  });
}

export interface PickupShiftOptions {
  /** Change of the yen policy rate, as a decimal: `bp(50)`. */
  readonly policyChange: Rate;
  /** Change of the JGB yield for one unit of policy change (beta): 1 moves in parallel. */
  readonly passThrough: Ratio;
}

/** Intermediates of {@link relativePickupShift}. */
export type PickupShiftParts = {
  readonly hedgeCostChange: Rate;
  readonly hedgedChange: Rate;
  readonly jgbChange: Rate;
  /** Change of the pickup for one unit of policy change: 1 - beta. */
  readonly sensitivity: Ratio;
};

/**
 * How a change of the yen policy rate moves the relative pickup, dollar rates and the basis unchanged.
 *
 * `d(pickup) = d(hedged) - d(jgb) = dr - beta dr = (1 - beta) dr`: the hedge gets cheaper by the whole change, the yen bond's
 * yield rises by beta of it. At a beta of 1 nothing changes; the pickup falls only where the JGB moves by more than policy.
 *
 * @param options - the change as a decimal, beta as a ratio
 * @returns the change in percentage points as a decimal
 * @throws `base/not-finite`, `base/rate-looks-like-percent`
 * @source derivative of `y - (rUS - rJP - b) - jgb` by rJP
 * @example
 * relativePickupShift({ policyChange: bp(50), passThrough: ratio(1) }).format(); // "0.00pp"
 * relativePickupShift({ policyChange: bp(50), passThrough: ratio(1.5) }).format(); // "-0.25pp"
 */
export function relativePickupShift(options: PickupShiftOptions): Result<Rate, PickupShiftParts> {
  const { policyChange, passThrough } = options;
  const inputs = rateTerms({ policyChange });
  finite("passThrough", passThrough);
  const jgbChange = (passThrough * policyChange) as Rate;
  const value = (policyChange - jgbChange) as Rate;
  const sensitivity = (1 - passThrough) as Ratio;
  const hedgeCostChange = (0 - policyChange) as Rate;
  const pp = (name: string, formula: string, substituted: string, value: number): Step => ({
    name,
    formula,
    substituted,
    value,
    unit: "pp",
  });
  return new Result({
    name: "relativePickupShift",
    value,
    unit: "pp",
    formula: "(1 - pass-through) × policy change",
    inputs: { ...inputs, passThrough: { value: passThrough, unit: "ratio" } },
    steps: [
      pp("change of the hedge cost", "-policy change", `-${shown(policyChange)}`, hedgeCostChange),
      pp("change of the hedged return", "-change of the hedge cost", `-${shown(hedgeCostChange)}`, policyChange),
      pp("change of the JGB yield", "pass-through × policy change", `${passThrough} × ${shown(policyChange)}`, jgbChange),
      pp(
        "change of the pickup",
        "change of the hedged return - change of the JGB yield",
        `${shown(policyChange)} - ${shown(jgbChange)}`,
        value,
      ),
    ],
    parts: { hedgeCostChange, hedgedChange: policyChange, jgbChange, sensitivity },
  });
}

const shown = (value: number) => formatOperand(value, "rate");
