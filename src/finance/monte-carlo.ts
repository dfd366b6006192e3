import { displayHook, type MimeBundle } from "../base/host.ts";
import { Result, type Warning } from "../base/result.ts";
import type { Unit } from "../base/units.ts";
import type { CorrelationMatrix } from "./correlation.ts";
import { randomStream } from "./random.ts";
import { sortedQuantile } from "./quantile.ts";
import { type Draw, type NormalFactors, prepareSimulation, simulate } from "./simulation.ts";
import { knownUnit, requireGiven } from "./choices.ts";

export interface MonteCarloOptions<F extends NormalFactors, Q extends number> {
  readonly factors: F;
  /** Correlations of the factors in their order; `"independent"` for none. */
  readonly correlation: CorrelationMatrix | "independent";
  /** What is computed from a draw. */
  readonly model: (draw: Draw<F>) => Q;
  readonly unit: Unit;
  readonly draws: number;
  /** A whole number: the same seed gives the same draws on every machine. */
  readonly seed: number;
  /** Draws in pairs that mirror each other around the means: exact for what is linear, smaller errors for what is monotone. */
  readonly antithetic: boolean;
}

/** Intermediates of {@link monteCarlo}. */
export type MonteCarloParts = {
  /** How far the mean may lie from the true one: its standard deviation over repeated runs. */
  readonly standardError: number;
  /** Standard deviation of the outcomes themselves. */
  readonly standardDeviation: number;
  readonly draws: number;
};

/** The outcomes of a simulation: their mean as a result, and all of them for quantiles and histograms. */
export class MonteCarlo<Q extends number> {
  readonly result: Result<Q, MonteCarloParts>;
  /** An outcome a draw, in order; with antithetic draws each is followed by its mirror. */
  readonly outcomes: Float64Array;
  #sorted: Float64Array | undefined;

  constructor(result: Result<Q, MonteCarloParts>, outcomes: Float64Array) {
    this.result = result;
    this.outcomes = outcomes;
    Object.freeze(this);
  }

  /** The mean of the outcomes. */
  get value(): Q {
    return this.result.value;
  }

