import { formatOperand } from "../base/format.ts";
import { type Columns, RowsResult } from "../base/result-rows.ts";
import { Result, type Step, type Warning } from "../base/result.ts";
import { type Bp, finite, positive, type Rate, type Ratio, type UsdBn } from "../base/units.ts";
import { Diverges, type DivergingRound } from "./diverges.ts";
import { notNegative, shareWithin } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

/** What makes holders sell when the price has moved against them. */
export type UnwindRule =
  /** A given gain: each round moves the price by `gain` times the round before. */
  | { readonly rule: "gain"; readonly gain: Ratio }
  /** Leverage is held: a loss of x on positions E forces sales of `E (leverage - 1) x`. */
  | { readonly rule: "leverage"; readonly positions: UsdBn; readonly leverage: Ratio; readonly impactPerUsdBn: Bp }
  /** Stop-losses spread evenly between two sizes of the move: past the far one all positions are gone. */
  | {
      readonly rule: "stop-loss";
      readonly positions: UsdBn;
      readonly firstStop: Rate;
      readonly lastStop: Rate;
      readonly impactPerUsdBn: Bp;
    }
  /** Positions are held in inverse proportion to volatility, re-estimated daily: `σ² = decay σ² + (1 - decay) move²`. */
  | {
      readonly rule: "volatility target";
      readonly positions: UsdBn;
      readonly dailyVolatility: Rate;
      readonly decay: Ratio;
      readonly impactPerUsdBn: Bp;
    };

export type UnwindSpiralOptions = UnwindRule & {
  /** The first move of the price against the positions, as a decimal: `pct(-2)` for a fall of USD/JPY by 2%. */
  readonly shock: Rate;
};

/** One round: the move, what it forces out and what is left. */
export interface UnwindRound {
  readonly round: number;
  readonly move: Rate;
  readonly total: Rate;
  /** Forced sales that follow the move, and positions left after them, in USD bn; null where only a gain is given. */
  readonly sales: UsdBn | null;
  readonly positions: UsdBn | null;
}

/** Summaries of {@link unwindSpiral}. */
export type UnwindParts = {
  readonly total: Rate;
  /** The whole move over the shock. */
  readonly multiple: Ratio;
  /**
   * What a round adds per move of the round before: the same throughout for gain and leverage, between the stops for
   * stop-losses, the second round over the first for a volatility target.
   */
  readonly gain: Ratio;
  readonly sales: UsdBn;
};

/** A spiral that comes to rest. */
export class UnwindSpiral extends RowsResult<UnwindRound, UnwindParts> {
  readonly diverges = false as const;
}

const columns: Columns<UnwindRound> = {
  round: { label: "Round" },
  move: { label: "Move", unit: "rate" },
  total: { label: "Total", unit: "rate" },
  sales: { label: "Forced sales", unit: "usdBn" },
  positions: { label: "Positions left", unit: "usdBn" },
};

/**
 * A price move that forces sales that move the price: rounds until they are too small to matter.
 *
 * Gain and leverage: `total = shock / (1 - g)`, with `g = k E (leverage - 1)` for leverage and an impact of k per USD bn;
 * for a gain of 1 or more there is no limit and the answer is a {@link Diverges}. Stop-loss and volatility target can sell no
 * more than the positions, so they come to rest: `total = shock + k Q(total)`.
 *
 * @param options - shock as a decimal (its sign is the direction of the move), positions in USD bn, impact in bp of price for
 *   each USD bn sold
 * @returns the rounds, the total and the multiple; {@link Diverges} for a gain of 1 or more
 * @throws `finance/share-out-of-range` (decay), `base/not-positive` (positions, volatility, width of the stops),
 *   `finance/negative` (gain, leverage below 1, impact, first stop), `base/not-finite`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`
 * @source Brunnermeier and Pedersen, Review of Financial Studies 22 (2009); Brunnermeier, Nagel and Pedersen, NBER
 *   Macroeconomics Annual 23 (2008)
 * @example
 * const spiral = unwindSpiral({ rule: "gain", gain: ratio(0.8), shock: pct(-1) });
 * spiral.diverges ? "no limit" : formatQuantity(spiral.parts.total, "rate"); // "-5.00%"
 */
