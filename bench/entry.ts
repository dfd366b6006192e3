/** One measurement: some work, and a baseline doing the same or a comparable thing in the same run. */
export interface Entry {
  /** `1e6 exact hedged returns`. */
  readonly name: string;
  /** What the times are of: `ms a run` unless the entry counts otherwise. */
  readonly unit: string;
  run(): unknown;
  baseline(): unknown;
}

/** Milliseconds of several runs. */
export interface Timing {
  readonly minMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly run: Timing;
  readonly baseline: Timing;
  /** Median of the pairwise ratios run / baseline: what to quote, since the machine's speed cancels out. */
  readonly ratio: number;
}

/** Runs an entry and its baseline in turn, so that a drift of the machine's speed meets both, after one warm-up of each. */
export async function measure(entry: Entry, rounds: number): Promise<Measurement> {
  await entry.baseline();
  await entry.run();
  const pairs: [runMs: number, baselineMs: number][] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push([await elapsedMs(() => entry.run()), await elapsedMs(() => entry.baseline())]);
  }
  return {
    name: entry.name,
    unit: entry.unit,
    run: timing(pairs.map(([runMs]) => runMs)),
    baseline: timing(pairs.map(([, baselineMs]) => baselineMs)),
    ratio: quantile(
      pairs.map(([runMs, baselineMs]) => runMs / baselineMs),
      0.5,
    ),
  };
}

/** The value below which a share of the sorted values lies, the nearest one taken. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function timing(values: readonly number[]): Timing {
  return { minMs: Math.min(...values), medianMs: quantile(values, 0.5), p95Ms: quantile(values, 0.95) };
}

async function elapsedMs(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
