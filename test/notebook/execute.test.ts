import assert from "node:assert/strict";
import { progressIds } from "../../src/base/host.ts";
import { type CellResult, type CellRunner, type ExecutionError, executeNotebook } from "../../src/notebook/execute.ts";
import type { CodeCell, NotebookCell, NotebookFile } from "../../src/notebook/nbformat.ts";

type Sink = Parameters<CellRunner["execute"]>[1];
type Outcome = Awaited<ReturnType<CellRunner["execute"]>>;

const code = (id: string, source: string, tags: string[] = []): CodeCell => ({
  ...{ cell_type: "code", id, metadata: { tags }, source, execution_count: 9 },
  outputs: [{ name: "stdout", output_type: "stream", text: "old" }],
});
const notebook = (...cells: NotebookCell[]): NotebookFile => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
const failure = (cellId?: string, line = 2): ExecutionError => ({
  ...{ name: "RangeError", message: "too far", text: "RangeError: too far" },
  frames:
    cellId === undefined
      ? []
      : [
          { cellId: "other", line: 1, column: 1 },
          { cellId, line, column: 3 },
        ],
});
const ok: Outcome = { status: "ok", durationMs: 1 };

/** A kernel whose cells do what the test says, by the cell's id. */
function kernel(cells: Record<string, (sink: Sink) => Outcome | Promise<Outcome>>) {
  const calls: string[] = [];
  let onInterrupt = () => undefined as void;
  const runner: CellRunner = {
    execute: async ({ cellId, position, code: source }, sink) => {
      calls.push(`${position} ${source}`);
      return (await cells[cellId]?.(sink)) ?? ok;
    },
    interrupt: () => {
      calls.push("interrupt");
      onInterrupt();
      return Promise.resolve();
    },
  };
  const untilInterrupt = () =>
    new Promise<Outcome>((resolve) => (onInterrupt = () => resolve({ status: "interrupted", durationMs: 5 })));
  return { runner, calls, untilInterrupt };
}

/** Runs a notebook and notes how each cell ended. */
async function execute(file: NotebookFile, runner: CellRunner, rest: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const results: (readonly [position: number, result: CellResult])[] = [];
  const execution = await executeNotebook(file, {
    runner,
    ...rest,
    onEnd: ({ position }, result) => results.push([position, result]),
  });
  const outputs = file.cells.map((cell) => (cell.cell_type === "code" ? cell.outputs.map((output) => output.output_type) : []));
  return { ...execution, results, outputs };
}

