import { UserError } from "../base/errors.ts";
import type { Result, Warning } from "../base/result.ts";
import { RowsResult } from "../base/result-rows.ts";
import type { Rate, Years } from "../base/units.ts";
import { type AcmFactors, type AcmModel, type Loadings, logPrices, yieldsOf } from "./acm-model.ts";
import { entry, type Matrix, matrix, product } from "./dense-matrix.ts";
import { termPremium, type TermPremiumParts } from "./term-premium.ts";

/** What an estimate is made of. */
export interface AcmParts {
  readonly zeroYields: Matrix;
  readonly factors: AcmFactors;
  readonly model: AcmModel;
  readonly spectralRadius: number;
  readonly warnings: readonly Warning[];
}

/** The last month at one maturity. */
export interface AcmRow {
  readonly maturity: Years;
  readonly fitted: Rate;
  readonly riskNeutral: Rate;
  readonly termPremium: Rate;
}

/** Yields, expectations and premia by month, for factors taken from any panel of yields. */
export class AcmSeries {
  readonly #loadings: Loadings;
  readonly #riskNeutral: Loadings;
  /** A row an observation, a column a factor. */
  readonly scores: Matrix;

  constructor(loadings: Loadings, riskNeutral: Loadings, scores: Matrix) {
    this.#loadings = loadings;
    this.#riskNeutral = riskNeutral;
    this.scores = scores;
  }

  /** The model's yields at a maturity in months: decimals a year, continuously compounded, one an observation. */
  fitted(months: number): Float64Array {
    return yieldsOf(this.#loadings, this.scores, months);
  }

  /** What yields would be with no price of risk: the mean of expected short rates, less convexity. */
  riskNeutral(months: number): Float64Array {
    return yieldsOf(this.#riskNeutral, this.scores, months);
  }

  /** Fitted less risk-neutral yields at a maturity in months. */
  termPremium(months: number): Float64Array {
    const expected = this.riskNeutral(months);
    return this.fitted(months).map((value, t) => value - (expected[t] as number));
  }

  /** One observation at one maturity with its arithmetic; the last one unless an index is given. */
  at(options: { readonly months: number; readonly index?: number }): Result<Rate, TermPremiumParts> {
    const { months, index = this.scores.rows - 1 } = options;
    const [fitted, expected] = [this.fitted(months)[index], this.riskNeutral(months)[index]];
    if (fitted === undefined || expected === undefined) {
      throw new UserError("finance/no-such-observation", {
        expected: `an index from 0 to ${this.scores.rows - 1}`,
        received: String(index),
        action: "count observations from 0",
      });
    }
    return termPremium({ fittedYield: fitted as Rate, riskNeutralYield: expected as Rate });
  }
}

/** An estimated model, its yields and premia; in a cell it shows the last month by maturity. */
export class AcmEstimate extends RowsResult<AcmRow, { readonly spectralRadius: number; readonly fitErrorBp: number }> {
  readonly model: AcmModel;
  readonly factors: AcmFactors;
  /** Yields and premia on the sample's month ends. */
  readonly sample: AcmSeries;
  readonly #loadings: readonly [fitted: Loadings, riskNeutral: Loadings];
  readonly #columns: number;

  constructor(parts: AcmParts) {
    const { zeroYields, factors, model, spectralRadius, warnings } = parts;
    const loadings = [logPrices(model, zeroYields.columns, true), logPrices(model, zeroYields.columns, false)] as const;
    const sample = new AcmSeries(...loadings, factors.scores);
    super({
      name: "acmEstimate",
      formula: "term premium = fitted yield - risk-neutral yield, last month of the sample",
      inputs: {
        months: { value: zeroYields.rows, unit: "count" },
        maturities: { value: zeroYields.columns, unit: "count" },
        factors: { value: factors.scores.columns, unit: "count" },
      },
      columns: {
        maturity: { label: "Maturity", unit: "years" },
        fitted: { label: "Fitted yield", unit: "rate" },
        riskNeutral: { label: "Risk-neutral yield", unit: "rate" },
        termPremium: { label: "Term premium", unit: "pp" },
      },
      rows: wholeYears(zeroYields.columns).map((months) => lastRow(sample, months)),
      warnings,
      parts: { spectralRadius, fitErrorBp: fitErrorBp(sample, zeroYields) },
    });
    this.model = model;
    this.factors = factors;
    this.sample = sample;
    this.#loadings = loadings;
    this.#columns = zeroYields.columns;
  }

  /** The model's yields at the sample's month ends, by maturity in months. */
  fitted(months: number): Float64Array {
    return this.sample.fitted(months);
  }

  riskNeutral(months: number): Float64Array {
    return this.sample.riskNeutral(months);
  }

  termPremium(months: number): Float64Array {
    return this.sample.termPremium(months);
  }

  /**
   * The estimate read on other days: the loadings of the month ends on, say, daily yields less the month-end means.
   *
   * @param zeroYields - a row a day, the same maturities as the sample, decimals a year, continuously compounded
   * @throws `finance/maturity-missing`
   */
  apply(zeroYields: Matrix): AcmSeries {
    if (zeroYields.columns !== this.#columns) {
      throw new UserError("finance/maturity-missing", {
        expected: `yields at the sample's ${this.#columns} maturities`,
        received: `${zeroYields.columns} columns`,
        action: "give the same maturities, in months from 1",
      });
    }
    const { means, weights } = this.factors;
    const skip = zeroYields.columns - means.length;
    const apart = matrix(zeroYields.rows, means.length, (i, j) => entry(zeroYields, i, j + skip) - (means[j] as number));
    return new AcmSeries(...this.#loadings, product(apart, weights));
  }
}

function wholeYears(columns: number): number[] {
  return Array.from({ length: Math.floor(columns / 12) }, (_, k) => 12 * (k + 1));
}

function lastRow(sample: AcmSeries, months: number): AcmRow {
  const { value, parts } = sample.at({ months });
  return { maturity: (months / 12) as Years, ...parts, termPremium: value };
}

/** Mean absolute distance of fitted from given yields at whole years. */
function fitErrorBp(sample: AcmSeries, zeroYields: Matrix): number {
  const maturities = wholeYears(zeroYields.columns);
  let total = 0;
  for (const months of maturities) {
    const fitted = sample.fitted(months);
    for (let t = 0; t < fitted.length; t++) total += Math.abs((fitted[t] as number) - entry(zeroYields, t, months - 1));
  }
  return (10_000 * total) / (maturities.length * zeroYields.rows);
}
