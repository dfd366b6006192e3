import { type Columns, RowsResult } from "../base/result-rows.ts";
import type { Warning } from "../base/result.ts";
import { type Bp, finite, positive, type Ratio, type UsdBn } from "../base/units.ts";
import { notNegative, wholeNumber } from "./range-inputs.ts";

export interface StopVersusSellOptions {
  /** What the holder has, and what is outstanding in all, in USD bn. */
  readonly holding: UsdBn;
  readonly outstanding: UsdBn;
  /** Yearly net issuance, in USD bn. */
  readonly netIssuance: UsdBn;
  /** What the holder has bought each year until now, and what it sells each year if it sells, in USD bn. */
  readonly yearlyPurchases: UsdBn;
  readonly yearlySales: UsdBn;
  /** Flow view: bp for each USD bn of yearly demand that is withdrawn. */
  readonly bpPerUsdBn: number;
  /** Stock view: bp for each percentage point of the outstanding that the holder's share falls. */
  readonly bpPerSharePoint: number;
  readonly years: number;
}

/** One year of stopping and of selling, under both views. */
export interface StopVersusSellYear {
  readonly year: number;
  /** The holder's share of the outstanding when it stops buying, and when it sells. */
  readonly stopShare: Ratio;
  readonly sellShare: Ratio;
  /** Impact on the yield against buying as before (flow view), in bp. */
  readonly stopByFlow: Bp;
  readonly sellByFlow: Bp;
  /** Impact on the yield against today's share (stock view), in bp. */
  readonly stopByStock: Bp;
  readonly sellByStock: Bp;
}

/** The last year's impacts. */
export type StopVersusSellParts = {
  readonly stopByFlow: Bp;
  readonly sellByFlow: Bp;
  readonly stopByStock: Bp;
  readonly sellByStock: Bp;
};

const columns: Columns<StopVersusSellYear> = {
  year: { label: "Year" },
  stopShare: { label: "Share, stop", unit: "share", decimals: 2 },
  sellShare: { label: "Share, sell", unit: "share", decimals: 2 },
  stopByFlow: { label: "Stop, flow view", unit: "bp" },
  sellByFlow: { label: "Sell, flow view", unit: "bp" },
  stopByStock: { label: "Stop, stock view", unit: "bp" },
  sellByStock: { label: "Sell, stock view", unit: "bp" },
};

/**
 * Whether "no new buying" does what "selling" does, under the two views of what moves a yield.
 *
 * Flow view: `impact = k × demand withdrawn`: a billion not bought counts like a billion sold. Stock view:
 * `impact = κ × fall of the share H / S`: stopping matters only as issuance dilutes the share, `H/S0 - H/(S0 + I t)`; without
 * net issuance it does nothing.
 *
 * @param options - amounts in USD bn, elasticities in bp per USD bn of flow and in bp per percentage point of share
 * @returns a row a year: shares as ratios, impacts in bp
 * @throws `base/not-positive` (outstanding), `finance/negative` (holding, purchases, sales), `finance/not-whole` (years),
 *   `base/not-finite`
 * @source stock view: Greenwood and Vayanos, Review of Financial Studies 27 (2014); flow view: as elasticities to yearly flows
 * @example
 * const path = stopVersusSell({
 *   holding: usdBn(1130), outstanding: usdBn(28000), netIssuance: usdBn(1750), yearlyPurchases: usdBn(50),
 *   yearlySales: usdBn(50), bpPerUsdBn: 0.2, bpPerSharePoint: 2.2, years: 5,
 * });
 * path.parts.stopByFlow; // 10
 * path.parts.stopByStock.toFixed(2); // "2.11"
 */
export function stopVersusSell(options: StopVersusSellOptions): RowsResult<StopVersusSellYear, StopVersusSellParts> {
  const holding = notNegative("holding", options.holding);
  const outstanding = positive("outstanding", options.outstanding);
  const purchases = notNegative("yearlyPurchases", options.yearlyPurchases);
  const sales = notNegative("yearlySales", options.yearlySales);
  const issuance = finite("netIssuance", options.netIssuance);
  const perBn = finite("bpPerUsdBn", options.bpPerUsdBn);
  const perPoint = finite("bpPerSharePoint", options.bpPerSharePoint);
  const last = wholeNumber("years", options.years);
  const yearly = (year: number): StopVersusSellYear => {
    const size = positive(`outstanding in year ${year}`, outstanding + issuance * year);
    const stopShare = (holding / size) as Ratio;
    const sellShare = (Math.max(0, holding - sales * year) / size) as Ratio;
    const byStock = (share: number) => (perPoint * 100 * (holding / outstanding - share)) as Bp;
    return {
      year,
      stopShare,
      sellShare,
      stopByFlow: (perBn * purchases) as Bp,
      sellByFlow: (perBn * (purchases + sales)) as Bp,
      stopByStock: byStock(stopShare),
      sellByStock: byStock(sellShare),
    };
  };
  const rows = Array.from({ length: last }, (_, index) => yearly(index + 1));
  const { stopByFlow, sellByFlow, stopByStock, sellByStock } = yearly(last);
  return new RowsResult({
    name: "stopVersusSell",
    formula: "flow view: bp per USD bn × demand withdrawn; stock view: bp per share point × fall of holding / outstanding",
    inputs: {
      holding: { value: holding, unit: "usdBn" },
      outstanding: { value: outstanding, unit: "usdBn" },
      netIssuance: { value: issuance, unit: "usdBn" },
      yearlyPurchases: { value: purchases, unit: "usdBn" },
      yearlySales: { value: sales, unit: "usdBn" },
      bpPerUsdBn: { value: perBn, unit: "count" },
      bpPerSharePoint: { value: perPoint, unit: "count" },
    },
    columns,
    rows,
    warnings: warningsOf(issuance, holding, sales * last),
    parts: { stopByFlow, sellByFlow, stopByStock, sellByStock },
  });
}

function warningsOf(issuance: number, holding: number, sold: number): Warning[] {
  const warnings: Warning[] = [];
  if (issuance === 0) {
    warnings.push({
      code: "finance/stop-without-issuance",
      message: "without net issuance the share of a holder who stops does not fall: the stock view gives no impact",
    });
  }
  if (sold > holding) warnings.push({ code: "finance/sold-out", message: "the sales exceed the holding before the last year" });
  return warnings;
}
