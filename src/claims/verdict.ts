import type { AnyResult } from "../base/result.ts";
import type { Bp, JpyPerUsd, JpyTn, Price, Rate, Ratio, Unit, UsdBn, UsdTn, Years } from "../base/units.ts";
import type { VerdictWord } from "../base/verdicts.ts";
import type { Relation } from "./compare.ts";
import type { InputSource } from "./inputs.ts";

/** The typed quantity that a unit's claim is compared with. */
export interface QuantityOf {
  rate: Rate;
  pp: Rate;
  bp: Bp;
  usdBn: UsdBn;
  usdTn: UsdTn;
  jpyTn: JpyTn;
  years: Years;
  ratio: Ratio;
  share: Ratio;
  multiple: Ratio;
  jpyPerUsd: JpyPerUsd;
  price: Price;
  count: number;
}

/** What a source says, in our own words, with the figure exactly as it is printed. */
export interface ClaimText<U extends Unit & keyof QuantityOf> {
  /** Unique among the claims of a notebook. */
  readonly id: string;
  /** The document that makes the claim. */
  readonly source: string;
  /** Where in it: `§3.2`. */
  readonly section: string;
  /** The claim in our own words. */
  readonly says: string;
  /** The figure with the digits as printed: `1.20`, `20-40`, `5.0+`; `rises` or `falls` for a direction. */
  readonly printed: string;
  readonly unit: U;
  /** What the figure is a figure of, in words that other claims share, so that sources can be compared: `40-year JGB yield`. */
  readonly quantity?: string;
  /** The date or period the claim speaks of, ISO: `2026-01-20`, `2026-01`, `2026`, `2025-01..2025-05`. */
  readonly asOf?: string;
}

/** A claim together with what came of it. */
export interface Verdict {
  readonly claim: ClaimText<Unit & keyof QuantityOf>;
  readonly verdict: VerdictWord;
  /** How it was compared: `equals`, `direction`, … */
  readonly comparison: string;
  /** How the printed figure is meant, where it is not meant as it stands: as a bound, or as approximate. */
  readonly relation?: Relation;
  /** The printed figure with its unit. */
  readonly printedText: string;
  /** What came out, with its unit. */
  readonly computed: string;
  /** Computed minus printed in the printed measure; absent where there is no one number. */
  readonly distance?: number;
  /** How far off a value may be and still count as the printed figure, in the printed measure. */
  readonly tolerance?: number;
  /** One sentence for the reader: why. */
  readonly note?: string;
  /** What would have to be true for it to hold, where that was solved for. */
  readonly holdsWhen?: string;
  /** The calculations that led to the value. */
  readonly steps: readonly AnyResult[];
  /** Where the official figures come from that the claim was held against, or that its value was computed from. */
  readonly sources: readonly InputSource[];
}
