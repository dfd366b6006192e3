/** One measurement: some work, and a baseline doing the same or a comparable thing in the same run. */
export interface Entry {
  /** `1e6 exact hedged returns`. */
  readonly name: string;
  /** What is measured: `ms` for the time a run takes; for an entry that measures by itself, the unit of what it returns. */
  readonly unit: string;
  /** What it needs and does not find on this machine, with how to install it: it is then left out, and the run says so. */
  readonly missing?: string;
  /** Set where `run` and `baseline` return the measured number, a memory size or a percentile, instead of being timed. */
  readonly measuresItself?: true;
  run(): unknown;
  baseline(): unknown;
  /** Ends what the entry keeps open between its runs. */
  close?(): unknown;
}

/** The figures of several runs, in the entry's unit. */
export interface Summary {
  readonly min: number;
  readonly median: number;
  readonly p95: number;
}

export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly run: Summary;
  readonly baseline: Summary;
  /** Median of the pairwise ratios run / baseline: what to quote, since the machine's speed cancels out. */
  readonly ratio: number;
}

/** Runs an entry and its baseline in turn, so that a drift of the machine's speed meets both, after one warm-up of each. */
export async function measure(entry: Entry, rounds: number): Promise<Measurement> {
  const once = (work: () => unknown) => (entry.measuresItself ? measuredBy(work) : elapsedMs(work));
  const pairs: [run: number, baseline: number][] = [];
  for (let round = -1; round < rounds; round++) {
    const pair: [number, number] = [await once(() => entry.run()), await once(() => entry.baseline())];
    if (round >= 0) pairs.push(pair);
  }
  await entry.close?.();
  return {
    name: entry.name,
    unit: entry.unit,
    run: summary(pairs.map(([run]) => run)),
    baseline: summary(pairs.map(([, baseline]) => baseline)),
    ratio: quantile(
      pairs.map(([run, baseline]) => run / baseline),
      0.5,
    ),
  };
}

/** The value below which a share of the sorted values lies, the nearest one taken. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function summary(values: readonly number[]): Summary {
  return { min: Math.min(...values), median: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

async function elapsedMs(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

async function measuredBy(work: () => unknown): Promise<number> {
  const value = await work();
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Error(`an entry that measures by itself returns a number, not ${String(value)}`);
}
