import { spawnSync } from "node:child_process";
import type { Rate, Ratio } from "../src/base/units.ts";
import { choleskyFactor } from "../src/finance/correlation.ts";
import { hedgedReturnColumn } from "../src/finance/hedged-return-columns.ts";
import { hedgedReturnGrid } from "../src/finance/hedged-return-grid.ts";
import { monteCarlo } from "../src/finance/monte-carlo.ts";
import { fillCorrelatedNormals, fillNormals } from "../src/finance/normal-draws.ts";
import { nextUniform, randomStream } from "../src/finance/random.ts";
import type { Entry } from "./entry.ts";

const stream = randomStream(20261122);
const uniform = (count: number, from: number, to: number) =>
  Float64Array.from({ length: count }, () => from + (to - from) * nextUniform(stream));

const million = 1_000_000;
const bonds = {
  ustYield: uniform(million, 0, 0.06),
  usRate: uniform(million, 0, 0.06),
  jpRate: uniform(million, -0.001, 0.01),
  hedgeRatio: uniform(million, 0, 1),
  fxMove: uniform(million, -0.1, 0.1),
};
const basis = -0.002 as Rate;
const bondRows = Array.from({ length: million }, (_, i) => ({
  ustYield: bonds.ustYield[i] ?? 0,
  usRate: bonds.usRate[i] ?? 0,
  jpRate: bonds.jpRate[i] ?? 0,
  hedgeRatio: bonds.hedgeRatio[i] ?? 0,
  fxMove: bonds.fxMove[i] ?? 0,
}));
const axes = { jpRates: uniform(1000, 0, 0.02), fxMoves: uniform(1000, -0.1, 0.1) };
const bond = { ustYield: 0.043 as Rate, usRate: 0.045 as Rate, basis, hedgeRatio: 0.6 as Ratio };
const [normals, first, second] = [new Float64Array(10 * million), new Float64Array(5 * million), new Float64Array(5 * million)];
const column = new Float64Array(million);
const half = [
  [1, 0.5],
  [0.5, 1],
];

const typedColumns = bonds as unknown as Record<keyof typeof bonds, never>;
const hedgedColumn = () => hedgedReturnColumn({ method: "exact", ...typedColumns, basis, out: column });
const hedgedGrid = () => hedgedReturnGrid({ method: "exact", ...bond, ...axes, out: column });
const correlatedPairs = () => fillCorrelatedNormals(stream, choleskyFactor(half).lower, [first, second]);

function scalarGrid(): number[][] {
  return Array.from(axes.jpRates, (jpRate) =>
    Array.from(axes.fxMoves, (fxMove) => {
      const forward = (1 + jpRate + bond.basis) / (1 + bond.usRate);
      return (1 + bond.ustYield) * (bond.hedgeRatio * forward + (1 - bond.hedgeRatio) * (1 + fxMove)) - 1;
    }),
  );
}

/** The textbook's normal: Box and Muller. */
function scalarNormal(): number {
  return Math.sqrt(-2 * Math.log(1 - nextUniform(stream))) * Math.cos(2 * Math.PI * nextUniform(stream));
}

function scalarPairs(): void {
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [scalarNormal(), scalarNormal()];
    first[i] = a;
    second[i] = 0.5 * a + Math.sqrt(0.75) * b;
  }
}

const simulated = {
  factors: { jpRate: { mean: 0.005, standardDeviation: 0.0025 }, fxMove: { mean: 0, standardDeviation: 0.1 } },
  model: ({ jpRate, fxMove }: { jpRate: number; fxMove: number }) =>
    1.043 * (0.6 * ((1 + jpRate) / 1.045) + 0.4 * (1 + fxMove)) - 1,
};

function scalarMonteCarlo(): number {
  let sum = 0;
  for (let i = 0; i < million; i++) {
    const [a, b] = [scalarNormal(), scalarNormal()];
    sum += simulated.model({ jpRate: 0.005 + 0.0025 * a, fxMove: 0.1 * (0.5 * a + Math.sqrt(0.75) * b) });
  }
  return sum / million;
}

const entries: Entry[] = [
  {
    name: "1e6 exact hedged returns / scalar loop",
    unit: "ms",
    run: hedgedColumn,
    baseline: () =>
      bondRows.map(
        (row) =>
          (1 + row.ustYield) *
            (row.hedgeRatio * ((1 + row.jpRate + basis) / (1 + row.usRate)) + (1 - row.hedgeRatio) * (1 + row.fxMove)) -
          1,
      ),
  },
  { name: "1,000 × 1,000 stress grid / scalar loop", unit: "ms", run: hedgedGrid, baseline: scalarGrid },
  {
    name: "1e7 normal draws / scalar loop (Box-Muller)",
    unit: "ms",
    run: () => fillNormals(stream, normals),
    baseline: () => {
      for (let i = 0; i < normals.length; i++) normals[i] = scalarNormal();
    },
  },
  { name: "5e6 correlated pairs / scalar loop (Box-Muller)", unit: "ms", run: correlatedPairs, baseline: scalarPairs },
  {
    name: "1e6 Monte Carlo draws of a hedged return with its standard error / scalar loop",
    unit: "ms",
    run: () => monteCarlo({ ...simulated, correlation: half, draws: million, seed: 7, antithetic: false, unit: "rate" }).value,
    baseline: scalarMonteCarlo,
  },
];

const numpyWork: [name: string, run: () => unknown, setup: string, work: string][] = [
  [
    "1e6 exact hedged returns / NumPy",
    hedgedColumn,
    "y, us, jp, h, fx = (g.random(10**6) * 0.05 for _ in range(5))",
    "(1 + y) * (h * (1 + jp - 0.002) / (1 + us) + (1 - h) * (1 + fx)) - 1",
  ],
  [
    "1,000 × 1,000 stress grid / NumPy",
    hedgedGrid,
    "jp, fx = g.random(1000) * 0.02, g.random(1000) * 0.2 - 0.1",
    "1.043 * (0.6 * ((1 + jp - 0.002) / 1.045)[:, None] + 0.4 * (1 + fx)[None, :]) - 1",
  ],
  ["1e7 normal draws / NumPy", () => fillNormals(stream, normals), "out = np.empty(10**7)", "g.standard_normal(out=out)"],
  [
    "5e6 correlated pairs / NumPy",
    correlatedPairs,
    "lower = np.linalg.cholesky([[1, 0.5], [0.5, 1]])",
    "lower @ g.standard_normal((2, 5 * 10**6))",
  ],
];

/** Milliseconds of the fastest of five runs inside Python, its start left out; undefined where there is no NumPy. */
function numpyMs(setup: string, work: string): number | undefined {
  const script = [
    "import time, numpy as np",
    "g = np.random.default_rng(1)",
    setup,
    "def once():",
    "  t = time.perf_counter(); " + work + "; return 1e3 * (time.perf_counter() - t)",
    "once(); print(min(once() for _ in range(5)))",
  ].join("\n");
  const { status, stdout } = spawnSync("python3", ["-c", script], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}

function fastestOfFiveMs(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const startedMs = performance.now();
    run();
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}

if (numpyMs("", "0") !== undefined) {
  for (const [name, run, setup, work] of numpyWork) {
    entries.push({
      name,
      unit: "ms",
      measuresItself: true,
      run: () => fastestOfFiveMs(run),
      baseline: () => numpyMs(setup, work),
    });
  }
}

export default entries;
