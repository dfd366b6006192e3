import { availableParallelism } from "node:os";
import { UserError } from "../base/errors.ts";
import { type MonteCarlo, type MonteCarloOptions, simulationResult } from "../finance/monte-carlo.ts";
import { randomStream } from "../finance/random.ts";
import { type Draw, type NormalFactors, prepareSimulation } from "../finance/simulation.ts";
import { streamCount } from "./draw-streams.ts";
import type { ThreadLibrary } from "./on-thread.ts";
import { runJobs, type ThreadControl } from "./run-jobs.ts";
import { sourceOf } from "./self-contained.ts";

export interface MonteCarloOnThreadsOptions<F extends NormalFactors, Q extends number> extends Omit<
  MonteCarloOptions<F, Q>,
  "model"
> {
  /** What is computed from a draw. It travels as its text, so it takes what it needs of the library from its second parameter. */
  readonly model: (draw: Draw<F>, library: ThreadLibrary) => Q;
}

/** How a simulation on threads is spread, followed and stopped. */
export interface MonteCarloThreads extends ThreadControl {
  /** How many threads to use: as many as the machine has processors unless given. It never changes the figures. */
  readonly threads?: number;
}

/**
 * `monteCarlo` on several threads: the notebook goes on answering, and an interrupt ends it at once.
 *
 * The draws come from 64 independent streams of the seed, 2^64 words apart, whatever the number of threads: the same seed gives
 * the same figures on every machine. They are other draws than those of `monteCarlo`, which takes all from one stream.
 *
 * @param options - as for `monteCarlo`, with a model that uses its parameters alone: the draw, then the library
 * @param control - the number of threads, a signal that stops it, and what is called with its progress
 * @returns as `monteCarlo`: the mean with its standard error, and every outcome
 * @throws as `monteCarlo`; `threads/count-not-whole`, `threads/variable-from-outside` (naming it), `threads/aborted`,
 *   `threads/interrupted`
 * @source as `monteCarlo`; streams by the jump of D. Blackman and S. Vigna, ACM TOMS 47 (2021)
 * @example
 * const run = await monteCarloOnThreads({
 *   factors: { usRate: { mean: pct(4.5), standardDeviation: 0.005 }, jpRate: { mean: pct(0.5), standardDeviation: 0.0025 } },
 *   correlation: "independent",
 *   model: ({ usRate, jpRate }, { hedgeCost, bp }) => hedgeCost({ mode: "rateDifferential", usRate, jpRate, basis: bp(0) }).value,
 *   unit: "rate",
 *   draws: 1000,
 *   seed: 7,
 *   antithetic: true,
 * });
 * run.result.format(2); // "4.00%"
 */
export async function monteCarloOnThreads<F extends NormalFactors, Q extends number>(
  options: MonteCarloOnThreadsOptions<F, Q>,
  control: MonteCarloThreads = {},
): Promise<MonteCarlo<Q>> {
  const { factors, correlation, draws, antithetic, seed } = options;
  const { cholesky } = prepareSimulation(options);
  randomStream(seed);
  const source = sourceOf(options.model);
  const shares = spread(checkedCount(control.threads ?? availableParallelism()));
  const outcomes = new Float64Array(new SharedArrayBuffer(draws * Float64Array.BYTES_PER_ELEMENT));
  const job = { kind: "draws", source, factors, correlation, draws, antithetic, seed, outcomes } as const;
  await runJobs(
    shares.map((streams) => ({ ...job, streams })),
    control,
  );
  return simulationResult<Q>(options, outcomes, cholesky.warnings);
}

/** The streams of each thread, dealt out in turn. */
function spread(threads: number): number[][] {
  const shares = Array.from({ length: Math.min(threads, streamCount) }, (): number[] => []);
  for (let stream = 0; stream < streamCount; stream++) shares[stream % shares.length]?.push(stream);
  return shares;
}

function checkedCount(threads: number): number {
  if (Number.isSafeInteger(threads) && threads >= 1) return threads;
  throw new UserError("threads/count-not-whole", {
    expected: "a whole number of threads, at least 1",
    received: String(threads),
    action: "leave it out to use every processor",
  });
}
