import { formatOperand } from "../base/format.ts";
import { Result, type Step, type Warning } from "../base/result.ts";
import { finite, type Rate, type Ratio } from "../base/units.ts";
import { type FxMove, simpleFxMove } from "./fx-move.ts";
import { basisWarnings, type ForwardRates, forwardRatio, oneYear } from "./hedge-cost.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

export interface HedgedReturnOptions extends ForwardRates {
  /** `approximate` adds rates, as articles do; `exact` compounds them through the forward. */
  readonly method: "approximate" | "exact";
  /** Yield that the bond earns over the year, as a decimal. */
  readonly ustYield: Rate;
  /** Share of the expected end value that is sold forward: 1 is fully hedged, 0 unhedged. */
  readonly hedgeRatio: Ratio;
  /** Change of USD/JPY over the year; it does not enter at a hedge ratio of 1. */
  readonly fxMove: FxMove;
  /** Unexpected change of the bond's end value, as a share of its price: the hedge does not cover it. None unless given. */
  readonly priceChange?: Rate;
}

/** Intermediates of {@link hedgedReturn}. */
export type HedgedReturnParts = {
  /** What full hedging takes off the yield: bond return less `hedged`. */
  readonly hedgeCost: Rate;
  /** Return when fully hedged. */
  readonly hedged: Rate;
  /** Return when not hedged at all. */
  readonly unhedged: Rate;
  /** The part of the value that comes from the FX move on the unexpected price change, which the hedge did not cover. */
  readonly residual: Rate;
  /** Forward over spot, F/S, for a year. */
  readonly forwardOverSpot: Ratio;
  /** The FX move as a simple return. */
  readonly fxMove: Rate;
};

/**
 * The return over a year, in yen, of a dollar bond of which a share is hedged with a one-year forward.
 *
 * - `approximate`: `h (y - (rUS - rJP - b)) + (1 - h) (y + fx) + dP`
 * - `exact`: `(1 + y) (h F/S + (1 - h) (1 + fx)) - 1 + dP (1 + fx)`, with `F/S = (1 + rJP + b) / (1 + rUS)`
 *
 * The exact hedge sells the expected end value forward, so an unexpected price change dP comes home at the later spot:
 * `residual = h dP (S1/S0 - F/S)`. At h = 1 and dP = 0 the FX view does not enter.
 *
 * @param options - rates as decimals a year, simple, the same day count on both legs; `hedgeRatio` as a ratio
 * @returns the return in yen as a decimal a year, with the hedge cost, the hedged and unhedged returns and the residual
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive`, `finance/fx-move-below-minus-one`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source covered interest parity; the exact and the approximate form are the same to first order
 * @example
 * const bond = { ustYield: pct(4.3), usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0), fxMove: { simple: pct(-5) } };
 * hedgedReturn({ method: "approximate", ...bond, hedgeRatio: ratio(1) }).format(); // "0.30%"
 * hedgedReturn({ method: "exact", ...bond, hedgeRatio: ratio(0.6) }).format(); // "-0.1814%"
 */
export function hedgedReturn(options: HedgedReturnOptions): Result<Rate, HedgedReturnParts> {
  const { method, ustYield, usRate, jpRate, basis, hedgeRatio, priceChange } = options;
  const rates = {
    ...rateTerms({ ustYield, usRate, jpRate, basis }),
    ...(priceChange === undefined ? {} : rateTerms({ priceChange })),
  };
  finite("hedgeRatio", hedgeRatio);
  oneOf("method", method, ["approximate", "exact"]);
  const fxMove = simpleFxMove(options.fxMove);
  const forwardOverSpot = forwardRatio(options, oneYear);
  const leg = { yield: ustYield, fxMove, forwardOverSpot, priceChange: priceChange ?? 0 };
  const parts = method === "exact" ? exactParts(leg, hedgeRatio) : approximateParts(leg, usRate - (jpRate + basis));
  const value = (hedgeRatio * parts.hedged + (1 - hedgeRatio) * parts.unhedged + parts.residual) as Rate;
  return new Result({
    name: "hedgedReturn",
    value,
    unit: "rate",
    formula: parts.residual === 0 ? mixFormula : `${mixFormula} + residual`,
    inputs: {
      ...rates,
      hedgeRatio: { value: hedgeRatio, unit: "ratio" },
      fxMove: { value: fxMove, unit: "rate" },
    },
    steps: returnSteps(options, { ...parts, forwardOverSpot, fxMove, value }),
    warnings: [...basisWarnings(basis), ...hedgeRatioWarnings(hedgeRatio)],
    parts: { ...parts, forwardOverSpot, fxMove },
  });
}

interface BondLeg {
  readonly yield: Rate;
  readonly fxMove: Rate;
  readonly forwardOverSpot: Ratio;
  readonly priceChange: number;
}