  /**
   * The outcome below which a share of all lies, between neighbours by straight line.
   *
   * @throws `finance/probability-out-of-range`
   */
  quantile(probability: number): Q {
    this.#sorted ??= this.outcomes.toSorted();
    return sortedQuantile(this.#sorted, probability) as Q;
  }

  /** The share of outcomes below a value, from 0 to 1. */
  shareBelow(value: Q): number {
    let below = 0;
    for (let i = 0; i < this.outcomes.length; i++) if ((this.outcomes[i] ?? NaN) < value) below++;
    return below / this.outcomes.length;
  }

  toString(): string {
    return this.result.toString();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    return this.result[displayHook]();
  }
}

/**
 * The distribution of a model's outcome when its inputs are normal and correlated, by simulation.
 *
 * The standard error of the mean is `s/√n`, with antithetic draws that of the means of pairs.
 *
 * @param options - factors with mean and standard deviation in their own unit, `draws` a whole number, `seed` a whole number
 * @returns the mean with its standard error, and every outcome
 * @throws `finance/draws-not-whole` (odd with antithetic draws too), `finance/seed-not-whole`, `finance/factor-deviation-negative`
 * @throws `finance/correlation-size`, and as `choleskyFactor`
 * @throws `finance/outcome-not-finite` when the model gives NaN or infinity for a draw
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source P. Glasserman, Monte Carlo Methods in Financial Engineering (2003), sections 1.1, 2.3.3 and 4.2
 * @example
 * const run = monteCarlo({
 *   factors: { usRate: { mean: pct(4.5), standardDeviation: bp(50) }, jpRate: { mean: pct(0.5), standardDeviation: bp(25) } },
 *   correlation: "independent",
 *   model: ({ usRate, jpRate }) => hedgeCost({ mode: "rateDifferential", usRate, jpRate, basis: bp(0) }).value,
 *   unit: "rate",
 *   draws: 1000,
 *   seed: 7,
 *   antithetic: true,
 * });
 * run.result.format(2); // "4.00%"
 */
export function monteCarlo<F extends NormalFactors, Q extends number>(options: MonteCarloOptions<F, Q>): MonteCarlo<Q> {
  const simulation = startSimulation(options);
  for (const _done of simulation.steps()) continue;
  return simulation.finish();
}

/** How a long run is followed and stopped. */
export interface RunControl {
  /** Aborting it makes the run reject with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each chunk with the draws done and the draws in all. */
  readonly onProgress?: (done: number, draws: number) => void;
}

/**
 * {@link monteCarlo} in chunks, letting other work run in between: the same numbers for the same options, with progress and a
 * way to stop.
 *
 * @param options - as for {@link monteCarlo}
 * @param control - a signal that stops the run, and what is called with its progress
 * @returns as {@link monteCarlo}, when all draws are done
 * @throws the signal's reason when it is aborted; else as {@link monteCarlo}
 * @source as {@link monteCarlo}
 * @example
 * const factors = { usRate: { mean: pct(4.5), standardDeviation: bp(50) } };
 * const model = ({ usRate }: { usRate: Rate }) => rate(usRate - pct(0.5));
 * const progress: number[] = [];
 * const options = { factors, correlation: "independent", model, unit: "rate", draws: 1000, seed: 7, antithetic: false } as const;
 * await monteCarloInChunks(options, { onProgress: (done) => progress.push(done) });
 * progress.at(-1); // 1000
 */
export async function monteCarloInChunks<F extends NormalFactors, Q extends number>(
  options: MonteCarloOptions<F, Q>,
  control: RunControl,
): Promise<MonteCarlo<Q>> {
  control.signal?.throwIfAborted();
  const simulation = startSimulation(options);
  for (const done of simulation.steps()) {
    control.onProgress?.(done, options.draws);
    await new Promise((resolve) => setTimeout(resolve));
    control.signal?.throwIfAborted();
  }
  return simulation.finish();
}

function startSimulation<F extends NormalFactors, Q extends number>(options: MonteCarloOptions<F, Q>) {
  requireGiven(options, ["factors", "correlation", "model"]);
  knownUnit("unit", options.unit);
  const simulation = prepareSimulation(options);
  const outcomes = new Float64Array(options.draws);
  const run = { model: options.model, stream: randomStream(options.seed), outcomes, firstDraw: 0 };
  return {
    steps: () => simulate(simulation, run),
    finish: () => simulationResult<Q>(options, outcomes, simulation.cholesky.warnings),
  };
}

/** Outcomes with their mean and its standard error, as {@link monteCarlo} gives them. */
export function simulationResult<Q extends number>(
  options: Omit<MonteCarloOptions<NormalFactors, Q>, "model">,
  outcomes: Float64Array,
  warnings: readonly Warning[],
): MonteCarlo<Q> {
  return new MonteCarlo(summary(options, outcomes, warnings), outcomes);
}

function summary<Q extends number>(
  options: Omit<MonteCarloOptions<NormalFactors, Q>, "model">,
  outcomes: Float64Array,
  warnings: readonly Warning[],
): Result<Q, MonteCarloParts> {
  const { draws, antithetic, unit, seed } = options;
  const { mean, variance } = spread(outcomes, 1);
  const standardError = antithetic ? Math.sqrt(spread(outcomes, 2).variance / (draws / 2)) : Math.sqrt(variance / draws);
  const standardDeviation = Math.sqrt(variance);
  const groups = antithetic ? "pairs of mirrored draws" : "draws";
  return new Result({
    name: "monteCarlo",
    value: mean as Q,
    unit,
    formula: "mean of the outcomes",
    inputs: { draws: { value: draws, unit: "count" }, seed: { value: seed, unit: "count" } },
    steps: [
      { name: "mean", formula: "sum of outcomes / draws", substituted: `over ${draws} draws`, value: mean, unit },
      {
        name: "standard error of the mean",
        formula: `standard deviation of ${groups} / √(their number)`,
        substituted: `over ${antithetic ? draws / 2 : draws} ${groups}`,
        value: standardError,
        unit: unit === "jpyPerUsd" || unit === "rate" || unit === "pp" ? unit : "count",
      },
    ],
    warnings,
    parts: { standardError, standardDeviation, draws },
  });
}

/** Mean and variance of the means of groups of outcomes that stand together. */
function spread(outcomes: Float64Array, group: number): { mean: number; variance: number } {
  const means = group === 1 ? outcomes : groupMeans(outcomes, group);
  let sum = 0;
  for (let i = 0; i < means.length; i++) sum += means[i] as number;
  const mean = sum / means.length;
  let squares = 0;
  for (let i = 0; i < means.length; i++) {
    const deviation = (means[i] as number) - mean;
    squares += deviation * deviation;
  }
  return { mean, variance: squares / (means.length - 1) };
}

function groupMeans(outcomes: Float64Array, group: number): Float64Array {
  const means = new Float64Array(outcomes.length / group);
  for (let i = 0; i < means.length; i++) {
    let sum = 0;
    for (let k = 0; k < group; k++) sum += outcomes[i * group + k] as number;
    means[i] = sum / group;
  }
  return means;
}