export function unwindSpiral(options: UnwindSpiralOptions): UnwindSpiral | Diverges {
  rateTerms({ shock: options.shock });
  oneOf("rule", options.rule, ["gain", "leverage", "stop-loss", "volatility target"]);
  switch (options.rule) {
    case "gain":
      return geometric(options, notNegative("gain", options.gain));
    case "leverage": {
      const { positions, perUsdBn } = market(options);
      const excess = notNegative("leverage - 1", finite("leverage", options.leverage) - 1);
      return geometric(options, perUsdBn * positions * excess, { positions, excess });
    }
    case "stop-loss":
      return stopLoss(options);
    case "volatility target":
      return volatilityTarget(options);
  }
}

/**
 * The gain that turns a first move into a whole one: `g = 1 - shock / total`, to compare with an episode.
 *
 * @param options - both moves as decimals of the same sign, the total at least as large as the shock
 * @returns the gain as a ratio
 * @throws `base/not-positive` for moves of opposite signs or none, `finance/negative` for a total smaller than the shock,
 *   `base/not-finite`, `base/rate-looks-like-percent`
 * @source inverse of `total = shock / (1 - g)`
 * @example
 * impliedUnwindGain({ shock: pct(-2), total: pct(-5) }).format(); // "0.60"
 */
export function impliedUnwindGain(options: { readonly shock: Rate; readonly total: Rate }): Result<Ratio> {
  const { shock, total } = options;
  const inputs = rateTerms({ shock, total });
  const share = positive("shock / total", total === 0 ? 0 : shock / total);
  const value = notNegative("1 - shock / total", 1 - share) as Ratio;
  const formula = "1 - shock / total";
  const substituted = `1 - ${formatOperand(shock, "rate")} / ${formatOperand(total, "rate")}`;
  const steps = [{ name: "gain", formula, substituted, value, unit: "ratio" }] as const;
  return new Result({ name: "impliedUnwindGain", value, unit: "ratio", formula, inputs, steps, parts: {} });
}

function market(options: { readonly positions: UsdBn; readonly impactPerUsdBn: Bp }) {
  return {
    positions: positive("positions", options.positions),
    perUsdBn: notNegative("impactPerUsdBn", options.impactPerUsdBn) / 10_000,
  };
}

function geometric(
  options: UnwindSpiralOptions,
  gain: number,
  book?: { readonly positions: number; readonly excess: number },
): UnwindSpiral | Diverges {
  const { shock } = options;
  if (gain >= 1) {
    const rounds = Array.from({ length: 10 }, (_, index): DivergingRound => {
      const total = gain === 1 ? shock * (index + 1) : (shock * (gain ** (index + 1) - 1)) / (gain - 1);
      return { round: index + 1, change: shock * gain ** index, total };
    });
    return new Diverges("unwindSpiral", gain, "rate", rounds);
  }
  const total = shock / (1 - gain);
  const rounds: UnwindRound[] = [];
  let sum = 0;
  let sold = 0;
  for (let round = 1; round <= roundsShown(gain); round += 1) {
    const move = shock * gain ** (round - 1);
    sum += move;
    const sales = book ? book.positions * book.excess * Math.abs(move) : 0;
    sold += sales;
    const left = book ? ((book.positions - sold) as UsdBn) : null;
    rounds.push({ round, move: move as Rate, total: sum as Rate, sales: book ? (sales as UsdBn) : null, positions: left });
  }
  const allSold = book ? book.positions * book.excess * Math.abs(total) : 0;
  const oversold: Warning[] =
    book && allSold > book.positions
      ? [{ code: "finance/sold-out", message: "the sales would exceed the positions: the total is an upper bound" }]
      : [];
  return spiral(options, rounds, total, gain, allSold, "total = shock / (1 - gain)", oversold);
}