type ReturnParts = Pick<HedgedReturnParts, "hedgeCost" | "hedged" | "unhedged" | "residual">;

function exactParts(leg: BondLeg, hedgeRatio: Ratio): ReturnParts {
  const growth = 1 + leg.yield + leg.priceChange;
  const hedged = growth * leg.forwardOverSpot - 1;
  return {
    hedgeCost: (growth - 1 - hedged) as Rate,
    hedged: hedged as Rate,
    unhedged: (growth * (1 + leg.fxMove) - 1) as Rate,
    residual: (hedgeRatio * leg.priceChange * (1 + leg.fxMove - leg.forwardOverSpot)) as Rate,
  };
}

function approximateParts(leg: BondLeg, hedgeCost: number): ReturnParts {
  const bondReturn = leg.yield + leg.priceChange;
  return {
    hedgeCost: hedgeCost as Rate,
    hedged: (bondReturn - hedgeCost) as Rate,
    unhedged: (bondReturn + leg.fxMove) as Rate,
    residual: 0 as Rate, // A product of two small numbers: beyond first order.
  };
}

/** A hedge ratio outside 0 to 1 is a position of its own. */
export function hedgeRatioWarnings(hedgeRatio: Ratio): Warning[] {
  if (hedgeRatio > 1) {
    const message = `over-hedged: more dollars are sold forward than the bond is worth (${hedgeRatio} of 1)`;
    return [{ code: "finance/over-hedged", message }];
  }
  if (hedgeRatio < 0) {
    const message = `a hedge ratio of ${hedgeRatio} buys dollars forward: it adds to the FX risk`;
    return [{ code: "finance/hedge-adds-risk", message }];
  }
  return [];
}

type StepRow = readonly [name: string, formula: string, substituted: string, value: number, unit: Step["unit"]];

const mixFormula = "hedge ratio × hedged return + (1 - hedge ratio) × unhedged return";

function returnSteps(options: HedgedReturnOptions, computed: HedgedReturnParts & { readonly value: Rate }): Step[] {
  const { hedged, unhedged, residual, forwardOverSpot, fxMove, value } = computed;
  const rows = options.method === "exact" ? exactRows(options, computed) : approximateRows(options, computed);
  const h = options.hedgeRatio;
  const mix = `${h} × ${shown(hedged)} + ${formatOperand(1 - h, "ratio")} × ${shown(unhedged)}`;
  if (residual === 0) rows.push(["return in yen", mixFormula, mix, value, "rate"]);
  else {
    const numbers = `${h} × ${shown(options.priceChange ?? 0)} × (1 + ${shown(fxMove)} - ${forwardOverSpot.toFixed(6)})`;
    rows.push(["residual", "hedge ratio × price change × (S1/S0 - F/S)", numbers, residual, "rate"]);
    rows.push(["return in yen", `${mixFormula} + residual`, `${mix} + ${shown(residual)}`, value, "rate"]);
  }
  return rows.map(([name, formula, substituted, value, unit]) => ({ name, formula, substituted, value, unit }));
}

function exactRows(options: HedgedReturnOptions, computed: HedgedReturnParts): StepRow[] {
  const { hedgeCost, hedged, unhedged, forwardOverSpot, fxMove } = computed;
  const bond = shown(options.ustYield + (options.priceChange ?? 0));
  const legs = `(1 + ${shown(options.jpRate + options.basis)}) / (1 + ${shown(options.usRate)})`;
  return [
    ["F/S", "(1 + Japan rate + basis) / (1 + US rate)", legs, forwardOverSpot, "ratio"],
    ["hedged return", "(1 + bond return) × F/S - 1", `(1 + ${bond}) × ${forwardOverSpot.toFixed(6)} - 1`, hedged, "rate"],
    ["hedge cost", "bond return - hedged return", `${bond} - ${shown(hedged)}`, hedgeCost, "rate"],
    ["unhedged return", "(1 + bond return) × (1 + FX move) - 1", `(1 + ${bond}) × (1 + ${shown(fxMove)}) - 1`, unhedged, "rate"],
  ];
}

function approximateRows(options: HedgedReturnOptions, computed: HedgedReturnParts): StepRow[] {
  const { hedgeCost, hedged, unhedged, fxMove } = computed;
  const bond = shown(options.ustYield + (options.priceChange ?? 0));
  const cost = `${shown(options.usRate)} - ${shown(options.jpRate + options.basis)}`;
  return [
    ["hedge cost", "US rate - (Japan rate + basis)", cost, hedgeCost, "rate"],
    ["hedged return", "bond return - hedge cost", `${bond} - ${shown(hedgeCost)}`, hedged, "rate"],
    ["unhedged return", "bond return + FX move", `${bond} + ${shown(fxMove)}`, unhedged, "rate"],
  ];
}

const shown = (value: number) => formatOperand(value, "rate");
