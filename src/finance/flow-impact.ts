import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { type Columns, RowsResult } from "../base/result-rows.ts";
import type { Warning } from "../base/result.ts";
import { type Bp, type UsdBn, type UsdTn, finite, positive } from "../base/units.ts";
import {
  type FlowElasticity,
  type FlowHolder,
  type FlowHorizon,
  type FlowWindow,
  flowChoices,
  flowElasticities,
} from "./flow-elasticities.ts";
import { oneOf } from "./choices.ts";

/** A change of demand for Treasuries, and what it is measured against. */
export interface FlowImpactOptions {
  /** Demand that is withdrawn, in USD bn: positive lifts yields, negative lowers them. */
  readonly lostBid: UsdBn;
  /** Over what the amount is counted: a month's surprise, a year's purchases, or the stock held. */
  readonly window: FlowWindow;
  /** Who withdraws it; life insurers and pension funds are private, the Ministry of Finance is official. */
  readonly holder: FlowHolder;
  /** US nominal GDP now, in USD tn: USD 100bn is a smaller share of it than when a paper was written. */
  readonly gdp: UsdTn;
  /** The estimates to put the flow through; all of {@link flowElasticities} when left out. */
  readonly elasticities?: readonly FlowElasticity[];
}

/** One estimate, restated per USD 100bn and per 1% of GDP, and what it gives for the flow at hand. */
export interface FlowImpactRow {
  readonly id: string;
  /** With "(unverified)" behind it where the figure was not read in the source itself. */
  readonly source: string;
  readonly domain: string;
  readonly holder: FlowHolder;
  readonly window: FlowWindow;
  readonly horizon: FlowHorizon;
  /** Bp per USD 100bn of the paper's own year. */
  readonly lowPer100Bn: Bp;
  readonly highPer100Bn: Bp | null;
  /** Bp per 1% of the GDP of the paper's own year. */
  readonly lowPerPctGdp: Bp;
  readonly highPerPctGdp: Bp | null;
  /** The impact in bp, scaled by dollars. */
  readonly lowImpact: Bp;
  readonly highImpact: Bp | null;
  /** The impact in bp, scaled by share of GDP. */
  readonly lowImpactByGdp: Bp;
  readonly highImpactByGdp: Bp | null;
  /** True where the estimate is for this holder and this window. */
  readonly sameDomain: boolean;
  readonly verified: boolean;
  readonly caveat: string;
}

/** The ends of the fan: over all estimates, by dollars and by share of GDP. Open ends count with their lower bound. */
export type FlowImpactParts = {
  lowImpact: Bp;
  highImpact: Bp;
  lowImpactByGdp: Bp;
  highImpactByGdp: Bp;
};

const columns: Columns<FlowImpactRow> = {
  source: { label: "Source" },
  domain: { label: "Domain" },
  holder: { label: "Holder" },
  window: { label: "Window" },
  horizon: { label: "Horizon" },
  lowPer100Bn: { label: "Per USD 100bn", unit: "bp", upTo: "highPer100Bn" },
  lowPerPctGdp: { label: "Per 1% of GDP", unit: "bp", upTo: "highPerPctGdp", decimals: 1 },
  lowImpact: { label: "Here, by dollars", unit: "bp", upTo: "highImpact", decimals: 1 },
  lowImpactByGdp: { label: "Here, by GDP", unit: "bp", upTo: "highImpactByGdp", decimals: 1 },
};

/**
 * What a withdrawn bid does to Treasury yields, through each published estimate: a fan, never a point.
 *
 * By dollars: `impact = published bp / published USD bn × lost bid`. By share of GDP: the published amount and the lost
 * bid are each taken as a share of the GDP of their own year first. Estimates differ by two orders of magnitude because
 * they are of different things (a month's surprise or a lasting change of stock, on impact or after others reacted).
 *
 * @param options - `lostBid` in USD bn (positive is demand withdrawn), its window and holder, `gdp` in USD tn,
 *   `elasticities` to replace the published ones
 * @returns a row an estimate, in bp; `parts` hold the ends of the fan
 * @throws `finance/no-elasticities` for an empty list, `base/not-positive` for GDP or an estimate's amount of zero or less
 * @throws `finance/unknown-choice`
 * @source each row names its own
 * @example
 * const fan = flowImpact({ lostBid: usdBn(50), window: "year", holder: "private", gdp: usdTn(30) });
 * fan.rows.find((row) => row.id === "beltran-2013-long-run")?.lowImpact; // 10
 */
