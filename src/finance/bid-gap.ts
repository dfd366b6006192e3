import { formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { type Ratio, type UsdBn, finite, positive } from "../base/units.ts";

/** Demand that goes missing, against what has to be sold. */
export interface BidGapOptions {
  /** Yearly purchases that disappear, in USD bn; negative: purchases that are added. */
  readonly lostBid: UsdBn;
  /** Yearly net issuance, in USD bn. */
  readonly netIssuance: UsdBn;
}

/**
 * The share of net issuance that others have to buy when one buyer steps back: `lost bid / net issuance`.
 *
 * @param options - lost yearly bid and yearly net issuance, both in USD bn
 * @returns the share as a ratio, shown in percent
 * @throws `base/not-positive` for net issuance of zero or less, `base/not-finite`
 * @source market convention: a flow against the flow of supply, not against the stock outstanding
 * @example
 * bidGap({ lostBid: usdBn(25), netIssuance: usdBn(2000) }).format(); // "1.25%"
 */
export function bidGap(options: BidGapOptions): Result<Ratio> {
  const lostBid = finite("lostBid", options.lostBid);
  const netIssuance = positive("netIssuance", options.netIssuance);
  const share = (lostBid / netIssuance) as Ratio;
  return new Result({
    name: "bidGap",
    value: share,
    unit: "share",
    formula: "lost bid / net issuance",
    inputs: { lostBid: { value: lostBid, unit: "usdBn" }, netIssuance: { value: netIssuance, unit: "usdBn" } },
    steps: [
      {
        name: "share",
        formula: "lost bid / net issuance",
        substituted: `${formatQuantity(lostBid, "usdBn")} / ${formatQuantity(netIssuance, "usdBn")}`,
        value: share,
        unit: "share",
      },
    ],
    parts: {},
  });
}
