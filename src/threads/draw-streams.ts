import { jump, randomStream } from "../finance/random.ts";
import { prepareSimulation, simulate } from "../finance/simulation.ts";
import type { DrawsJob } from "./messages.ts";

/** The streams that a simulation is split into, whatever the number of threads: else the figures would depend on the machine. */
export const streamCount = 64;

/** Where the draws of each stream begin, and at the end their number in all. Mirrored draws stay together. */
export function streamStarts(draws: number, antithetic: boolean): number[] {
  const group = antithetic ? 2 : 1;
  return Array.from({ length: streamCount + 1 }, (_, index) => group * Math.floor(((draws / group) * index) / streamCount));
}

/** Fills the outcomes of a job's streams: stream k is the seed's after k jumps. `report` is called with the share that is done. */
export function fillStreams(
  job: DrawsJob,
  model: (draw: Readonly<Record<string, number>>) => number,
  report: (share: number) => void,
): void {
  const simulation = prepareSimulation(job);
  const starts = streamStarts(job.draws, job.antithetic);
  const bounds = job.streams.map((index) => ({ index, from: starts[index] ?? 0, to: starts[index + 1] ?? 0 }));
  const total = bounds.reduce((sum, { from, to }) => sum + to - from, 0);
  const stream = randomStream(job.seed);
  let jumps = 0;
  let done = 0;
  for (const { index, from, to } of bounds) {
    for (; jumps < index; jumps++) jump(stream);
    const outcomes = job.outcomes.subarray(from, to);
    const own = { words: stream.words.slice() };
    for (const reached of simulate(simulation, { model, stream: own, outcomes, firstDraw: from }))
      report((done + reached) / total);
    done += to - from;
  }
}
