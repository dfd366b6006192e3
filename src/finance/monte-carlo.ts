import { UserError } from "../base/errors.ts";
import { displayHook, type MimeBundle } from "../base/host.ts";
import { Result, type Warning } from "../base/result.ts";
import { finite, type Unit } from "../base/units.ts";
import { choleskyFactor, type CholeskyFactor, type CorrelationMatrix } from "./correlation.ts";
import { fillCorrelatedNormals } from "./normal-draws.ts";
import { randomStream } from "./random.ts";
import { sortedQuantile } from "./quantile.ts";

/** A normally distributed input, in the unit of its mean. */
export interface NormalFactor<Q extends number = number> {
  readonly mean: Q;
  /** In the same measure as the mean: `bp(50)` for a rate, `0.095` for a return of USD/JPY. */
  readonly standardDeviation: number;
}

/** The uncertain inputs by name; the order is that of the correlation matrix. */
export type NormalFactors = Readonly<Record<string, NormalFactor>>;

/** One draw of all inputs: the same object each time with new values, so copy what is to be kept. */
export type Draw<F extends NormalFactors> = { readonly [Name in keyof F]: F[Name]["mean"] };

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

/** Independent draws of a chunk; its mirrors come on top. A multiple of the block in which normals are made. */
const chunk = 32_768;

function startSimulation<F extends NormalFactors, Q extends number>(options: MonteCarloOptions<F, Q>) {
  const { draws, antithetic, model } = options;
  checkDraws(draws, antithetic);
  const names = Object.keys(options.factors);
  const factors = names.map((name) => checkedFactor(name, options.factors[name]));
  const cholesky = factorCorrelation(options.correlation, names.length);
  const stream = randomStream(options.seed);
  const outcomes = new Float64Array(draws);
  const mirrors = antithetic ? 2 : 1;

  function* steps(): Generator<number> {
    const draw: Record<string, number> = {};
    for (let first = 0; first < draws; first += chunk * mirrors) {
      const count = Math.min(chunk, (draws - first) / mirrors);
      const normals = factors.map(() => new Float64Array(count));
      fillCorrelatedNormals(stream, cholesky.lower, normals);
      for (let i = 0; i < count; i++) {
        for (let mirror = 0; mirror < mirrors; mirror++) {
          const sign = mirror === 0 ? 1 : -1;
          for (let k = 0; k < names.length; k++) {
            const factor = factors[k];
            const name = names[k];
            if (factor && name !== undefined) draw[name] = factor.mean + sign * factor.standardDeviation * (normals[k]?.[i] ?? 0);
          }
          outcomes[first + i * mirrors + mirror] = model(draw as Draw<F>);
        }
      }
      checkOutcomes(outcomes, first, first + count * mirrors);
      yield first + count * mirrors;
    }
  }

  const finish = (): MonteCarlo<Q> => new MonteCarlo(summary(options, outcomes, cholesky.warnings), outcomes);
  return { steps, finish };
}

function summary<F extends NormalFactors, Q extends number>(
  options: MonteCarloOptions<F, Q>,
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
  const count = outcomes.length / group;
  const groupMean = (i: number): number => {
    let sum = 0;
    for (let k = 0; k < group; k++) sum += outcomes[i * group + k] ?? NaN;
    return sum / group;
  };
  let sum = 0;
  for (let i = 0; i < count; i++) sum += groupMean(i);
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (groupMean(i) - mean) ** 2;
  return { mean, variance: squares / (count - 1) };
}

function checkDraws(draws: number, antithetic: boolean): void {
  const least = antithetic ? 4 : 2;
  if (Number.isSafeInteger(draws) && draws >= least && (!antithetic || draws % 2 === 0)) return;
  throw new UserError("finance/draws-not-whole", {
    expected: antithetic ? "an even number of draws, at least 4" : "a whole number of draws, at least 2",
    received: String(draws),
    action: "choose another number of draws",
  });
}

function checkedFactor(name: string, factor: NormalFactor | undefined): NormalFactor {
  const mean = finite(`the mean of ${name}`, factor?.mean ?? NaN);
  const standardDeviation = finite(`the standard deviation of ${name}`, factor?.standardDeviation ?? NaN);
  if (standardDeviation >= 0) return { mean, standardDeviation };
  throw new UserError("finance/factor-deviation-negative", {
    expected: `a standard deviation of ${name} of 0 or more`,
    received: String(standardDeviation),
    action: "correct its sign",
  });
}

function factorCorrelation(correlation: CorrelationMatrix | "independent", size: number): CholeskyFactor {
  const identity = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
  const matrix = correlation === "independent" ? identity : correlation;
  if (matrix.length === size) return choleskyFactor(matrix);
  throw new UserError("finance/correlation-size", {
    expected: `a correlation matrix with a row for each of ${size} factors`,
    received: `${matrix.length} rows`,
    action: "add the missing rows, in the order of the factors",
  });
}

function checkOutcomes(outcomes: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    if (Number.isFinite(outcomes[i])) continue;
    throw new UserError("finance/outcome-not-finite", {
      expected: "a finite outcome for every draw",
      received: `${outcomes[i]} at draw ${i}`,
      action: "keep the draws within the model's domain: smaller standard deviations, or a bound inside the model",
    });
  }
}
