import { formatOperand } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { type JpyPerUsd, positive, type Rate, type Years } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface BreakEvenFxOptions {
  /** Return that the unhedged dollar bond earns in dollars, as a decimal a year. */
  readonly ustYield: Rate;
  /** Return in yen that it competes with, as a decimal a year: a JGB yield, or an exact hedged return. */
  readonly alternative: Rate;
  readonly spot: JpyPerUsd;
  readonly horizon: Years;
}

/** Intermediates of {@link breakEvenFx}. */
export type BreakEvenFxParts = {
  /** USD/JPY at the horizon at which both earn the same. */
  readonly level: JpyPerUsd;
};

/**
 * How far USD/JPY may move before the unhedged dollar bond earns only what the alternative earns in yen.
 *
 * `move = ((1 + alternative) / (1 + y))^T - 1`, below zero while the bond yields more: the dollar may fall that far.
 * Against the exactly hedged bond it is the forward's own discount, F/S - 1.
 *
 * @param options - returns as decimals a year, compounded yearly; the horizon in years
 * @returns the change of USD/JPY over the horizon as a decimal (not annualised), with the level
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (spot, horizon)
 * @source equality of the two end values in yen
 * @example
 * breakEvenFx({ ustYield: pct(4.3), alternative: pct(1.5), spot: jpyPerUsd(155), horizon: years(1) }).format(); // "-2.6846%"
 */
export function breakEvenFx(options: BreakEvenFxOptions): Result<Rate, BreakEvenFxParts> {
  const { ustYield, alternative } = options;
  const inputs = rateTerms({ ustYield, alternative });
  const spot = positive("spot", options.spot);
  const horizon = positive("horizon", options.horizon);
  const ratio = ((1 + alternative) / (1 + ustYield)) ** horizon;
  const value = (ratio - 1) as Rate;
  const level = (spot * ratio) as JpyPerUsd;
  const shown = (rate: Rate) => formatOperand(rate, "rate");
  return new Result({
    name: "breakEvenFx",
    value,
    unit: "rate",
    formula: "((1 + alternative) / (1 + UST yield)) ^ years - 1",
    inputs: { ...inputs, spot: { value: spot, unit: "jpyPerUsd" }, horizon: { value: horizon, unit: "years" } },
    steps: [
      {
        name: "move of USD/JPY",
        formula: "((1 + alternative) / (1 + UST yield)) ^ years - 1",
        substituted: `((1 + ${shown(alternative)}) / (1 + ${shown(ustYield)})) ^ ${horizon} - 1`,
        value,
        unit: "rate",
      },
      {
        name: "break-even level",
        formula: "spot × (1 + move)",
        substituted: `${spot} × (1 + ${shown(value)})`,
        value: level,
        unit: "jpyPerUsd",
      },
    ],
    parts: { level },
  });
}
