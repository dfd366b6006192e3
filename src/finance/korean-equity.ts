import { UserError } from "../base/errors.ts";
import { type Columns, RowsResult } from "../base/result-rows.ts";
import type { Warning } from "../base/result.ts";
import { finite, type Rate, type Ratio, type Years } from "../base/units.ts";
import { priceChange } from "./pe-compression.ts";
import { notNegative, shareWithin } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";

/** A sector of the Korean market and how long its cash flows run. */
export interface KoreanSector {
  readonly sector: string;
  /** Modified duration of its equity, in years. */
  readonly duration: Years;
  /** Its weight in the portfolio; give all or none. */
  readonly weight?: Ratio;
}

/** Round numbers to start from, in the order that growth and pay-out suggest: an assumption, not an estimate. */
export const assumedKoreanSectors: readonly KoreanSector[] = [
  { sector: "banks and insurers", duration: 10 as Years },
  { sector: "value and holding companies", duration: 13 as Years },
  { sector: "cars and shipbuilding", duration: 14 as Years },
  { sector: "semiconductors", duration: 18 as Years },
  { sector: "internet platforms", duration: 28 as Years },
  { sector: "biotechnology", duration: 35 as Years },
];

export interface KoreanEquityOptions {
  /** Change of the US 10-year yield, as a decimal. */
  readonly us10Change: Rate;
  /** Change of the Korean 10-year yield for one unit of it. */
  readonly passThrough: Ratio;
  /** Change of the Korean equity risk premium, as a decimal. */
  readonly riskPremiumChange: Rate;
  /** Change of won per dollar as a simple return: above zero the won falls. */
  readonly usdKrwChange: Rate;
  readonly method: "linear" | "exponential";
  /** Sectors with their durations; {@link assumedKoreanSectors} when left out. */
  readonly sectors?: readonly KoreanSector[];
}

/** What the move does to one sector. */
export interface KoreanSectorEffect {
  readonly sector: string;
  readonly duration: Years;
  readonly weight: Ratio | null;
  /** Change of the multiple, and of the price in won at unchanged earnings. */
  readonly peChange: Rate;
  /** The same to a dollar investor. */
  readonly dollarReturn: Rate;
}

/** Summaries of {@link koreanEquity}. */
export type KoreanEquityParts = {
  readonly kr10Change: Rate;
  /** Change of the discount rate: Korean yield and risk premium together. */
  readonly rateChange: Rate;
  /** Weighted mean, or the plain mean of the sectors where no weights are given. */
  readonly peChange: Rate;
  readonly dollarReturn: Rate;
};

const columns: Columns<KoreanSectorEffect> = {
  sector: { label: "Sector" },
  duration: { label: "Duration", unit: "years" },
  weight: { label: "Weight", unit: "share" },
  peChange: { label: "P/E", unit: "rate", decimals: 2 },
  dollarReturn: { label: "In dollars", unit: "rate", decimals: 2 },
};

/**
 * What a move of the US 10-year does to Korean equities by sector, earnings unchanged:
 * `dPE/PE = -D (beta dUS10 + dERP)` (or `exp(…) - 1`), in dollars `(1 + dPE/PE) / (1 + dUSDKRW) - 1`.
 *
 * @param options - changes as decimals, pass-through and weights as ratios, durations in years
 * @returns a row a sector; returns as decimals
 * @throws `finance/no-sectors`, `finance/weights-not-one`, `finance/weight-missing` where some sectors have a weight and some
 *   none, `finance/share-out-of-range` (a weight), `finance/linear-out-of-range`, `finance/negative` (a duration),
 *   `finance/fx-move-below-minus-one`, `base/not-finite`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`
 * @source definition of modified duration; sector durations are an assumption to be edited
 * @example
 * const korea = koreanEquity({
 *   us10Change: bp(50), passThrough: ratio(0.7), riskPremiumChange: bp(0), usdKrwChange: pct(2), method: "linear",
 * });
 * korea.rows.find((row) => row.sector === "semiconductors")?.peChange.toFixed(4); // "-0.0630"
 */
export function koreanEquity(options: KoreanEquityOptions): RowsResult<KoreanSectorEffect, KoreanEquityParts> {
  const { us10Change, riskPremiumChange, usdKrwChange, method } = options;
  const sectors = options.sectors ?? assumedKoreanSectors;
  const terms = rateTerms({ us10Change, riskPremiumChange, usdKrwChange });
  const passThrough = finite("passThrough", options.passThrough);
  const kr10Change = (passThrough * us10Change) as Rate;
  const rateChange = (kr10Change + riskPremiumChange) as Rate;
  const weights = weightsOf(sectors);
  const inDollars = (change: number) => ((1 + change) / (1 + usdKrwChange) - 1) as Rate;
  const rows = sectors.map(({ sector, duration, weight }): KoreanSectorEffect => {
    const peChange = priceChange(notNegative(`duration of ${sector}`, duration), rateChange, method);
    return { sector, duration, weight: weight ?? null, peChange, dollarReturn: inDollars(peChange) };
  });
  const peChange = rows.reduce((sum, row, index) => sum + row.peChange * (weights[index] ?? 0), 0) as Rate;
  return new RowsResult({
    name: "koreanEquity",
    formula:
      method === "linear"
        ? "P/E change = -duration × (pass-through × US 10-year change + risk premium change)"
        : "P/E change = exp(-duration × (pass-through × US 10-year change + risk premium change)) - 1",
    inputs: {
      us10Change: { ...terms.us10Change, unit: "pp" },
      passThrough: { value: passThrough, unit: "ratio" },
      riskPremiumChange: { ...terms.riskPremiumChange, unit: "pp" },
      usdKrwChange: terms.usdKrwChange,
    },
    columns,
    rows,
    warnings: options.sectors ? [] : [assumed],
    parts: { kr10Change, rateChange, peChange, dollarReturn: inDollars(peChange) },
  });
}

const assumed: Warning = {
  code: "finance/assumed-durations",
  message: "the sectors' durations are round assumptions: pass `sectors` with your own",
};

function weightsOf(sectors: readonly KoreanSector[]): number[] {
  if (sectors.length === 0) {
    throw new UserError("finance/no-sectors", {
      expected: "at least one sector",
      received: "an empty list",
      action: "leave `sectors` out to start from the assumed ones",
    });
  }
  const given = sectors.filter((each) => each.weight !== undefined);
  if (given.length === 0) return sectors.map(() => 1 / sectors.length);
  const missing = sectors.find((each) => each.weight === undefined);
  if (missing) {
    throw new UserError("finance/weight-missing", {
      expected: "a weight for each sector or for none",
      received: `none for ${missing.sector}`,
      action: "give it a weight, 0 if it is not held",
    });
  }
  const weights = given.map(({ sector, weight }) => shareWithin(`weight of ${sector}`, weight ?? 0));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) <= 1e-9) return weights;
  throw new UserError("finance/weights-not-one", {
    expected: "weights with a sum of 1",
    received: String(sum),
    action: "divide each by the sum, or add the sector that is missing",
  });
}
