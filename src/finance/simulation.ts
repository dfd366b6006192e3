import { UserError } from "../base/errors.ts";
import { finite } from "../base/units.ts";
import { choleskyFactor, type CholeskyFactor, type CorrelationMatrix } from "./correlation.ts";
import { drawLoop, type DrawLoop } from "./draw-loop.ts";
import { fillCorrelatedNormals } from "./normal-draws.ts";
import type { RandomStream } from "./random.ts";

/** A normally distributed input, in the unit of its mean. */
export interface NormalFactor<Q extends number = number> {
  readonly mean: Q;
  /** In the same measure as the mean: `bp(50)` for a rate, `0.095` for a return of USD/JPY. */
  readonly standardDeviation: number;
}

/** The uncertain inputs by name; the order is that of the correlation matrix. */
export type NormalFactors = Readonly<Record<string, NormalFactor>>;

/** One draw of all inputs, by name. */
export type Draw<F extends NormalFactors> = { readonly [Name in keyof F]: F[Name]["mean"] };

/** What the draws are made from: see `MonteCarloOptions`. */
export interface SimulationOptions<F extends NormalFactors> {
  readonly factors: F;
  readonly correlation: CorrelationMatrix | "independent";
  readonly draws: number;
  readonly antithetic: boolean;
}

/** Checked inputs of a simulation, ready to draw from. */
export interface Simulation<F extends NormalFactors> {
  readonly factors: readonly NormalFactor[];
  readonly cholesky: CholeskyFactor;
  /** 2 where each draw is followed by its mirror, else 1. */
  readonly mirrors: 1 | 2;
  /** One for all runs, so that the engine meets it hot. */
  readonly loop: DrawLoop<Draw<F>>;
}

/**
 * Checks the inputs of a simulation.
 *
 * @throws as `monteCarlo`, but for the seed and the outcomes
 */
export function prepareSimulation<F extends NormalFactors>(options: SimulationOptions<F>): Simulation<F> {
  checkDraws(options.draws, options.antithetic);
  const names = Object.keys(options.factors);
  const factors = names.map((name) => checkedFactor(name, options.factors[name]));
  const cholesky = factorCorrelation(options.correlation, names.length);
  const mirrors = options.antithetic ? 2 : 1;
  return { factors, cholesky, mirrors, loop: drawLoop(names, factors, mirrors) };
}

/** Where a run of draws comes from and goes to. */
export interface DrawRun<F extends NormalFactors> {
  readonly model: (draw: Draw<F>) => number;
  /** Is moved on. */
  readonly stream: RandomStream;
  /** Is filled from its beginning to its end. */
  readonly outcomes: Float64Array;
  /** The number of the first draw, for messages. */
  readonly firstDraw: number;
}

/** Independent draws of a chunk; its mirrors come on top. A multiple of the block in which normals are made. */
const chunk = 32_768;

/** Fills an array with outcomes chunk by chunk, and yields how many there are after each. @throws `finance/outcome-not-finite` */
export function* simulate<F extends NormalFactors>(simulation: Simulation<F>, run: DrawRun<F>): Generator<number> {
  const { factors, cholesky, mirrors, loop } = simulation;
  const { model, stream, outcomes, firstDraw } = run;
  const normals = factors.map(() => new Float64Array(Math.min(chunk, outcomes.length / mirrors)));
  for (let first = 0; first < outcomes.length; first += chunk * mirrors) {
    const count = Math.min(chunk, (outcomes.length - first) / mirrors);
    const drawn = normals.map((values) => values.subarray(0, count));
    fillCorrelatedNormals(stream, cholesky.lower, drawn);
    loop(drawn, model, { outcomes, first, count });
    checkOutcomes(outcomes, first, first + count * mirrors, firstDraw);
    yield first + count * mirrors;
  }
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

function checkOutcomes(outcomes: Float64Array, from: number, to: number, firstDraw: number): void {
  for (let i = from; i < to; i++) {
    if (Number.isFinite(outcomes[i])) continue;
    throw new UserError("finance/outcome-not-finite", {
      expected: "a finite outcome for every draw",
      received: `${outcomes[i]} at draw ${firstDraw + i}`,
      action: "keep the draws within the model's domain: smaller standard deviations, or a bound inside the model",
    });
  }
}
