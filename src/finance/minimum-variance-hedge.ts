import { UserError } from "../base/errors.ts";
import { formatOperand } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { finite, type Ratio } from "../base/units.ts";
import { covariance as sampleCovariance, variance } from "./moments.ts";
import { requireGiven } from "./choices.ts";
import { hedgeRatioWarnings } from "./hedged-return.ts";

/** Second moments of the bond's return in its own currency and of USD/JPY, over one period length. */
export interface ReturnMoments {
  /** Covariance of the local return with the return of USD/JPY. */
  readonly covariance: number;
  readonly localVariance: number;
  readonly fxVariance: number;
}

/** Returns by period as decimals, row by row of the same dates. */
export interface ReturnSeries {
  /** Return of the bond in dollars. */
  readonly localReturns: ArrayLike<number>;
  /** Return of USD/JPY: positive when the dollar gains. */
  readonly fxReturns: ArrayLike<number>;
}

/** Intermediates of {@link minimumVarianceHedgeRatio}: variances of the return in yen, by period. */
export type MinimumVarianceParts = {
  readonly unhedgedVariance: number;
  /** At a hedge ratio of 1. */
  readonly fullyHedgedVariance: number;
  /** At the hedge ratio found: what no hedge can take away. */
  readonly smallestVariance: number;
};

/**
 * The hedge ratio that makes the return in yen vary least.
 *
 * Unhedged the investor earns `rLocal + rFx`, hedged `rLocal + (1 - h) rFx`, so
 * `h = 1 + cov(rLocal, rFx) / var(rFx)`: above 1 for a bond that gains when the dollar gains, below 1 for one that gains when
 * the dollar falls.
 *
 * @param options - two return series of the same dates, or their moments
 * @returns a plain ratio; a warning when it lies outside 0 to 1
 * @throws `finance/fx-does-not-move`, `finance/covariance-too-large`, `finance/series-lengths-differ`,
 *   `finance/too-few-observations`, `finance/observation-missing`, `base/not-finite`
 * @throws `finance/option-missing`
 * @source L. H. Ederington, Journal of Finance 34 (1979), 157-170, for a currency hedge of a foreign bond
 * @example
 * minimumVarianceHedgeRatio({ covariance: 0.003, localVariance: 0.004, fxVariance: 0.01 }).format(); // "1.30"
 */
export function minimumVarianceHedgeRatio(options: ReturnMoments | ReturnSeries): Result<Ratio, MinimumVarianceParts> {
  const moments = "fxReturns" in options ? seriesMoments(options) : options;
  const covariance = finite("covariance", moments.covariance);
  const localVariance = finite("localVariance", moments.localVariance);
  const fxVariance = finite("fxVariance", moments.fxVariance);
  checkMoments({ covariance, localVariance, fxVariance });
  const value = (1 + covariance / fxVariance) as Ratio;
  const varianceAt = (h: number) => localVariance + 2 * (1 - h) * covariance + (1 - h) ** 2 * fxVariance;
  const parts = {
    unhedgedVariance: varianceAt(0),
    fullyHedgedVariance: localVariance,
    smallestVariance: Math.max(0, varianceAt(value)),
  };
  const formula = "1 + covariance / FX variance";
  const shown = (number: number) => formatOperand(Number(number.toPrecision(6)), "count");
  return new Result({
    name: "minimumVarianceHedgeRatio",
    value,
    unit: "ratio",
    formula,
    inputs: {
      covariance: { value: covariance, unit: "count" },
      localVariance: { value: localVariance, unit: "count" },
      fxVariance: { value: fxVariance, unit: "count" },
    },
    steps: [
      {
        name: "hedge ratio",
        formula,
        substituted: `1 + ${shown(covariance)} / ${shown(fxVariance)}`,
        value,
        unit: "ratio",
      },
    ],
    warnings: hedgeRatioWarnings(value),
    parts,
  });
}

function seriesMoments({ localReturns, fxReturns }: ReturnSeries): ReturnMoments {
  requireGiven({ localReturns, fxReturns }, ["localReturns", "fxReturns"]);
  return {
    covariance: sampleCovariance(localReturns, fxReturns),
    localVariance: variance(localReturns),
    fxVariance: variance(fxReturns),
  };
}

function checkMoments({ covariance, localVariance, fxVariance }: ReturnMoments): void {
  if (!(fxVariance > 0)) {
    throw new UserError("finance/fx-does-not-move", {
      expected: "a USD/JPY that moves: a variance above zero",
      received: String(fxVariance),
      action: "take a sample in which the exchange rate changes",
    });
  }
  if (covariance ** 2 > localVariance * fxVariance * (1 + 1e-9)) {
    throw new UserError("finance/covariance-too-large", {
      expected: "a covariance within the square root of the product of both variances",
      received: `${covariance} with variances ${localVariance} and ${fxVariance}`,
      action: "take all three from the same sample",
    });
  }
}
