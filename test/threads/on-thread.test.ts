import assert from "node:assert/strict";
import vm from "node:vm";
import { isUserError } from "../../src/base/errors.ts";
import { Result } from "../../src/base/result.ts";
import { RowsResult } from "../../src/base/result-rows.ts";
import { bp, money, pct, years } from "../../src/base/units.ts";
import { hedgeCost } from "../../src/finance/hedge-cost.ts";
import { StressGrid } from "../../src/finance/stress-grid.ts";
import { onThread, type ThreadWork } from "../../src/threads/on-thread.ts";

const outside = 2;
const methods = {
  work(this: void): number {
    return 1;
  },
};
const rejected: readonly (readonly [
  title: string,
  work: ThreadWork<unknown, unknown>,
  input: unknown,
  code: string,
  text: RegExp,
])[] = [
  ["a variable of the cell", () => outside + 1, 0, "threads/variable-from-outside", /`outside` .*in the input/],
  ["a helper that was not taken from the library", () => pct(4), 0, "threads/variable-from-outside", /`pct` .*\(\{ pct \}/],
  [
    "an assignment to a variable of the cell",
    vm.runInThisContext("() => { total = 1; }") as never,
    0,
    "threads/variable-from-outside",
    /`total`/,
  ],
  ["a built-in function", Math.max as never, 0, "threads/no-text", /without a text/],
  ["no function at all", "x => x" as never, 0, "threads/no-text", /string/],
  ["a method", methods.work, 0, "threads/not-a-function-expression", /write it as/],
  ["a result that cannot be cloned", () => () => 1, 0, "threads/result-cannot-travel", /plain data/],
  ["an input that cannot be cloned", () => 1, { f: () => 1 }, "threads/input-cannot-travel", /plain data/],
  ["a thread that exits", () => process.exit(3), 0, "threads/ended-early", /exit code 3/],
  [
    "a helper's own error",
    ({ rateSteps, pct, bp }) => rateSteps({ from: pct(1), to: pct(0), step: bp(25) }),
    0,
    "finance/steps-empty",
    /^expected a step that leads from one end to the other, got from 0.01 to 0 by 0.0025; correct/,
  ],
];

describe("onThread", () => {
  it("calls the function with the library and the input, and gives what it returns", async () => {
    const cost = await onThread(
      ({ hedgeCost, bp }, { usRate, jpRate }) => hedgeCost({ mode: "rateDifferential", usRate, jpRate, basis: bp(-20) }),
      { usRate: pct(4.5), jpRate: pct(0.5) },
    );
    const here = hedgeCost({ mode: "rateDifferential", usRate: pct(4.5), jpRate: pct(0.5), basis: bp(-20) });
    assert.ok(cost instanceof Result);
    assert.equal(cost.toString(), here.toString());
    assert.equal(cost.format(2), here.format(2));
  });

  it("takes and gives results within arrays and objects, rows and grids too", async () => {
    const given = hedgeCost({ mode: "rateDifferential", usRate: pct(4), jpRate: pct(1), basis: bp(0) });
    const { costs, rows, grid } = await onThread(
      async ({ mortgageSchedule, stressGrid, pct }, input) => {
        await Promise.resolve();
        const axis = { name: "rate", unit: "rate", values: [pct(1), pct(2)] } as const;
        return {
          costs: [input.given, input.given],
          rows: mortgageSchedule(input.loan),
          grid: stressGrid({ name: "sum", unit: "rate", rows: axis, columns: axis, cell: (a, b) => a + b }),
        };
      },
      { given, loan: { principal: money(100), annualRate: pct(6), term: years(2), paymentsPerYear: 12 } as const },
    );
    assert.deepEqual(
      costs.map((cost) => cost.format()),
      [given.format(), given.format()],
    );
    assert.ok(rows instanceof RowsResult);
    assert.equal(rows.rows.length, 24);
    assert.ok(grid instanceof StressGrid);
    assert.equal(grid.at(1, 1), 0.04);
  });

  it("hands typed arrays over, and keeps cycles", async () => {
    const { squares, self } = await onThread(
      (_library, numbers: Float64Array) => {
        const result: { squares: Float64Array; self?: unknown } = { squares: numbers.map((x) => x * x) };
        result.self = result;
        return result;
      },
      Float64Array.of(1, 2, 3),
    );
    assert.deepEqual(squares, Float64Array.of(1, 4, 9));
    assert.equal((self as { squares: Float64Array }).squares, squares);
  });

  it("tells progress that rises to 1, a share that falls back left out", async () => {
    const shares: number[] = [];
    const work: ThreadWork<number, string> = async (_library, rounds, report) => {
      for (let round = 1; round <= rounds; round++) {
        report(round / rounds / 2);
        report(0.01);
        await new Promise((go) => setTimeout(go, 15));
      }
      return "done";
    };
    assert.equal(await onThread(work, 12, { onProgress: (share) => shares.push(share) }), "done");
    assert.ok(shares.length > 2, String(shares));
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.equal(new Set(shares).size, shares.length);
    assert.equal(shares.at(-1), 1);
  });

  for (const [title, work, input, code, text] of rejected) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(
        onThread(work, input),
        (error) => isUserError(error) && error.code === code && text.test(error.message),
      );
    });
  }

  it("gives other errors with their class, name, message and code", async () => {
    const thrown = (work: ThreadWork<unknown, unknown>) =>
      onThread(work, 0).then(
        () => undefined,
        (error: unknown) => error,
      );
    const range = await thrown(() => new Float64Array(-1));
    assert.ok(range instanceof RangeError);
    assert.equal(range.message, "Invalid typed array length: -1");
    const own = await thrown(() => {
      class Unready extends Error {
        override readonly name = "Unready";
        readonly code = "E_UNREADY";
      }
      throw new Unready("not yet");
    });
    assert.deepEqual([String(own), (own as { code?: string }).code], ["Unready: not yet", "E_UNREADY"]);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a cell may throw anything
    assert.equal(await thrown(() => { throw "a text"; }), "a text"); // prettier-ignore
  });

  it("ends a thread that loops for ever when its signal is aborted, and says so", async () => {
    const beats = new Int32Array(new SharedArrayBuffer(4));
    const controller = new AbortController();
    const running = onThread(
      (_library, cells, report) => {
        Atomics.add(cells, 0, 1);
        report(0.1);
        for (;;) Atomics.add(cells, 0, 1);
      },
      beats,
      { signal: controller.signal, onProgress: () => controller.abort("enough") },
    );
    await assert.rejects(running, (error) => isUserError(error) && error.code === "threads/aborted" && error.cause === "enough");
    const reached = Atomics.load(beats, 0);
    assert.ok(reached > 0);
    await new Promise((go) => setTimeout(go, 30));
    assert.equal(Atomics.load(beats, 0), reached);
  });

  it("does not begin when its signal is aborted already", async () => {
    await assert.rejects(
      onThread(() => 1, 0, { signal: AbortSignal.abort() }),
      { code: "threads/aborted" },
    );
  });

  it("passes on what onProgress throws", async () => {
    const onProgress = () => {
      throw new TypeError("from the cell");
    };
    await assert.rejects(
      onThread(() => 1, 0, { onProgress }),
      { name: "TypeError", message: "from the cell" },
    );
  });
});
