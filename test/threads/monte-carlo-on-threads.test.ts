import assert from "node:assert/strict";
import { isUserError } from "../../src/base/errors.ts";
import { bp, pct, type Rate } from "../../src/base/units.ts";
import { MonteCarlo } from "../../src/finance/monte-carlo.ts";
import { fillNormals } from "../../src/finance/normal-draws.ts";
import { jump, randomStream } from "../../src/finance/random.ts";
import { streamStarts } from "../../src/threads/draw-streams.ts";
import { monteCarloOnThreads, type MonteCarloOnThreadsOptions } from "../../src/threads/monte-carlo-on-threads.ts";
import { onThread } from "../../src/threads/on-thread.ts";

const factors = {
  usRate: { mean: pct(4.5), standardDeviation: bp(50) },
  jpRate: { mean: pct(0.5), standardDeviation: bp(25) },
};
type Options = MonteCarloOnThreadsOptions<typeof factors, Rate>;
const options: Options = {
  factors,
  correlation: [
    [1, 0.5],
    [0.5, 1],
  ],
  model: ({ usRate, jpRate }, { hedgeCost, bp }) => hedgeCost({ mode: "rateDifferential", usRate, jpRate, basis: bp(0) }).value,
  unit: "rate",
  draws: 10_000,
  seed: 7,
  antithetic: false,
};

const rejected: readonly (readonly [title: string, change: Partial<Options>, threads: number, code: string])[] = [
  ["half a thread", {}, 1.5, "threads/count-not-whole"],
  ["half a draw", { draws: 10.5 }, 1, "finance/draws-not-whole"],
  ["a seed that is not whole", { seed: 0.5 }, 1, "finance/seed-not-whole"],
  ["a correlation matrix of another size", { correlation: [[1]] }, 1, "finance/correlation-size"],
  ["a model with a variable of the cell", { model: () => pct(1) }, 2, "threads/variable-from-outside"],
  ["an outcome that is not a number", { model: () => NaN as Rate }, 2, "finance/outcome-not-finite"],
];

describe("monteCarloOnThreads", () => {
  for (const antithetic of [false, true]) {
    it(`gives the same figures on 1, 2 and 3 threads, ${antithetic ? "mirrored" : "one by one"}`, async () => {
      const runs = [];
      for (const threads of [1, 2, 3]) runs.push(await monteCarloOnThreads({ ...options, antithetic }, { threads }));
      const [one, two, three] = runs;
      assert.ok(one instanceof MonteCarlo);
      assert.deepEqual(one.outcomes, two?.outcomes);
      assert.deepEqual(one.outcomes, three?.outcomes);
      assert.equal(one.toString(), three?.toString());
      const other = await monteCarloOnThreads({ ...options, antithetic, seed: 8 }, { threads: 1 });
      assert.notDeepEqual(other.outcomes, one.outcomes);
    });
  }

  it("gives outcomes that another thread gets as a copy", async () => {
    const run = await monteCarloOnThreads({ ...options, draws: 1000 });
    const first = run.outcomes[0];
    const sorted = await onThread((_library, { outcomes }) => outcomes.sort(), run);
    assert.deepEqual(sorted, run.outcomes.toSorted());
    assert.equal(run.outcomes[0], first);
    assert.notEqual(sorted[0], first);
  });

  it("meets the mean and the deviation that theory gives, within its standard error", async () => {
    const { result, value } = await monteCarloOnThreads({ ...options, draws: 100_000 });
    // Var(a - b) = 50² + 25² - 2 × 0.5 × 50 × 25 in squared basis points.
    const deviation = Math.sqrt(50 ** 2 + 25 ** 2 - 50 * 25) / 1e4;
    assert.ok(Math.abs(value - 0.04) < 4 * result.parts.standardError, String(value));
    assert.ok(Math.abs(result.parts.standardDeviation / deviation - 1) < 0.01);
    assert.ok(Math.abs(result.parts.standardError / (deviation / Math.sqrt(100_000)) - 1) < 0.01);
  });

  it("draws stream k from the seed after k jumps", async () => {
    const simple = { x: { mean: 0, standardDeviation: 1 } };
    const { outcomes } = await monteCarloOnThreads(
      {
        factors: simple,
        correlation: "independent",
        model: ({ x }) => x,
        unit: "count",
        draws: 6400,
        seed: 3,
        antithetic: false,
      },
      { threads: 2 },
    );
    const stream = randomStream(3);
    const expected = new Float64Array(100);
    fillNormals({ words: stream.words.slice() }, expected);
    assert.deepEqual(outcomes.slice(0, 100), expected);
    for (let k = 0; k < 5; k++) jump(stream);
    fillNormals(stream, expected);
    assert.deepEqual(outcomes.slice(500, 600), expected);
  });

  it("splits any number of draws without a gap, mirrors kept together", () => {
    for (const draws of [2, 63, 64, 65, 10_000]) assert.equal(streamStarts(draws, false).at(-1), draws);
    const starts = streamStarts(1002, true);
    assert.deepEqual([starts[0], starts.at(-1)], [0, 1002]);
    assert.ok(starts.every((start, i) => start % 2 === 0 && start >= (starts[i - 1] ?? 0)));
  });

  it("tells progress that rises to 1", async () => {
    const shares: number[] = [];
    await monteCarloOnThreads(options, { threads: 2, onProgress: (share) => shares.push(share) });
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.equal(shares.at(-1), 1);
  });

  it("ends when its signal is aborted", async () => {
    const controller = new AbortController();
    const running = monteCarloOnThreads(
      { ...options, draws: 100_000_000 },
      { threads: 2, signal: controller.signal, onProgress: () => controller.abort() },
    );
    await assert.rejects(running, { code: "threads/aborted" });
  });

  for (const [title, change, threads, code] of rejected) {
    it(`refuses ${title}`, async () => {
      const running = monteCarloOnThreads({ ...options, ...change }, { threads });
      await assert.rejects(running, (error) => isUserError(error) && error.code === code);
    });
  }
});