export function flowImpact(options: FlowImpactOptions): RowsResult<FlowImpactRow, FlowImpactParts> {
  const lostBid = finite("lostBid", options.lostBid);
  const gdp = positive("gdp", options.gdp);
  oneOf("holder", options.holder, flowChoices.holder);
  oneOf("window", options.window, flowChoices.window);
  const elasticities = options.elasticities ?? flowElasticities;
  if (elasticities.length === 0) {
    throw new UserError("finance/no-elasticities", {
      expected: "at least one elasticity",
      received: "an empty list",
      action: "leave `elasticities` out to use the published ones",
    });
  }
  const rows = elasticities.map((elasticity) => throughEstimate(elasticity, options, lostBid, gdp));
  return new RowsResult({
    name: "flowImpact",
    formula: "published bp / published amount × lost bid, the amounts in USD bn or as shares of GDP",
    inputs: { lostBid: { value: lostBid, unit: "usdBn" }, gdp: { value: gdp, unit: "usdTn" } },
    columns,
    rows,
    warnings: warningsOf(rows, options),
    parts: {
      ...ends(rows, "lowImpact", "highImpact", (lowImpact, highImpact) => ({ lowImpact, highImpact })),
      ...ends(rows, "lowImpactByGdp", "highImpactByGdp", (lowImpactByGdp, highImpactByGdp) => ({
        lowImpactByGdp,
        highImpactByGdp,
      })),
    },
  });
}

function throughEstimate(elasticity: FlowElasticity, options: FlowImpactOptions, lostBid: number, gdp: number): FlowImpactRow {
  const shock = positive(`shockUsdBn of ${elasticity.id}`, elasticity.shockUsdBn);
  const ownGdp = positive(`gdpUsdTn of ${elasticity.id}`, elasticity.gdpUsdTn ?? gdp);
  /** A bound in bp for the published amount, times a factor; an open bound stays open. */
  const scaled = (bound: number | null, factor: number) => (bound === null ? null : ((bound * factor) as Bp));
  const low = finite(`lowBp of ${elasticity.id}`, elasticity.lowBp);
  const high = elasticity.highBp;
  const byDollars = lostBid / shock;
  const byGdp = byDollars * (ownGdp / gdp);
  /** 1% of GDP in USD bn is ten times GDP in USD tn. */
  const perPctGdp = (10 * ownGdp) / shock;
  return {
    id: elasticity.id,
    source: elasticity.verified ? elasticity.source : `${elasticity.source} (unverified)`,
    domain: elasticity.domain,
    holder: elasticity.holder,
    window: elasticity.window,
    horizon: elasticity.horizon,
    lowPer100Bn: (low * (100 / shock)) as Bp,
    highPer100Bn: scaled(high, 100 / shock),
    lowPerPctGdp: (low * perPctGdp) as Bp,
    highPerPctGdp: scaled(high, perPctGdp),
    lowImpact: (low * byDollars) as Bp,
    highImpact: scaled(high, byDollars),
    lowImpactByGdp: (low * byGdp) as Bp,
    highImpactByGdp: scaled(high, byGdp),
    sameDomain: elasticity.holder === options.holder && elasticity.window === options.window,
    verified: elasticity.verified,
    caveat: elasticity.caveat,
  };
}

function ends<P>(
  rows: readonly FlowImpactRow[],
  low: "lowImpact" | "lowImpactByGdp",
  high: "highImpact" | "highImpactByGdp",
  make: (low: Bp, high: Bp) => P,
): P {
  const bounds = rows.flatMap((row) => [row[low], row[high] ?? row[low]]);
  return make(Math.min(...bounds) as Bp, Math.max(...bounds) as Bp);
}

function warningsOf(rows: readonly FlowImpactRow[], options: FlowImpactOptions): Warning[] {
  const warnings: Warning[] = [];
  const unverified = rows.filter((row) => !row.verified);
  if (unverified.length > 0) {
    warnings.push({
      code: "finance/unverified-figure",
      message: `not verified against the source: ${unverified.map((row) => row.source.replace(/ \(unverified\)$/, "")).join("; ")}`,
    });
  }
  if ((options.elasticities ?? flowElasticities).some(({ year }) => year !== null)) {
    warnings.push({
      code: "finance/gdp-from-memory",
      message: "by GDP: the US GDP of each estimate's year is from memory, to USD 0.1tn; revisions have moved a year by up to 3%",
    });
  }
  const open = rows.filter((row) => row.highImpact === null);
  if (open.length > 0) {
    warnings.push({
      code: "finance/open-range",
      message: `no upper bound published, so the fan is open above: ${open.map((row) => row.source).join("; ")}`,
    });
  }
  if (!rows.some((row) => row.sameDomain)) {
    warnings.push({
      code: "finance/other-domain",
      message:
        `no estimate is for a ${options.holder} holder over a ${options.window} ` +
        `(${formatQuantity(options.lostBid, "usdBn")}): each row carries another case over to this one`,
    });
  }
  return warnings;
}
