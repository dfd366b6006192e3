import assert from "node:assert/strict";
import * as vscode from "vscode";
import { debug, end, endDebuggingAfterEach, press, stopAt, variables } from "./debugger.ts";
import { ask, screenshot, see } from "./driver.ts";
import { cellAt, openCells, textOf } from "./notebook.ts";

/** Ticks a kind of exceptions in the Breakpoints view, or takes the tick away. */
async function tick(kind: "Caught Exceptions" | "Uncaught Exceptions"): Promise<void> {
  const selector = `.debug-breakpoints .monaco-list-row:has-text("${kind}") .monaco-checkbox`;
  await ask("click", { selector, place: "workbench" });
}

describe("exception breakpoints", () => {
  endDebuggingAfterEach();
  // The editor lists kinds of exceptions from the first time that something was debugged.
  before(async () => {
    const notebook = await openCells("no-exception.ipynb", ["1"]);
    await end(debug(cellAt(notebook, 0)), cellAt(notebook, 0));
  });
  beforeEach(() => vscode.commands.executeCommand("workbench.debug.action.focusBreakpointsView"));

  const source = "const rate = 0.043;\ntry {\n  JSON.parse(`${rate} %`);\n} catch {}\nthrow new Error(`not ${rate}`);";

  it("stop at an error that nothing catches, with the variables, and let the cell fail as usual", async () => {
    const cell = cellAt(await openCells("uncaught.ipynb", [source]), 0);
    await tick("Uncaught Exceptions");
    const debugging = debug(cell);
    await stopAt(5);
    assert.equal((await variables()).get("rate"), "0.043");
    await see(".exception-widget:has-text('Error: not 0.043')", "workbench");
    await screenshot("debug-uncaught");
    await press("continue");
    await end(debugging, cell);
    await tick("Uncaught Exceptions");
    assert.equal(cell.executionSummary?.success, false);
    assert.match(textOf(cell), /not 0\.043/);
  });

  it("stop at one that is caught where that is asked for", async () => {
    const cell = cellAt(await openCells("caught.ipynb", [source]), 0);
    await tick("Caught Exceptions");
    const debugging = debug(cell);
    await stopAt(3);
    await see(".exception-widget:has-text('SyntaxError')", "workbench");
    await tick("Caught Exceptions");
    await press("continue");
    await end(debugging, cell);
    assert.match(textOf(cell), /not 0\.043/);
  });
});
