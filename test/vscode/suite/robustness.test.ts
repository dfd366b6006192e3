import assert from "node:assert/strict";
import * as vscode from "vscode";
import { screenshot, see } from "./driver.ts";
import { cellAt, closeAll, isRunning, openCells, runAll, runCell, startCell, textOf, until, workspaceFile } from "./notebook.ts";

describe("a kernel that ends", () => {
  afterEach(closeAll);

  const deaths: [title: string, name: string, code: string, shown: RegExp][] = [
    ["process.exit()", "exit", "process.exit(3)", /process\.exit\(3\).*variables are gone/i],
    [
      "a kill from outside",
      "kill",
      'process.kill(process.pid, "SIGKILL"); await new Promise(() => {})',
      /killed from outside.*variables are gone/i,
    ],
  ];
  for (const [title, name, code, shown] of deaths) {
    it(`says so in the cell after ${title}, and starts afresh with the next run`, async () => {
      const notebook = await openCells(`${name}.ipynb`, [code, "typeof globalThis.before", "globalThis.before = 1"]);
      await runCell(notebook, 2);
      assert.match(await runCell(notebook, 0), shown);
      assert.equal(cellAt(notebook, 0).executionSummary?.success, false);
      assert.equal(await runCell(notebook, 1), "'undefined'");
      assert.equal(cellAt(notebook, 1).executionSummary?.executionOrder, 1);
    });
  }

  it("is told of when no cell was running", async () => {
    const notebook = await openCells("idle-death.ipynb", ["setTimeout(() => process.exit(4), 200); process.pid"]);
    const pid = Number(await runCell(notebook, 0));
    await until("the kernel to end", () => !isRunning(pid));
    // Under test the editor shows no toasts, only the list.
    await vscode.commands.executeCommand("notifications.showList");
    await see(".notification-list-item:has-text('process.exit(4)')", "workbench");
    await screenshot("idle-death");
    await vscode.commands.executeCommand("notifications.clearAll");
  });
});

describe("the memory limit of the settings", () => {
  const limitMb = 128;
  const limit = (megabytes: number | undefined) =>
    vscode.workspace
      .getConfiguration("carrybook")
      .update("kernel.memoryLimitMb", megabytes, vscode.ConfigurationTarget.Workspace);
  before(() => limit(limitMb));
  afterEach(closeAll);
  after(() => limit(undefined));

  it("ends a kernel whose variables need more, with the limit in the cell, and the next run starts afresh", async () => {
    const notebook = await openCells("out-of-memory.ipynb", [
      "globalThis.hoard = []; process.pid",
      "for (;;) globalThis.hoard.push(new Array(1e5).fill(1.5))",
      "[typeof globalThis.hoard, process.pid]",
    ]);
    const pid = Number(await runCell(notebook, 0));
    assert.match(await runCell(notebook, 1), /ran out of memory \(the limit is 128 MB\)\. All variables are gone/);
    assert.equal(cellAt(notebook, 1).executionSummary?.success, false);
    await screenshot("out-of-memory");
    const [, type, freshPid] = /\[ '(\w+)', (\d+) \]/.exec(await runCell(notebook, 2)) ?? [];
    assert.equal(type, "undefined");
    assert.ok(Number(freshPid) > 0 && Number(freshPid) !== pid, freshPid);
    assert.equal(cellAt(notebook, 2).executionSummary?.executionOrder, 1);
    assert.equal(isRunning(pid), false);
  });
});

