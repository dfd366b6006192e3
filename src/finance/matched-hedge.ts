import { formatOperand } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { positive, type Rate, type Ratio } from "../base/units.ts";
import { basisWarnings } from "./hedge-cost.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface MatchedHedgeOptions {
  /** Yield of the dollar bond, as a decimal. */
  readonly ustYield: Rate;
  /** Dollar swap rate of the bond's maturity, as a decimal. */
  readonly usSwapRate: Rate;
  /** Yen swap rate of the same maturity, as a decimal. */
  readonly jpSwapRate: Rate;
  /** Cross-currency basis of the same maturity as quoted, on the yen leg: normally negative. */
  readonly basis: Rate;
  /**
   * Dollar annuity over yen annuity: what a running spread of 1 in dollars is in yen. `ratio(1)` is the first-order formula;
   * about 0.90 at ten years with dollar rates near 4% and yen rates near 2%.
   */
  readonly annuityRatio: Ratio;
}

/** Intermediates of {@link matchedHedgedYield}. */
export type MatchedHedgeParts = {
  /** What the bond pays over dollar swaps. */
  readonly assetSwapSpread: Rate;
  /** What the hedge takes off the yield: UST yield less hedged yield. */
  readonly hedgeCost: Rate;
};

/**
 * The yield in yen of a dollar bond that is swapped into yen to its maturity: locked, where a rolled hedge is not.
 *
 * `yen swap + (y - dollar swap) × annuity ratio + b`
 *
 * @param options - yields and swap rates of one maturity, as decimals a year
 * @returns the hedged yield as a decimal a year, with the asset-swap spread and the hedge cost
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (annuityRatio)
 * @source asset swap into another currency, to first order
 * @example
 * const swaps = { usSwapRate: pct(3.9), jpSwapRate: pct(1.9), basis: bp(-35), annuityRatio: ratio(1) };
 * matchedHedgedYield({ ustYield: pct(4.3), ...swaps }).format(); // "1.95%"
 */
export function matchedHedgedYield(options: MatchedHedgeOptions): Result<Rate, MatchedHedgeParts> {
  const { ustYield, usSwapRate, jpSwapRate, basis } = options;
  const inputs = rateTerms({ ustYield, usSwapRate, jpSwapRate, basis });
  const annuityRatio = positive("annuityRatio", options.annuityRatio);
  const assetSwapSpread = (ustYield - usSwapRate) as Rate;
  const value = (jpSwapRate + assetSwapSpread * annuityRatio + basis) as Rate;
  const hedgeCost = (ustYield - value) as Rate;
  const shown = (rate: Rate) => formatOperand(rate, "rate");
  const formula = "yen swap rate + asset-swap spread × annuity ratio + basis";
  return new Result({
    name: "matchedHedgedYield",
    value,
    unit: "rate",
    formula,
    inputs: { ...inputs, annuityRatio: { value: annuityRatio, unit: "ratio" } },
    steps: [
      {
        name: "asset-swap spread",
        formula: "UST yield - dollar swap rate",
        substituted: `${shown(ustYield)} - ${shown(usSwapRate)}`,
        value: assetSwapSpread,
        unit: "rate",
      },
      {
        name: "hedged yield",
        formula,
        substituted: `${shown(jpSwapRate)} + ${shown(assetSwapSpread)} × ${annuityRatio} + ${shown(basis)}`,
        value,
        unit: "rate",
      },
      {
        name: "hedge cost",
        formula: "UST yield - hedged yield",
        substituted: `${shown(ustYield)} - ${shown(value)}`,
        value: hedgeCost,
        unit: "rate",
      },
    ],
    warnings: basisWarnings(basis),
    parts: { assetSwapSpread, hedgeCost },
  });
}
