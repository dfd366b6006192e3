import { formatOperand } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { positive, type Rate, type Ratio, type Volatility } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

export interface CarryToVolOptions {
  /** Dollar money-market rate, as a decimal a year. */
  readonly usRate: Rate;
  /** Yen money-market rate, as a decimal a year. */
  readonly jpRate: Rate;
  /** Volatility of USD/JPY a year, as a decimal. */
  readonly volatility: Volatility;
  /** Where the volatility comes from: option prices, or past returns. */
  readonly volatilityKind: "implied" | "realised";
}

/** Intermediates of {@link carryToVol}. */
export type CarryToVolParts = {
  readonly carry: Rate;
};

/**
 * Carry for a unit of risk: what being long dollars against yen earns over the volatility of USD/JPY, both a year.
 *
 * `(rUS - rJP) / σ`
 *
 * @param options - rates and volatility as decimals a year; say whether the volatility is implied or realised
 * @returns a plain ratio
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (volatility)
 * @throws `finance/unknown-choice`
 * @source market convention
 * @example
 * carryToVol({ usRate: pct(4.5), jpRate: pct(0.5), volatility: volatilityPct(10), volatilityKind: "implied" }).format(); // "0.40"
 */
export function carryToVol(options: CarryToVolOptions): Result<Ratio, CarryToVolParts> {
  const { usRate, jpRate } = options;
  const volatilityKind = oneOf("volatilityKind", options.volatilityKind, ["implied", "realised"]);
  const inputs = rateTerms({ usRate, jpRate });
  const volatility = positive("volatility", options.volatility);
  const carry = (usRate - jpRate) as Rate;
  const value = (carry / volatility) as Ratio;
  const shown = (rate: number) => formatOperand(rate, "rate");
  const formula = `carry / ${volatilityKind} volatility`;
  return new Result({
    name: "carryToVol",
    value,
    unit: "ratio",
    formula,
    inputs: { ...inputs, [`${volatilityKind} volatility`]: { value: volatility, unit: "rate" } },
    steps: [
      {
        name: "carry",
        formula: "US rate - Japan rate",
        substituted: `${shown(usRate)} - ${shown(jpRate)}`,
        value: carry,
        unit: "rate",
      },
      { name: "carry to volatility", formula, substituted: `${shown(carry)} / ${shown(volatility)}`, value, unit: "ratio" },
    ],
    parts: { carry },
  });
}
