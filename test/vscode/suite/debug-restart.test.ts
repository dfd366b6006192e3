import assert from "node:assert/strict";
import * as vscode from "vscode";
import { addBreakpoint, debug, end, endDebuggingAfterEach, portIn, press, stopAt, variables } from "./debugger.ts";
import { screenshot } from "./driver.ts";
import { cellAt, openCells, runCell, textOf, until } from "./notebook.ts";

describe("Restart in the debug toolbar", () => {
  endDebuggingAfterEach();

  it("breaks the cell off and debugs it again, in the wording that it has by then", async () => {
    const notebook = await openCells("restarted.ipynb", [
      "let runs = 0;\nlet passed = 0;",
      'runs += 1;\nconsole.log("run", runs);\npassed += 1;\nruns * 10',
      "passed",
      portIn,
    ]);
    await runCell(notebook, 0);
    const cell = cellAt(notebook, 1);
    addBreakpoint(cell.document.uri, 3);
    const debugging = debug(cell);
    await stopAt(3);
    assert.equal(cell.executionSummary?.executionOrder, 2);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(cell.document.uri, new vscode.Range(3, 7, 3, 9), "100");
    assert.ok(await vscode.workspace.applyEdit(edit));
    await press("restart");
    await until("another run of the cell", () => cell.executionSummary?.executionOrder === 3);
    await stopAt(3);
    await screenshot("debug-restarted");
    assert.equal((await variables()).get("runs"), "2");
    await press("continue");
    await end(debugging, cell);
    assert.equal(textOf(cell), "run 2\n200");
    assert.equal(cell.executionSummary?.executionOrder, 3);
    assert.equal(await runCell(notebook, 2), "1");
    assert.equal(await runCell(notebook, 3), "'closed'");
  });

  it("may be followed by Stop", async () => {
    const notebook = await openCells("restarted-stopped.ipynb", ["const one = 1;\none + 1", "one", portIn]);
    const cell = cellAt(notebook, 0);
    addBreakpoint(cell.document.uri, 2);
    const debugging = debug(cell);
    await stopAt(2);
    await press("restart");
    await until("another run of the cell", () => cell.executionSummary?.executionOrder === 2);
    await stopAt(2);
    await press("disconnect");
    await end(debugging, cell);
    assert.equal(textOf(cell), "2");
    assert.equal(await runCell(notebook, 1), "1");
    assert.equal(await runCell(notebook, 2), "'closed'");
  });
});
