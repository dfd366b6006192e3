import assert from "node:assert/strict";
import * as vscode from "vscode";
import { addBreakpoint, debug, end, endDebuggingAfterEach, portIn, stopAt } from "./debugger.ts";
import { cellAt, closeAll, isRunning, openCells, runCell, startCell, textOf, until } from "./notebook.ts";

describe("a debugged cell", () => {
  const running = endDebuggingAfterEach();
  const source = "const kept = 7;\nglobalThis.isPassed = true;";
  const isPassed = "[typeof globalThis.isPassed, typeof kept]";

  it("is interrupted while it is paused: nothing of the rest runs, and variables are kept", async () => {
    const notebook = await openCells("interrupted.ipynb", [source, isPassed, portIn]);
    const cell = cellAt(notebook, 0);
    addBreakpoint(cell.document.uri, 2);
    const debugging = debug(cell);
    await stopAt(2);
    await vscode.commands.executeCommand("carrybook.interruptKernel");
    await end(debugging, cell);
    assert.match(textOf(cell), /All variables are kept/);
    assert.equal(await runCell(notebook, 1), "[ 'undefined', 'number' ]");
    assert.equal(await runCell(notebook, 2), "'closed'");
  });

  it("is interrupted while its debugger is only coming up: it does not run at all", async () => {
    const notebook = await openCells("coming-up.ipynb", ["1", source, isPassed]);
    await runCell(notebook, 0);
    const cell = cellAt(notebook, 1);
    const debugging = debug(cell);
    await until("the cell to be shown as running", () => cell.executionSummary?.executionOrder === 2);
    await vscode.commands.executeCommand("carrybook.interruptKernel");
    await end(debugging, cell);
    assert.match(textOf(cell), /All variables are kept/);
    assert.equal(await runCell(notebook, 2), "[ 'undefined', 'undefined' ]");
  });

  it("says so when its kernel is killed while it is paused, and the next run starts afresh", async () => {
    const notebook = await openCells("killed.ipynb", ["process.pid", source, isPassed]);
    const pid = Number(await runCell(notebook, 0));
    const cell = cellAt(notebook, 1);
    addBreakpoint(cell.document.uri, 2);
    const debugging = debug(cell);
    await stopAt(2);
    process.kill(pid, "SIGKILL");
    await end(debugging, cell);
    assert.match(textOf(cell), /killed from outside.*variables\s+are gone/i);
    await until("debugging to end", () => running.size === 0);
    assert.equal(await runCell(notebook, 2), "[ 'undefined', 'undefined' ]");
  });

  it("ends with its notebook, kernel and debugger, when that is closed while it is paused", async () => {
    const notebook = await openCells("closed.ipynb", ["process.pid", source]);
    const pid = Number(await runCell(notebook, 0));
    addBreakpoint(cellAt(notebook, 1).document.uri, 2);
    void debug(cellAt(notebook, 1));
    await stopAt(2);
    await closeAll();
    await until("the kernel to end", () => !isRunning(pid));
    await until("debugging to end", () => running.size === 0);
  });

  it("is refused where it is in SQL, or running already", async () => {
    const notebook = await openCells("refused.ipynb", [{ sql: "select 1 as one" }, "await new Promise(() => {})"]);
    await assert.rejects(async () => debug(cellAt(notebook, 0)), /expected a cell in TypeScript to debug/);
    assert.equal(cellAt(notebook, 0).executionSummary?.executionOrder, undefined);
    await startCell(notebook, 1);
    await assert.rejects(async () => debug(cellAt(notebook, 1)), /expected a cell that is not running/);
    await vscode.commands.executeCommand("carrybook.interruptKernel");
    await until("the cell to end", () => cellAt(notebook, 1).executionSummary?.timing !== undefined);
    assert.equal(running.size, 0);
  });
});