describe("executeNotebook", () => {
  it("runs code cells in order, numbers them, and passes over text and empty cells", async () => {
    const text: NotebookCell = { cell_type: "markdown", id: "t", metadata: {}, source: "# T" };
    const file = notebook(text, code("a", "1"), code("b", " \n"), code("c", "2"));
    const { runner, calls } = kernel({});
    const { results, outputs, failure: failed } = await execute(file, runner);
    assert.deepEqual(calls, ["2 1", "4 2"]);
    assert.deepEqual(results, [
      [2, "ok"],
      [4, "ok"],
    ]);
    assert.deepEqual(outputs, [[], [], [], []]);
    assert.equal(failed, undefined);
    assert.deepEqual(
      file.cells.map((cell) => (cell.cell_type === "code" ? cell.execution_count : "-")),
      ["-", 1, null, 2],
    );
  });

  it("puts a late update into the output of an earlier cell", async () => {
    const file = notebook(code("a", "1"), code("b", "2"));
    const { runner } = kernel({
      a: (sink) => (sink({ type: "display", cellId: "a", bundle: { "text/plain": "0%" }, displayId: "bar" }), ok),
      b: (sink) => (sink({ type: "update", displayId: "bar", bundle: { "text/plain": "100%" } }), ok),
    });
    await execute(file, runner);
    const [first] = (file.cells[0] as CodeCell).outputs;
    assert.deepEqual(first, { data: { "text/plain": ["100%"] }, metadata: {}, output_type: "display_data" });
  });

  it("passes on what the running cell's progress bars say, and nothing of other displays", async () => {
    const said: string[] = [];
    const { runner } = kernel({
      a: (sink) => {
        sink({ type: "display", cellId: "a", bundle: { "text/plain": "0 of 2" }, displayId: `${progressIds}1` });
        sink({ type: "display", cellId: "a", bundle: { "text/plain": "a table" }, displayId: "mine" });
        sink({ type: "update", displayId: `${progressIds}1`, bundle: { "text/plain": "2 of 2, done" } });
        return ok;
      },
    });
    await executeNotebook(notebook(code("a", "1")), {
      runner,
      onProgress: ({ position }, text) => said.push(`${position}: ${text}`),
    });
    assert.deepEqual(said, ["1: 0 of 2", "1: 2 of 2, done"]);
  });

  const ends: [what: string, cell: CodeCell, outcome: (sink: Sink) => Outcome, result: CellResult, outputs: string[]][] = [
    [
      "an error",
      code("a", "x"),
      (sink) => (
        sink({ type: "error", cellId: "a", error: failure("a") }),
        { status: "error", durationMs: 1, error: failure("a") }
      ),
      "failed",
      ["error"],
    ],
    [
      "an error that only the outcome tells",
      code("a", "x"),
      () => ({ status: "error", durationMs: 1, error: failure("a") }),
      "failed",
      ["error"],
    ],
    [
      "an error beside an end that looks sound",
      code("a", "x"),
      (sink) => (sink({ type: "error", cellId: "a", error: failure("a") }), ok),
      "failed",
      ["error"],
    ],
    ["a dead kernel", code("a", "x"), () => ({ status: "lost", durationMs: 1, error: failure() }), "failed", ["error"]],
    [
      "a dead kernel in a cell that may throw",
      code("a", "x", ["raises-exception"]),
      () => ({ status: "lost", durationMs: 1, error: failure() }),
      "failed",
      ["error"],
    ],
    ["a cell that ends unexplained", code("a", "x"), () => ({ status: "interrupted", durationMs: 1 }), "failed", ["error"]],
    [
      "an error that is expected",
      code("a", "x", ["raises-exception"]),
      () => ({ status: "error", durationMs: 1, error: failure("a") }),
      "expected",
      ["error"],
    ],
    ["no error where one is expected", code("a", "x", ["raises-exception"]), () => ok, "ok", []],
  ];
  for (const [what, cell, outcome, result, outputs] of ends) {
    it(`takes ${what} as ${result}`, async () => {
      const run = await execute(notebook(cell), kernel({ a: outcome }).runner);
      assert.deepEqual(run.results, [[1, result]]);
      assert.deepEqual(run.outputs, [outputs]);
      assert.equal(run.failure !== undefined, result === "failed");
    });
  }

  it("stops at a failure, names the cell's own line, and leaves the cells after it without outputs", async () => {
    const file = notebook(code("a", "1"), code("b", "x"), code("c", "2"));
    const { runner, calls } = kernel({ b: () => ({ status: "error", durationMs: 1, error: failure("b", 4) }) });
    const run = await execute(file, runner);
    assert.deepEqual(calls, ["1 1", "2 x"]);
    assert.deepEqual([run.failure?.position, run.failure?.line], [2, 4]);
    assert.deepEqual(run.outputs, [[], ["error"], []]);
    assert.equal((file.cells[2] as CodeCell).execution_count, null);
  });

  it("takes an error that comes after its cell has ended as a failure of that cell", async () => {
    let late: Sink = () => undefined;
    const { runner } = kernel({
      a: (sink) => ((late = sink), ok),
      b: () => (late({ type: "error", cellId: "a", error: failure("a") }), ok),
    });
    const run = await execute(notebook(code("a", "1"), code("b", "2"), code("c", "3")), runner);
    assert.equal(run.failure?.position, 1);
    assert.deepEqual(run.outputs, [["error"], [], []]);
  });

  it("leaves a cell tagged skip-execution as it is", async () => {
    const { runner, calls } = kernel({});
    const run = await execute(notebook(code("a", "1", ["skip-execution"])), runner);
    assert.deepEqual([calls, run.results, run.outputs], [[], [[1, "skipped"]], [["stream"]]]);
  });

  it("interrupts a cell whose time is over", async () => {
    const { runner, calls, untilInterrupt } = kernel({ a: () => untilInterrupt() });
    const run = await execute(notebook(code("a", "x"), code("b", "2")), runner, { timeoutMs: 10 });
    assert.deepEqual(calls, ["1 x", "interrupt"]);
    assert.match(run.failure?.error.message ?? "", /longer than 0\.01 s/);
    assert.deepEqual(run.outputs, [["error"], []]);
  });

  it("interrupts the running cell when the run is aborted, and runs no other", async () => {
    const controller = new AbortController();
    const { runner, calls, untilInterrupt } = kernel({ a: () => (setImmediate(() => controller.abort()), untilInterrupt()) });
    const run = await execute(notebook(code("a", "x"), code("b", "2")), runner, { signal: controller.signal });
    assert.deepEqual(calls, ["1 x", "interrupt"]);
    assert.deepEqual([run.interrupted, run.failure, run.results], [true, undefined, [[1, "interrupted"]]]);
  });

  it("takes a cell that fails because of the abort as interrupted", async () => {
    const controller = new AbortController();
    const { runner } = kernel({ a: () => (controller.abort(), { status: "error", durationMs: 1, error: failure("a") }) });
    const run = await execute(notebook(code("a", "x")), runner, { signal: controller.signal });
    assert.deepEqual([run.failure, run.results], [undefined, [[1, "interrupted"]]]);
  });

  it("runs nothing when it is aborted before", async () => {
    const { runner, calls } = kernel({});
    const run = await execute(notebook(code("a", "1")), runner, { signal: AbortSignal.abort() });
    assert.deepEqual([calls, run.interrupted], [[], true]);
  });
});
