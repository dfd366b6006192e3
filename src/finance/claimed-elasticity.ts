import { UserError } from "../base/errors.ts";
import { type Bp, type UsdBn, finite, positive } from "../base/units.ts";
import { flowChoices, type FlowElasticity, type FlowHolder, type FlowHorizon, type FlowWindow } from "./flow-elasticities.ts";
import { oneOf, requireGiven } from "./choices.ts";

/** A claim that an amount of lost demand lifts yields by so much, both given as ranges. */
export interface ClaimedElasticityOptions {
  readonly id: string;
  /** Who says so. */
  readonly source: string;
  readonly domain: string;
  readonly holder: FlowHolder;
  readonly window: FlowWindow;
  readonly horizon: FlowHorizon;
  /** The range of the amount, in USD bn. */
  readonly amount: readonly [low: UsdBn, high: UsdBn];
  /** The range of the rise in yields, in bp. */
  readonly rise: readonly [low: Bp, high: Bp];
  /**
   * How the two ranges belong together: `paired`, the low amount with the low rise and the high with the high;
   * `crossed`, any with any, the widest reading.
   */
  readonly pairing: "paired" | "crossed";
}

/**
 * Turns a claim of the form "25 to 50 bn less lifts yields by 20 to 40bp" into an estimate that can stand in the fan of
 * {@link flowImpact} beside the published ones: `bp / amount * 100` at each pairing of the ends. It is never verified.
 *
 * @param options - the claim's ranges in USD bn and bp, how they are paired, and its domain
 * @returns an estimate in bp per USD 100bn
 * @throws `base/not-positive` for an amount of zero or less, `finance/range-reversed` where a range ends below its start
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source arithmetic of the two printed ranges
 * @example
 * claimedElasticity({
 *   id: "claim",
 *   source: "an article",
 *   domain: "10-year Treasury",
 *   holder: "private",
 *   window: "year",
 *   horizon: "long run",
 *   amount: [usdBn(25), usdBn(50)],
 *   rise: [basisPoints(20), basisPoints(40)],
 *   pairing: "crossed",
 * }).highBp; // 160
 */
export function claimedElasticity(options: ClaimedElasticityOptions): FlowElasticity {
  requireGiven(options, ["amount", "rise"]);
  const { id, source, domain } = options;
  const holder = oneOf("holder", options.holder, flowChoices.holder);
  const window = oneOf("window", options.window, flowChoices.window);
  const horizon = oneOf("horizon", options.horizon, flowChoices.horizon);
  const pairing = oneOf("pairing", options.pairing, ["paired", "crossed"]);
  const [lowAmount, highAmount] = rangeOf("amount", options.amount);
  const [lowRise, highRise] = rangeOf("rise", options.rise);
  positive("amount", lowAmount);
  const per100Bn =
    pairing === "paired"
      ? [(lowRise / lowAmount) * 100, (highRise / highAmount) * 100]
      : [(lowRise / highAmount) * 100, (highRise / lowAmount) * 100];
  return {
    id,
    source,
    place: "claim",
    domain,
    holder,
    window,
    horizon,
    shockUsdBn: 100,
    lowBp: Math.min(...per100Bn),
    highBp: Math.max(...per100Bn),
    year: null,
    gdpUsdTn: null,
    verified: false,
    caveat: `a claim, not an estimate; its ranges ${pairing}`,
  };
}

function rangeOf(name: string, [low, high]: readonly [number, number]): readonly [number, number] {
  if (finite(name, low) <= finite(name, high)) return [low, high];
  throw new UserError("finance/range-reversed", {
    expected: `${name} as [low, high]`,
    received: `[${low}, ${high}]`,
    action: "put the smaller end first",
  });
}