/** Rounds until 1 part in 10,000 of the total is left, at most 100: the total itself is exact. */
function roundsShown(gain: number): number {
  return gain === 0 ? 1 : Math.min(100, Math.max(1, Math.ceil(Math.log(1e-4) / Math.log(gain))));
}

function stopLoss(options: UnwindSpiralOptions & { rule: "stop-loss" }): UnwindSpiral {
  const { positions, perUsdBn } = market(options);
  const { shock, firstStop, lastStop } = options;
  rateTerms({ firstStop, lastStop });
  const width = positive("lastStop - firstStop", lastStop - notNegative("firstStop", firstStop));
  const direction = Math.sign(shock);
  const stoppedOut = (size: number) => positions * Math.min(1, Math.max(0, (size - firstStop) / width));
  const rounds: UnwindRound[] = [];
  let sum = Math.abs(shock);
  let move = sum;
  let sold = 0;
  for (let round = 1; round === 1 || (move > 1e-9 && round <= 10_000); round += 1) {
    const sales = stoppedOut(sum) - sold;
    sold += sales;
    rounds.push(roundOf(round, direction * move, direction * sum, sales, positions - sold));
    move = perUsdBn * sales;
    sum += move;
  }
  const gain = (perUsdBn * positions) / width;
  return spiral(options, rounds, direction * sum, gain, sold, "total = shock + impact × positions stopped out at the total", []);
}

function volatilityTarget(options: UnwindSpiralOptions & { rule: "volatility target" }): UnwindSpiral {
  const { positions, perUsdBn } = market(options);
  const { shock, dailyVolatility } = options;
  rateTerms({ dailyVolatility });
  const decay = shareWithin("decay", options.decay);
  const target = positive("dailyVolatility", dailyVolatility);
  const direction = Math.sign(shock);
  const rounds: UnwindRound[] = [];
  let variance = target ** 2;
  let held = positions;
  let move = Math.abs(shock);
  let sum = 0;
  for (let round = 1; round === 1 || (move > 1e-9 && round <= 10_000); round += 1) {
    sum += move;
    variance = decay * variance + (1 - decay) * move ** 2;
    /** Positions are cut when volatility rises and not rebuilt within the episode. */
    const wanted = Math.min(held, (positions * target) / Math.sqrt(variance));
    const sales = held - wanted;
    held = wanted;
    rounds.push(roundOf(round, direction * move, direction * sum, sales, held));
    move = perUsdBn * sales;
  }
  const [first, second] = rounds;
  const gain = first && second && first.move !== 0 ? second.move / first.move : 0;
  const formula = "positions ∝ 1 / volatility; next move = impact × positions cut";
  return spiral(options, rounds, direction * sum, gain, positions - held, formula, []);
}

function roundOf(round: number, move: number, total: number, sales: number, left: number): UnwindRound {
  return { round, move: move as Rate, total: total as Rate, sales: sales as UsdBn, positions: left as UsdBn };
}

function spiral(
  { shock }: UnwindSpiralOptions,
  rows: readonly UnwindRound[],
  total: number,
  gain: number,
  sales: number,
  formula: string,
  warnings: readonly Warning[],
): UnwindSpiral {
  const multiple = shock === 0 ? 1 : total / shock;
  const steps: Step[] = [
    {
      name: "gain",
      formula: "move of a round / move of the round before",
      substituted: "from the rule",
      value: gain,
      unit: "ratio",
    },
    { name: "total", formula: formula, substituted: `${rows.length} rounds shown`, value: total, unit: "rate" },
  ];
  return new UnwindSpiral({
    name: "unwindSpiral",
    formula,
    inputs: { shock: { value: shock, unit: "rate" } },
    columns,
    rows,
    steps,
    warnings,
    parts: { total: total as Rate, multiple: multiple as Ratio, gain: gain as Ratio, sales: sales as UsdBn },
  });
}
