import { UserError } from "../base/errors.ts";
import { formatOperand } from "../base/format.ts";
import { Result, type Step, type Term, type Warning } from "../base/result.ts";
import { finite, positive, type Rate, type Ratio, type Years } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

/** The four definitions of a hedge cost that the market uses; at 4.50% against 0.50% they lie 17bp apart. */
export type HedgeCostMode = "rateDifferential" | "spotDiscount" | "forwardPremium" | "logForward";

/** The year fraction of a forward's two legs when their day counts differ: dollars Act/360, yen Act/365. */
export interface LegYears {
  readonly us: Years;
  readonly jp: Years;
}

/** The life of a forward: one year fraction for both legs, or one for each. */
export type ForwardTenor = Years | LegYears;

/** The three rates that price a USD/JPY forward. */
export interface ForwardRates {
  /** Dollar money-market rate of the forward's tenor, simple, as a decimal. */
  readonly usRate: Rate;
  /** Yen money-market rate of the same tenor, simple, as a decimal. */
  readonly jpRate: Rate;
  /** Cross-currency basis as quoted, on the yen leg: normally negative, and then it raises the cost of a yen investor. */
  readonly basis: Rate;
}

export interface DifferentialCostOptions extends ForwardRates {
  readonly mode: "rateDifferential";
}

export interface ForwardCostOptions extends ForwardRates {
  readonly mode: Exclude<HedgeCostMode, "rateDifferential">;
  readonly tenor: ForwardTenor;
}

export type HedgeCostOptions = DifferentialCostOptions | ForwardCostOptions;

/** Intermediates of {@link hedgeCost}. */
export type HedgeCostParts = {
  /** What the FX market pays on yen: the yen rate plus the basis. */
  readonly impliedYenRate: Rate;
  /** Forward over spot, F/S, over the tenor (a year for the rate differential). */
  readonly forwardOverSpot: Ratio;
};

/**
 * The annual cost of selling dollars forward against yen, for an investor who holds a dollar bond and counts in yen.
 *
 * `F/S = (1 + (rJP + b) tJ) / (1 + rUS tU)`, and by mode
 * - `rateDifferential`: `rUS - (rJP + b)`, the one that articles and desks quote
 * - `spotDiscount`: `(1 - F/S) / tJ`, the dollars' discount as a share of spot: what a yen balance sheet loses
 * - `forwardPremium`: `(S/F - 1) / tJ`, the yen's forward premium as a share of the forward
 * - `logForward`: `ln(S/F) / tJ`, additive over time
 *
 * @param options - rates as decimals a year, simple over `tenor` (years); `basis` as quoted on the yen leg
 * @returns the cost as a decimal a year; positive when hedging costs, negative when it pays
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (tenor, or a leg that grows below zero),
 *   `finance/tenor-negative`
 * @throws `finance/unknown-choice`
 * @source covered interest parity; sign of the basis as quoted in the USD/JPY cross-currency swap market
 * @example
 * hedgeCost({ mode: "rateDifferential", usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) }).format(); // "4.00%"
 * hedgeCost({ mode: "rateDifferential", usRate: pct(4.5), jpRate: pct(0.5), basis: bp(-20) }).format(); // "4.20%"
 */
export function hedgeCost(options: HedgeCostOptions): Result<Rate, HedgeCostParts> {
  const { usRate, jpRate, basis } = options;
  const mode = oneOf("mode", options.mode, Object.keys(modeFormulas) as HedgeCostMode[]);
  const rates = rateTerms({ usRate, jpRate, basis });
  const tenor = options.mode === "rateDifferential" ? undefined : legYears(options.tenor);
  if (tenor) positive("the yen leg's years", tenor.jp);
  const impliedYenRate = (jpRate + basis) as Rate;
  const forwardOverSpot = forwardRatio(options, tenor ?? oneYear);
  const value = annualCost(mode, { usRate, impliedYenRate, forwardOverSpot, years: (tenor ?? oneYear).jp }) as Rate;
  const tenorTerms: Record<string, Term> = tenor
    ? { usYears: { value: tenor.us, unit: "years" }, jpYears: { value: tenor.jp, unit: "years" } }
    : {};
  return new Result({
    name: "hedgeCost",
    value,
    unit: "rate",
    formula: modeFormulas[mode],
    inputs: { ...rates, ...tenorTerms },
    steps: costSteps(options, { impliedYenRate, forwardOverSpot, value, tenor }),
    warnings: basisWarnings(basis),
    parts: { impliedYenRate, forwardOverSpot },
  });
}

/** A forward over a year, the same on both legs. */
export const oneYear: LegYears = { us: 1 as Years, jp: 1 as Years };

