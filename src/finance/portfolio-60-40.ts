import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { finite, type Rate, type Ratio, type Years } from "../base/units.ts";
import { priceChange } from "./pe-compression.ts";
import { notNegative, shareWithin } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface Portfolio6040Options {
  /** Share of equities: 0.6 in a 60/40 portfolio; the rest is bonds. */
  readonly equityWeight: Ratio;
  /** Modified duration of the bonds in years, and convexity `P''/P` in years squared. */
  readonly bondDuration: Years;
  readonly bondConvexity: number;
  /** Modified duration of the equities, in years. */
  readonly equityDuration: Years;
  /** Change of the government yield, as a decimal. */
  readonly yieldChange: Rate;
  /** How much of it the equities' discount rate takes over. */
  readonly passThrough: Ratio;
}

/** Intermediates of {@link portfolio6040}. */
export type Portfolio6040Parts = {
  readonly bonds: Rate;
  readonly equities: Rate;
};

/**
 * What a move of yields does to equities and bonds together, before any income:
 * `w (-Deq beta dy) + (1 - w) (-D dy + C dy² / 2)`.
 *
 * @param options - weight and pass-through as ratios, durations in years, yield change as a decimal
 * @returns the return of the portfolio as a decimal
 * @throws `finance/share-out-of-range` (weight), `finance/negative` (durations), `finance/linear-out-of-range` where the
 *   equities lose all, `base/not-finite`, `base/rate-looks-like-percent`
 * @source first- and second-order price change, Fabozzi, Bond Markets, Analysis and Strategies, chapter 4
 * @example
 * portfolio6040({
 *   equityWeight: ratio(0.6), bondDuration: years(8.0586), bondConvexity: 77.27, equityDuration: years(20),
 *   yieldChange: bp(50), passThrough: ratio(1),
 * }).format(3); // "-7.573%"
 */
export function portfolio6040(options: Portfolio6040Options): Result<Rate, Portfolio6040Parts> {
  const { yieldChange } = options;
  const terms = rateTerms({ yieldChange });
  const weight = shareWithin("equityWeight", options.equityWeight);
  const duration = notNegative("bondDuration", options.bondDuration);
  const convexity = finite("bondConvexity", options.bondConvexity);
  const equityYears = notNegative("equityDuration", options.equityDuration);
  const passThrough = finite("passThrough", options.passThrough);
  const bonds = (0.5 * convexity * yieldChange ** 2 - duration * yieldChange) as Rate;
  const equities = priceChange(equityYears, (passThrough * yieldChange) as Rate, "linear");
  const value = (weight * equities + (1 - weight) * bonds) as Rate;
  const change = formatOperand(yieldChange, "pp");
  const rate = (each: number) => formatOperand(each, "rate");
  return new Result({
    name: "portfolio6040",
    value,
    unit: "rate",
    formula: "equity weight × equities + (1 - equity weight) × bonds",
    inputs: {
      equityWeight: { value: weight, unit: "share" },
      bondDuration: { value: duration, unit: "years" },
      bondConvexity: { value: convexity, unit: "count" },
      equityDuration: { value: equityYears, unit: "years" },
      yieldChange: { ...terms.yieldChange, unit: "pp" },
      passThrough: { value: passThrough, unit: "ratio" },
    },
    steps: [
      {
        name: "bonds",
        formula: "-duration × yield change + convexity × yield change² / 2",
        substituted: `-${formatQuantity(duration, "years")} × ${change} + ${convexity} × ${change}² / 2`,
        value: bonds,
        unit: "rate",
      },
      {
        name: "equities",
        formula: "-equity duration × pass-through × yield change",
        substituted: `-${formatQuantity(equityYears, "years")} × ${passThrough} × ${change}`,
        value: equities,
        unit: "rate",
      },
      {
        name: "portfolio",
        formula: "equity weight × equities + (1 - equity weight) × bonds",
        substituted: `${weight} × ${rate(equities)} + ${Number((1 - weight).toFixed(12))} × ${rate(bonds)}`,
        value,
        unit: "rate",
      },
    ],
    parts: { bonds, equities },
  });
}
