import assert from "node:assert/strict";
import { Progress, cellTitles, durationText } from "../../src/cli/progress.ts";
import type { CodeCell, NotebookCell, NotebookFile } from "../../src/notebook/nbformat.ts";
import { recordingTerminal } from "./command.ts";

const text = (source: string): NotebookCell => ({ cell_type: "markdown", id: "t", metadata: {}, source });
const code = (source: string): CodeCell => ({
  cell_type: "code",
  id: "c",
  metadata: {},
  source,
  outputs: [],
  execution_count: null,
});
const notebook = (...cells: NotebookCell[]): NotebookFile => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

describe("durationText", () => {
  const rows: [ms: number, shown: string][] = [
    [0.2, "0 ms"],
    [999.4, "999 ms"],
    [1000, "1.0 s"],
    [59_949, "59.9 s"],
    [59_950, "1 min 0 s"],
    [185_000, "3 min 5 s"],
  ];
  for (const [ms, shown] of rows) it(`writes ${ms} ms as ${shown}`, () => assert.equal(durationText(ms), shown));
});

describe("cellTitles", () => {
  it("takes the nearest heading above, once, else the first comment or line", () => {
    const cells = [
      text("# Title\n\n## What a *hedge* costs, `hedgeCost()`"),
      code("const a = 1;"),
      code("\n  // add them up\nsum()"),
      code("  sum()\nmore()"),
      text("no heading"),
      code("//\nx"),
      code(""),
    ];
    assert.deepEqual(
      [...cellTitles(notebook(...cells))],
      [
        [2, "What a hedge costs, hedgeCost()"],
        [3, "add them up"],
        [4, "sum()"],
        [6, "//"],
        [7, ""],
      ],
    );
  });
});

describe("Progress", () => {
  const cell = code("const aRatherLongNameForAValue = someFunction(withArguments, andMore);");
  const running = { cell, number: 1, position: 1 };

  it("writes one line a cell into a log, cut to its width", () => {
    const terminal = recordingTerminal(60);
    const progress = new Progress(notebook(cell), terminal, { verbose: false });
    progress.start(running, 12);
    progress.stream("stdout", "hidden");
    progress.end(running, "ok", 12);
    assert.deepEqual(terminal.written, { out: "[ 1/12]  const aRatherLongNameForAV…     12 ms  ok\n", error: "" });
  });

  it("shows the running cell on a watched terminal, and writes over it", () => {
    const terminal = { ...recordingTerminal(60), interactive: true };
    const progress = new Progress(notebook(cell), terminal, { verbose: false });
    progress.start(running, 1);
    progress.end(running, "failed", 1500);
    const [first, second] = terminal.written.out.split("\r\u001b[K");
    assert.match(first ?? "", /^\[1\/1\] {2}const .* …$/);
    assert.match(second ?? "", /^\[1\/1\] {2}const .* 1\.5 s {2}failed\n$/);
  });

  it("passes on what cells print, each to its stream, and starts its own line after it", () => {
    const terminal = recordingTerminal(60);
    const progress = new Progress(notebook(cell), terminal, { verbose: true });
    progress.start(running, 1);
    progress.stream("stderr", "careful\n");
    progress.stream("stdout", "no line end");
    progress.end(running, "ok", 1);
    assert.equal(terminal.written.error, "careful\n");
    assert.match(terminal.written.out, /^no line end\n\[1\/1\]/);
  });

  it("shows on a watched terminal how far a cell's loop is, in one line, and nothing of it in a log", () => {
    const [terminal, log] = [{ ...recordingTerminal(60), interactive: true }, recordingTerminal(60)];
    for (const each of [terminal, log]) {
      const progress = new Progress(notebook(cell), each, { verbose: false });
      progress.start(running, 1);
      progress.bar(running, "Draws: 11 of 30, 20/s, 1 s left");
      progress.bar(running, "Draws: 30 of 30, done");
      progress.end(running, "ok", 1500);
    }
    const [, first, second, third] = terminal.written.out.split("\r\u001b[K");
    assert.equal(first, "[1/1]  const aRatherLo…  Draws: 11 of 30, 20/s, 1 s left");
    assert.equal(second, "[1/1]  const aRatherLo…  Draws: 30 of 30, done");
    assert.match(third ?? "", /^\[1\/1\] {2}const .* 1\.5 s {2}ok\n$/);
    assert.doesNotMatch(log.written.out, /Draws/);
  });

  it("takes the progress away before what the cell prints, and shows none behind an unfinished line", () => {
    const terminal = { ...recordingTerminal(60), interactive: true };
    const progress = new Progress(notebook(cell), terminal, { verbose: true });
    progress.start(running, 1);
    progress.bar(running, "1 of 3");
    progress.stream("stdout", "half a ");
    progress.bar(running, "2 of 3");
    progress.stream("stdout", "line\n");
    progress.end(running, "ok", 1);
    const [bar, rest] = terminal.written.out.split("\r\u001b[K");
    assert.match(bar ?? "", /^\[1\/1\] .* 1 of 3$/);
    assert.match(rest ?? "", /^half a line\n\[1\/1\] .*ok\n$/);
  });

  it("leaves a question in sight, answered or not", async () => {
    const terminal = { ...recordingTerminal(60), interactive: true };
    const progress = new Progress(notebook(cell), terminal, { verbose: false });
    progress.start(running, 1);
    await progress.during(() => Promise.resolve(terminal.out("Spread: 25\n")));
    progress.end(running, "ok", 1);
    void progress.during(() => new Promise(() => terminal.out("Spread: ")));
    progress.end(running, "failed", 1);
    assert.match(terminal.written.out, /…\nSpread: 25\n\[1\/1\] .* ok\nSpread: \n\[1\/1\] .* failed\n$/);
  });
});