const modeFormulas: Record<HedgeCostMode, string> = {
  rateDifferential: "US rate - (Japan rate + basis)",
  spotDiscount: "(1 - F/S) / yen years",
  forwardPremium: "(S/F - 1) / yen years",
  logForward: "ln(S/F) / yen years",
};

/** The year fractions of both legs. @throws `base/not-finite`, `finance/tenor-negative` */
export function legYears(tenor: ForwardTenor): LegYears {
  const { us, jp } = typeof tenor === "object" ? tenor : { us: tenor, jp: tenor };
  if (Math.min(finite("the dollar leg's years", us), finite("the yen leg's years", jp)) >= 0) return { us, jp };
  throw new UserError("finance/tenor-negative", {
    expected: "a tenor of zero years or more",
    received: `${us} and ${jp}`,
    action: "exchange the dates: the first comes before the last",
  });
}

/**
 * Forward over spot by covered interest parity, `(1 + (rJP + b) tJ) / (1 + rUS tU)`.
 *
 * @throws `base/not-positive` when a leg's growth is not above zero
 */
export function forwardRatio(rates: ForwardRates, tenor: LegYears): Ratio {
  const yen = positive("growth of the yen leg, 1 + (jpRate + basis) years", 1 + (rates.jpRate + rates.basis) * tenor.jp);
  const dollars = positive("growth of the dollar leg, 1 + usRate years", 1 + rates.usRate * tenor.us);
  return (yen / dollars) as Ratio;
}

/** A basis above zero is rare for the yen, and a lost minus sign is the usual reason. */
export function basisWarnings(basis: Rate): Warning[] {
  if (basis <= 0) return [];
  const message = `the basis is positive, so it lowers the cost; the yen basis is normally quoted below zero, such as bp(${(basis * -1e4).toFixed(0)})`;
  return [{ code: "finance/basis-positive", message }];
}

/** What {@link annualCost} needs: all of it but the US rate is an intermediate of {@link hedgeCost}. */
export interface CostTerms {
  readonly usRate: Rate;
  readonly impliedYenRate: Rate;
  readonly forwardOverSpot: Ratio;
  readonly years: Years;
}

/** The cost by one of the four definitions, from F/S and its rates: a bare number, for loops. */
export function annualCost(mode: HedgeCostMode, terms: CostTerms): number {
  const { usRate, impliedYenRate, forwardOverSpot, years } = terms;
  switch (mode) {
    case "rateDifferential":
      return usRate - impliedYenRate;
    case "spotDiscount":
      return (1 - forwardOverSpot) / years;
    case "forwardPremium":
      return (1 / forwardOverSpot - 1) / years;
    case "logForward":
      return -Math.log(forwardOverSpot) / years;
  }
}

interface CostSteps {
  readonly impliedYenRate: Rate;
  readonly forwardOverSpot: Ratio;
  readonly value: Rate;
  readonly tenor: LegYears | undefined;
}

function costSteps(options: HedgeCostOptions, computed: CostSteps): Step[] {
  const { impliedYenRate, forwardOverSpot, value, tenor } = computed;
  const shown = (rate: number) => formatOperand(rate, "rate");
  const implied: Step = {
    name: "implied yen rate",
    formula: "Japan rate + basis",
    substituted: `${shown(options.jpRate)} + ${shown(options.basis)}`,
    value: impliedYenRate,
    unit: "rate",
  };
  if (!tenor) {
    const substituted = `${shown(options.usRate)} - ${shown(impliedYenRate)}`;
    return [implied, { name: "hedge cost", formula: "US rate - implied yen rate", substituted, value, unit: "rate" }];
  }
  const ratio = forwardOverSpot.toFixed(6);
  const years = tenor.jp.toFixed(4);
  const numbers: Record<HedgeCostMode, string> = {
    rateDifferential: "",
    spotDiscount: `(1 - ${ratio}) / ${years}`,
    forwardPremium: `(1 / ${ratio} - 1) / ${years}`,
    logForward: `ln(1 / ${ratio}) / ${years}`,
  };
  const growth = `(1 + ${shown(impliedYenRate)} × ${years}) / (1 + ${shown(options.usRate)} × ${tenor.us.toFixed(4)})`;
  return [
    implied,
    {
      name: "F/S",
      formula: "(1 + implied yen rate × yen years) / (1 + US rate × dollar years)",
      substituted: growth,
      value: forwardOverSpot,
      unit: "ratio",
    },
    { name: "hedge cost", formula: modeFormulas[options.mode], substituted: numbers[options.mode], value, unit: "rate" },
  ];
}