describe("a flood of output", () => {
  const limit = (displays: number | undefined) =>
    vscode.workspace.getConfiguration("carrybook").update("output.displays", displays, vscode.ConfigurationTarget.Global);
  before(async () => {
    await closeAll();
    await limit(50);
  });
  afterEach(closeAll);
  after(() => limit(undefined));

  /** By then each flood has reached what it is bounded by. */
  const leastTurns = 2_000;
  /** Code that goes on until it is told to stop, and the most that the cell may then show: outputs, and characters of text. */
  const floods: [title: string, code: string, outputs: number, characters: number, cut: RegExp][] = [
    [
      "lines",
      "console.log(`line ${turn} `.repeat(100))",
      1,
      1_100_000,
      /output is cut here: the limit is 1,000,000 characters a cell/,
    ],
    [
      "a text of 200 MB",
      "if (turn === 1) console.log('x'.repeat(2e8))",
      1,
      1_100_000,
      /199,000,001 characters|198,998,001 characters/,
    ],
    [
      "displays",
      "display(turn)",
      51,
      10_000,
      /displays are cut here: the limit is 50 a cell\]\n\[[\d,]+ displays are not shown\]/,
    ],
    [
      "pages of 40 KB",
      "display(html('<b>forty</b> kilobytes '.repeat(1_740)))",
      51,
      1_100_000,
      /a display of 40,020 characters of HTML, Markdown or SVG is not shown: the limit is 1,000,000 a cell/,
    ],
    [
      "tables",
      "display(table({ turn: Array.from({ length: 1_000 }, (_, row) => row * turn) }))",
      51,
      1_100_000,
      /displays are cut here: the limit is 50 a cell/,
    ],
    ["two streams in turn", "console.log('a'); console.error('b')", 51, 1_100_000, /^a\nb\na\nb\n/],
    ["cleared displays", "clearOutput(); display(turn)", 1, 10, /^\d+$/],
    ["updates", "display(turn, { id: 'one' })", 1, 10, /^\d+$/],
  ];
  for (const [title, code, outputs, characters, cut] of floods) {
    it(`of ${title} leaves the editor answering while it goes on, and ends bounded`, async () => {
      const name = `flood-${title.replaceAll(" ", "-")}`;
      const stop = workspaceFile(`${name}.stop`);
      const notebook = await openCells(`${name}.ipynb`, [
        `import { existsSync } from "node:fs";\nimport { table } from "arquero";\nfor (let turn = 1; turn < ${leastTurns} || !existsSync("${name}.stop"); turn++) { ${code} }`,
        "6 * 7",
      ]);
      await startCell(notebook, 0);
      for (let asked = 0; asked < 5; asked += 1) {
        const typing = new vscode.WorkspaceEdit();
        typing.insert(cellAt(notebook, 1).document.uri, new vscode.Position(0, 0), " ");
        assert.ok(await vscode.workspace.applyEdit(typing));
        assert.match((await see(".kernel-label", "workbench"))[0].text, /Carrybook/);
      }
      assert.equal(cellAt(notebook, 0).executionSummary?.timing, undefined, "the flood has ended too soon");
      await vscode.workspace.fs.writeFile(stop, new Uint8Array());
      await until("the flood to end", () => cellAt(notebook, 0).executionSummary?.timing !== undefined);
      assert.ok(cellAt(notebook, 0).outputs.length <= outputs, `${cellAt(notebook, 0).outputs.length} outputs`);
      const shown = textOf(cellAt(notebook, 0));
      assert.ok(shown.length <= characters, `${shown.length} characters`);
      assert.ok(cut.test(shown), shown.slice(-500));
      assert.equal(await runCell(notebook, 1), "42");
    });
  }

  it("is saved and interrupted while it goes on", async () => {
    const notebook = await openCells("flood-interrupted.ipynb", [
      "globalThis.turns = 0; for (;;) { turns += 1; console.log('a line'); display(html('<b>forty</b> kilobytes '.repeat(1_740))) }",
      "turns > 0",
    ]);
    await startCell(notebook, 0);
    await until("the flood to be cut", () => /displays are cut here/.test(textOf(cellAt(notebook, 0))));
    await notebook.save();
    assert.equal(cellAt(notebook, 0).executionSummary?.timing, undefined, "the flood has ended too soon");
    await vscode.commands.executeCommand("carrybook.interruptKernel");
    await until("the flood to end", () => cellAt(notebook, 0).executionSummary?.timing !== undefined);
    assert.equal(cellAt(notebook, 0).executionSummary?.success, false);
    const shown = textOf(cellAt(notebook, 0));
    assert.ok(/displays are cut here.*Interrupted/is.test(shown), shown.slice(-500));
    await screenshot("flood-interrupted");
    assert.equal(await runCell(notebook, 1), "true");
    await notebook.save();
    const { size } = await vscode.workspace.fs.stat(notebook.uri);
    assert.ok(size < 4_500_000, `${size} bytes`);
  });

  it("of one value, however large or odd, is a few lines", async () => {
    const notebook = await openCells("flood-value.ipynb", [
      `const odd: Record<string, unknown> = Object.fromEntries(Array.from({ length: 1e6 }, (_, key) => ["k" + key, key]));
odd.self = odd;
Object.defineProperty(odd, "bad", { enumerable: true, get() { throw new Error("a getter was called") } });
odd`,
      "'x'.repeat(2e8)",
    ]);
    await runAll(notebook);
    const [object, text] = [textOf(cellAt(notebook, 0)), textOf(cellAt(notebook, 1))];
    assert.ok(object.length < 10_000 && text.length < 20_000, `${object.length} and ${text.length} characters`);
    assert.match(object, /k0: 0/);
    assert.match(object, /more/);
    assert.doesNotMatch(object, /a getter was called/);
    await notebook.save();
    const { size } = await vscode.workspace.fs.stat(notebook.uri);
    assert.ok(size < 40_000, `${size} bytes`);
  });
});

describe("several notebooks", () => {
  it("run at once, each with its own variables, and end their kernels when they close", async () => {
    const sources = (name: string) => [`const own = ${JSON.stringify(name)};`, "own", "process.pid"];
    const notebooks = [await openCells("first.ipynb", sources("first")), await openCells("second.ipynb", sources("second"))];
    await Promise.all(notebooks.map(runAll));
    assert.deepEqual(
      notebooks.map((notebook) => textOf(cellAt(notebook, 1))),
      ["'first'", "'second'"],
    );
    const pids = notebooks.map((notebook) => Number(textOf(cellAt(notebook, 2))));
    assert.equal(new Set(pids).size, 2);
    assert.ok(pids.every(isRunning));
    await closeAll();
    await until("both kernels to end", () => !pids.some(isRunning));
  });
});
