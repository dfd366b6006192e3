import assert from "node:assert/strict";
import fc from "fast-check";
import { displayHook } from "../../src/base/host.ts";
import { bp, pct, type Rate } from "../../src/base/units.ts";
import { monteCarlo, monteCarloInChunks, type MonteCarloOptions } from "../../src/finance/monte-carlo.ts";
import type { NormalFactors } from "../../src/finance/simulation.ts";
import { sortedQuantile } from "../../src/finance/quantile.ts";
import { assertNear } from "./near.ts";

const standard = { x: { mean: 0, standardDeviation: 1 } };
const identity = {
  factors: standard,
  correlation: "independent",
  unit: "count",
  draws: 100_000,
  seed: 7,
  antithetic: false,
  model: ({ x }: { x: number }) => x,
} as const;

describe("monteCarlo", () => {
  it("finds a mean of 0 within 4 standard errors of 1/√n, and a deviation of 1", () => {
    for (const seed of [1, 2, 3]) {
      const run = monteCarlo({ ...identity, seed });
      assertNear(run.value, 0, 4 / Math.sqrt(identity.draws));
      assertNear(run.result.parts.standardError, 1 / Math.sqrt(identity.draws), 1e-5);
      assertNear(run.result.parts.standardDeviation, 1, 0.01);
    }
  });

  it("covers the true mean with 2 standard errors in about 95 of 100 runs", () => {
    const hits = Array.from({ length: 200 }, (_, seed) => monteCarlo({ ...identity, draws: 500, seed })).filter(
      (run) => Math.abs(run.value) < 1.96 * run.result.parts.standardError,
    ).length;
    assert.ok(hits > 178 && hits < 200, `${hits} of 200`);
  });

  it("is exact for a linear model when draws are mirrored, and says so in its standard error", () => {
    const run = monteCarlo({ ...identity, draws: 1000, antithetic: true, model: ({ x }: { x: number }) => 3 * x + 1 });
    assertNear(run.value, 1, 1e-12);
    assertNear(run.result.parts.standardError, 0, 1e-12);
    assertNear(run.result.parts.standardDeviation, 3, 0.3);
  });

  it("knows its own error with mirrored draws: for exp(x) as the spread over seeds shows it", () => {
    const runs = Array.from({ length: 300 }, (_, seed) =>
      monteCarlo({ ...identity, draws: 400, seed, antithetic: true, model: ({ x }: { x: number }) => Math.exp(x) }),
    );
    const mean = runs.reduce((sum, run) => sum + run.value, 0) / runs.length;
    const spread = Math.sqrt(runs.reduce((sum, run) => sum + (run.value - mean) ** 2, 0) / (runs.length - 1));
    const claimed = runs.reduce((sum, run) => sum + run.result.parts.standardError, 0) / runs.length;
    assertNear(claimed / spread, 1, 0.15);
    assertNear(mean, Math.exp(0.5), (4 * spread) / Math.sqrt(runs.length));
  });

  it("gives a sum of correlated factors its variance a² + b² + 2 ρ a b", () => {
    const run = monteCarlo({
      factors: { us: { mean: pct(4.5), standardDeviation: bp(50) }, jp: { mean: pct(0.5), standardDeviation: bp(25) } },
      correlation: [
        [1, 0.6],
        [0.6, 1],
      ],
      model: ({ us, jp }) => (us - jp) as Rate,
      unit: "rate",
      draws: 200_000,
      seed: 7,
      antithetic: true,
    });
    const deviation = Math.sqrt(0.005 ** 2 + 0.0025 ** 2 - 2 * 0.6 * 0.005 * 0.0025);
    assertNear(run.result.parts.standardDeviation / deviation, 1, 0.01);
    assertNear(run.value, 0.04, 1e-12);
    assert.match(run.toString(), /standard error of the mean/);
    assert.ok("text/html" in run[displayHook]());
  });

  it("repeats for a seed, in one go or in chunks, and differs for another", async () => {
    const progress: number[] = [];
    const run = monteCarlo(identity);
    const chunked = await monteCarloInChunks(identity, { onProgress: (done) => progress.push(done) });
    assert.deepEqual(chunked.outcomes, run.outcomes);
    assert.deepEqual(progress, [32_768, 65_536, 98_304, 100_000]);
    assert.notDeepEqual(monteCarlo({ ...identity, seed: 8 }).outcomes, run.outcomes);
  });

  it("stops when its signal is aborted, before or on the way", async () => {
    await assert.rejects(monteCarloInChunks(identity, { signal: AbortSignal.abort() }), { name: "AbortError" });
    const controller = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number) => {
      seen.push(done);
      controller.abort();
    };
    await assert.rejects(monteCarloInChunks(identity, { signal: controller.signal, onProgress }), { name: "AbortError" });
    assert.deepEqual(seen, [32_768]);
  });

  it("counts its outcomes: quantiles and shares of N(0,1)", () => {
    const run = monteCarlo(identity);
    assertNear(run.quantile(0.5), 0, 0.02);
    assertNear(run.quantile(0.975), 1.959964, 0.03);
    assertNear(run.shareBelow(1), 0.8413447, 0.005);
    assert.throws(() => run.quantile(95), { code: "finance/probability-out-of-range" });
  });

  it("carries the warning of a repaired correlation", () => {
    const factors = { a: standard.x, b: standard.x, c: standard.x };
    const correlation = [
      [1, 0.9, 0.3],
      [0.9, 1, 0.75],
      [0.3, 0.75, 1],
    ];
    const run = monteCarlo({ ...identity, factors, correlation, draws: 10, model: ({ a, b, c }) => a + b + c });
    assert.deepEqual(
      run.result.warnings.map((warning) => warning.code),
      ["finance/correlation-repaired"],
    );
  });

  type Options = MonteCarloOptions<NormalFactors, number>;
  const good: Options = { ...identity, model: (draw) => draw["x"] ?? 0 };
  const refused: [what: string, options: Options, code: string][] = [
    ["half a draw", { ...good, draws: 10.5 }, "finance/draws-not-whole"],
    ["one draw", { ...good, draws: 1 }, "finance/draws-not-whole"],
    ["an odd number of mirrored draws", { ...good, draws: 11, antithetic: true }, "finance/draws-not-whole"],
    ["a seed that is not whole", { ...good, seed: 0.5 }, "finance/seed-not-whole"],
    [
      "a negative deviation",
      { ...good, factors: { x: { mean: 0, standardDeviation: -1 } } },
      "finance/factor-deviation-negative",
    ],
    ["a missing mean", { ...good, factors: { x: { mean: NaN, standardDeviation: 1 } } }, "base/not-finite"],
    [
      "a correlation matrix of another size",
      {
        ...good,
        correlation: [
          [1, 0],
          [0, 1],
        ],
      },
      "finance/correlation-size",
    ],
    ["an outcome that is not a number", { ...good, model: () => NaN }, "finance/outcome-not-finite"],
  ];
  for (const [what, options, code] of refused) it(`refuses ${what}`, () => assert.throws(() => monteCarlo(options), { code }));
});

describe("sortedQuantile", () => {
  it("meets the ends, the middle, and the straight line between", () => {
    assert.deepEqual(
      [0, 0.5, 0.75, 1].map((p) => sortedQuantile([1, 2, 4], p)),
      [1, 2, 3, 4],
    );
    assert.equal(sortedQuantile([5], 0.3), 5);
  });

  it("never falls as the probability rises", () => {
    const some = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(
        some,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          const sorted = Float64Array.from(values).sort();
          assert.ok(sortedQuantile(sorted, Math.min(p, q)) <= sortedQuantile(sorted, Math.max(p, q)) + 1e-12);
        },
      ),
      { seed: 20261122 },
    );
  });
});
