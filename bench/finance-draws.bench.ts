import { pct, type Rate } from "../src/base/units.ts";
import { choleskyFactor } from "../src/finance/correlation.ts";
import { monteCarlo } from "../src/finance/monte-carlo.ts";
import { fillCorrelatedNormals, fillNormals } from "../src/finance/normal-draws.ts";
import { nextUniform, randomStream } from "../src/finance/random.ts";
import type * as library from "../src/library.ts";
import type { ThreadLibrary } from "../src/threads/on-thread.ts";
import { built } from "./built.ts";
import type { Entry } from "./entry.ts";
import { besideNumpy } from "./numpy.ts";

const stream = randomStream(20261122);
const million = 1_000_000;
const [normals, first, second] = [new Float64Array(10 * million), new Float64Array(5 * million), new Float64Array(5 * million)];
const half = [
  [1, 0.5],
  [0.5, 1],
];

/** The textbook's normal: Box and Muller. */
function scalarNormal(): number {
  return Math.sqrt(-2 * Math.log(1 - nextUniform(stream))) * Math.cos(2 * Math.PI * nextUniform(stream));
}

const tenMillion = () => fillNormals(stream, normals);
const pairs = () => fillCorrelatedNormals(stream, choleskyFactor(half).lower, [first, second]);

function scalarPairs(): void {
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [scalarNormal(), scalarNormal()];
    first[i] = a;
    second[i] = 0.5 * a + Math.sqrt(0.75) * b;
  }
}

const simulation = {
  factors: { jpRate: { mean: pct(0.5), standardDeviation: 0.0025 }, fxMove: { mean: pct(0), standardDeviation: 0.1 } },
  correlation: half,
  model: ({ jpRate, fxMove }: { jpRate: number; fxMove: number }) =>
    (1.043 * (0.6 * ((1 + jpRate) / 1.045) + 0.4 * (1 + fxMove)) - 1) as Rate,
  unit: "rate",
  draws: million,
  seed: 7,
  antithetic: false,
} as const;
const simulated = () => monteCarlo(simulation);

function scalarSimulation(): number {
  let sum = 0;
  for (let i = 0; i < million; i++) {
    const [a, b] = [scalarNormal(), scalarNormal()];
    sum += simulation.model({ jpRate: 0.005 + 0.0025 * a, fxMove: 0.1 * (0.5 * a + Math.sqrt(0.75) * b) });
  }
  return sum / million;
}

const numpyLower = "lower = np.linalg.cholesky([[1, 0.5], [0.5, 1]])";
const numpySimulation = `${numpyLower}
def simulate():
  jp, fx = lower @ g.standard_normal((2, 10**6))
  x = 1.043 * (0.6 * ((1 + 0.005 + 0.0025 * jp) / 1.045) + 0.4 * (1 + 0.1 * fx)) - 1
  return x.mean(), x.std() / 1000`;

/** A draw that asks a helper for its result, steps and all, as most models do: some microseconds. */
const withHelper = {
  factors: { usRate: { mean: pct(4.5), standardDeviation: 0.005 }, jpRate: { mean: pct(0.5), standardDeviation: 0.0025 } },
  correlation: half,
  model: ({ usRate, jpRate }: { usRate: Rate; jpRate: Rate }, { hedgeCost, bp }: ThreadLibrary) =>
    hedgeCost({ mode: "rateDifferential", usRate, jpRate, basis: bp(0) }).value,
  unit: "rate",
  draws: 200_000,
  seed: 7,
  antithetic: false,
} as const;

// From the build, as a notebook has it: a thread starts from there in a fifth of the time.
const { monteCarloOnThreads } = (await import(built("modules/carrybook/index.js").href)) as typeof library;

const entries: readonly Entry[] = [
  {
    name: "1e7 normal draws / scalar loop (Box-Muller)",
    unit: "ms",
    run: tenMillion,
    baseline: () => {
      for (let i = 0; i < normals.length; i++) normals[i] = scalarNormal();
    },
  },
  { name: "1e7 correlated draws, in pairs / scalar loop (Box-Muller)", unit: "ms", run: pairs, baseline: scalarPairs },
  { name: "monteCarlo, 1e6 draws / scalar loop (Box-Muller)", unit: "ms", run: simulated, baseline: scalarSimulation },
  {
    name: "monteCarloOnThreads, 2e5 draws of a helper: 2 threads / 1 thread",
    unit: "ms",
    run: () => monteCarloOnThreads(withHelper, { threads: 2 }),
    baseline: () => monteCarloOnThreads(withHelper, { threads: 1 }),
  },
  besideNumpy({ name: "1e7 normal draws", run: tenMillion, setup: "out = np.empty(10**7)", work: "g.standard_normal(out=out)" }),
  besideNumpy({
    name: "1e7 correlated draws, in pairs",
    run: pairs,
    setup: numpyLower,
    work: "lower @ g.standard_normal((2, 5 * 10**6))",
  }),
  besideNumpy({ name: "monteCarlo, 1e6 draws", run: simulated, setup: numpySimulation, work: "simulate()" }),
];

export default entries;
