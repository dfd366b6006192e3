import assert from "node:assert/strict";
import * as vscode from "vscode";
import { screenshot, see } from "./driver.ts";
import { cellAt, closeAll, isRunning, openCells, runAll, runCell, startCell, textOf, until } from "./notebook.ts";

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

describe("a flood of output", () => {
  afterEach(closeAll);

  it("is cut with a word about it, while the editor goes on answering", async () => {
    const notebook = await openCells("flood.ipynb", [
      "for (let line = 0; line < 1_000_000; line++) console.log(`line ${line}`);",
      "6 * 7",
    ]);
    await startCell(notebook, 0);
    const answer = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", cellAt(notebook, 1).document.uri);
    assert.notEqual(answer, null);
    await until("the flood to end", () => cellAt(notebook, 0).executionSummary?.timing !== undefined);
    const shown = textOf(cellAt(notebook, 0));
    assert.ok(shown.length < 1_100_000, `${shown.length} characters`);
    assert.match(shown, /output is cut here: the limit is 1,000,000 characters a cell/);
    assert.match(shown, /line 999999\n$/);
    assert.equal(await runCell(notebook, 1), "42");
    await screenshot("flood");
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
