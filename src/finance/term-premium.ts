import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import type { Bp, Rate } from "../base/units.ts";
import { finite } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";

/** Intermediates of {@link termPremium}. */
export type TermPremiumParts = {
  readonly fitted: Rate;
  readonly riskNeutral: Rate;
};

/**
 * The term premium: what a yield pays beyond the short rates expected over its life.
 *
 * `term premium = fitted yield - risk-neutral yield`. Of the fitted yield, not the observed one: the model's pricing error belongs
 * to neither part. Only yields of one model, vintage and compounding go together.
 *
 * @param options - both yields as decimals, in the model's own compounding (Adrian-Crump-Moench: continuous)
 * @returns the term premium as a decimal; below zero at short tenors is normal
 * @throws `base/not-finite`, `base/rate-looks-like-percent`
 * @source Adrian, Crump and Moench (2013); columns ACMY, ACMRNY and ACMTP of the New York Fed's file
 * @example
 * termPremium({ fittedYield: pct(4.28), riskNeutralYield: pct(3.64) }).format(); // "0.64pp"
 */
export function termPremium(options: {
  readonly fittedYield: Rate;
  readonly riskNeutralYield: Rate;
}): Result<Rate, TermPremiumParts> {
  const { fittedYield, riskNeutralYield } = options;
  const inputs = rateTerms({ fittedYield, riskNeutralYield });
  const value = (fittedYield - riskNeutralYield) as Rate;
  return new Result({
    name: "termPremium",
    value,
    unit: "pp",
    formula: "fitted yield - risk-neutral yield",
    inputs,
    steps: [
      {
        name: "term premium",
        formula: "fitted yield - risk-neutral yield",
        substituted: `${formatQuantity(fittedYield, "rate")} - ${formatOperand(riskNeutralYield, "rate")}`,
        value,
        unit: "pp",
      },
    ],
    parts: { fitted: fittedYield, riskNeutral: riskNeutralYield },
  });
}

/**
 * The yield after a move of the term premium with the expected path of short rates unchanged.
 *
 * `dy = dTP`: a premium 100bp higher is a yield 100bp higher, and a steeper curve.
 *
 * @param options - the yield as a decimal, the move in basis points
 * @returns the new yield as a decimal
 * @throws `base/not-finite`, `base/rate-looks-like-percent`
 * @source the identity yield = expectations + term premium
 * @example
 * tpShock({ yield: pct(4.3), premiumChange: basisPoints(100) }).format(); // "5.30%"
 */
export function tpShock(options: {
  readonly yield: Rate;
  readonly premiumChange: Bp;
}): Result<Rate, { readonly yieldChange: Bp }> {
  const inputs = rateTerms({ yield: options.yield });
  const change = finite("premiumChange", options.premiumChange) as Bp;
  const value = (options.yield + change / 10_000) as Rate;
  return new Result({
    name: "tpShock",
    value,
    unit: "rate",
    formula: "yield + change of the term premium, expected short rates unchanged",
    inputs: { ...inputs, premiumChange: { value: change, unit: "bp" } },
    steps: [
      {
        name: "yield after",
        formula: "yield + premium change",
        substituted: `${formatQuantity(options.yield, "rate")} + ${formatOperand(change, "bp")}`,
        value,
        unit: "rate",
      },
    ],
    parts: { yieldChange: change },
  });
}

/** A published decomposition of yields: never mix the levels of two. */
export interface TermPremiumModel {
  readonly id: "ACM" | "KW";
  readonly name: string;
  readonly series: string;
  readonly method: string;
  readonly caution: string;
}

/**
 * The two published models. Their levels differ, so a threshold such as 100bp must name the one that it is for.
 *
 * @source Adrian, Crump and Moench (2013); Kim and Wright, FEDS 2005-33; FRED series THREEFYTP10
 */
export const termPremiumModels: Readonly<Record<"ACM" | "KW", TermPremiumModel>> = {
  ACM: {
    id: "ACM",
    name: "Adrian-Crump-Moench",
    series: "ACMTP10 of the New York Fed",
    method: "five principal components of zero yields, three regressions; estimated here by acmEstimate",
    caution: "every month's values change with each re-estimation: name the vintage and the sample",
  },
  KW: {
    id: "KW",
    name: "Kim-Wright",
    series: "THREEFYTP10 of FRED",
    method: "three latent factors with survey forecasts of short rates, by maximum likelihood: read as data, not estimated here",
    caution: "its level is not that of Adrian-Crump-Moench: compare changes, or levels with its own history",
  },
};
