import { table } from "arquero";
import { bp, type Rate, type Ratio } from "../src/base/units.ts";
import { hedgedReturnColumn } from "../src/finance/hedged-return-columns.ts";
import { hedgedReturnGrid } from "../src/finance/hedged-return-grid.ts";
import { nextUniform, randomStream } from "../src/finance/random.ts";
import { stressGrid } from "../src/finance/stress-grid.ts";
import { hedgedReturn } from "../src/tables/hedged-return.ts";
import type { Entry } from "./entry.ts";
import { besideNumpy } from "./numpy.ts";

const stream = randomStream(20261122);
const uniform = (count: number, from: number, to: number) =>
  Float64Array.from({ length: count }, () => from + (to - from) * nextUniform(stream));

const million = 1_000_000;
const columns = {
  ustYield: uniform(million, 0, 0.06),
  usRate: uniform(million, 0, 0.06),
  jpRate: uniform(million, -0.001, 0.01),
  hedgeRatio: uniform(million, 0, 1),
  fxMove: uniform(million, -0.1, 0.1),
};
const basis = bp(-20);
const days = table(columns);
const daysInArrays = table(Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Array.from(values)])));

const kept = new Float64Array(million);
const typedColumns = columns as unknown as Record<keyof typeof columns, never>;
const columnOfReturns = () => hedgedReturnColumn({ method: "exact", ...typedColumns, basis, out: kept });
const names = {
  ustYield: "ustYield",
  usRate: "usRate",
  jpRate: "jpRate",
  hedgeRatio: "hedgeRatio",
  fxMove: { simple: "fxMove" },
};
const verb = () => hedgedReturn(days, { method: "exact", ...names, basis });
const verbOnArrays = () => hedgedReturn(daysInArrays, { method: "exact", ...names, basis });

function scalarReturns(): number[] {
  const { ustYield, usRate, jpRate, hedgeRatio, fxMove } = columns;
  const returns: number[] = [];
  for (let i = 0; i < million; i++) {
    const forward = (1 + (jpRate[i] as number) + basis) / (1 + (usRate[i] as number));
    const ratio = hedgeRatio[i] as number;
    returns.push((1 + (ustYield[i] as number)) * (ratio * forward + (1 - ratio) * (1 + (fxMove[i] as number))) - 1);
  }
  return returns;
}

const axes = { jpRates: uniform(1000, 0, 0.02), fxMoves: uniform(1000, -0.1, 0.1) };
const bond = { ustYield: 0.043 as Rate, usRate: 0.045 as Rate, basis, hedgeRatio: 0.6 as Ratio };
const grid = () => hedgedReturnGrid({ method: "exact", ...bond, ...axes });
const gridInto = () => hedgedReturnGrid({ method: "exact", ...bond, ...axes, out: kept });

const cell = (jpRate: number, fxMove: number) => {
  const forward = (1 + jpRate + bond.basis) / (1 + bond.usRate);
  return (1 + bond.ustYield) * (bond.hedgeRatio * forward + (1 - bond.hedgeRatio) * (1 + fxMove)) - 1;
};
const scalarGrid = () => Array.from(axes.jpRates, (jpRate) => Array.from(axes.fxMoves, (fxMove) => cell(jpRate, fxMove)));
const gridOfCells = () =>
  stressGrid({
    name: "return",
    unit: "rate",
    cell,
    rows: { name: "jpRate", unit: "rate", values: axes.jpRates },
    columns: { name: "fxMove", unit: "rate", values: axes.fxMoves },
  });

const numpyReturns = {
  setup: "y, us, jp, h, fx = (g.random(10**6) * 0.05 for _ in range(5))",
  work: "(1 + y) * (h * (1 + jp - 0.002) / (1 + us) + (1 - h) * (1 + fx)) - 1",
};
const numpyGrid = {
  setup: "jp, fx = g.random(1000) * 0.02, g.random(1000) * 0.2 - 0.1",
  work: "1.043 * (0.6 * ((1 + jp - 0.002) / 1.045)[:, None] + 0.4 * (1 + fx)[None, :]) - 1",
};

const entries: readonly Entry[] = [
  { name: "1e6 exact hedged returns / scalar loop", unit: "ms", run: columnOfReturns, baseline: scalarReturns },
  { name: "table of 1e6 rows: hedgedReturn / scalar loop", unit: "ms", run: verb, baseline: scalarReturns },
  {
    name: "table of 1e6 rows in plain arrays: hedgedReturn / scalar loop",
    unit: "ms",
    run: verbOnArrays,
    baseline: scalarReturns,
  },
  { name: "1,000 × 1,000 grid of any cell (stressGrid) / scalar loop", unit: "ms", run: gridOfCells, baseline: scalarGrid },
  { name: "1,000 × 1,000 hedged returns, a new array / scalar loop", unit: "ms", run: grid, baseline: scalarGrid },
  besideNumpy({ name: "1e6 exact hedged returns", run: columnOfReturns, ...numpyReturns }),
  besideNumpy({ name: "table of 1e6 rows: hedgedReturn", run: verb, ...numpyReturns }),
  besideNumpy({ name: "1,000 × 1,000 hedged returns, `out` kept", run: gridInto, ...numpyGrid }),
  besideNumpy({ name: "1,000 × 1,000 hedged returns, a new array", run: grid, ...numpyGrid }),
];

export default entries;
