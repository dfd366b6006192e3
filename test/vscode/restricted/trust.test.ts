import assert from "node:assert/strict";
import * as vscode from "vscode";
import { screenshot, see } from "../suite/driver.ts";
import { cellAt, openCells, textOf, until, workspaceFile } from "../suite/notebook.ts";

/** A cell that leaves a trace outside of the notebook. */
const traceName = "trace";
const leavesTrace = `import { writeFileSync } from "node:fs"; writeFileSync("${traceName}", "ran");`;
const reason = /expected a trusted workspace, got one in Restricted Mode/;

describe("a workspace that is not trusted", () => {
  let notebook: vscode.NotebookDocument;
  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    notebook = await openCells("untrusted.ipynb", [leavesTrace, "2"]);
  });

  async function hasRun(): Promise<boolean> {
    return vscode.workspace.fs.stat(workspaceFile(traceName)).then(
      () => true,
      () => false,
    );
  }

  it("shows notebooks as they are", async () => {
    await see(".kernel-label:has-text('Carrybook')", "workbench");
    await screenshot("restricted");
  });

  it("debugs no cell, and says why in it", async () => {
    void vscode.commands.executeCommand("carrybook.debugCell", cellAt(notebook, 0));
    await until("the reason", () => reason.test(textOf(cellAt(notebook, 0))));
    await screenshot("restricted-debug");
    assert.equal(cellAt(notebook, 0).executionSummary?.success, false);
    assert.equal(await hasRun(), false);
  });

  it("neither restarts nor runs all, and says why", async () => {
    // The editor shows what a command of a button or of the palette fails with.
    await assert.rejects(async () => vscode.commands.executeCommand("carrybook.restartAndRunAll"), reason);
    await assert.rejects(async () => vscode.commands.executeCommand("carrybook.restartKernel"), reason);
    await screenshot("restricted-restart");
    assert.equal(await hasRun(), false);
  });

  it("runs no cell by the editor's own buttons, which ask for trust first", async () => {
    void vscode.commands.executeCommand("notebook.cell.execute", { ranges: [{ start: 1, end: 2 }], document: notebook.uri });
    void vscode.commands.executeCommand("notebook.execute", notebook.uri);
    // Whatever those two do is done before this is: the editor takes one after the other.
    await vscode.commands.executeCommand("carrybook.debugCell", cellAt(notebook, 0));
    assert.equal(cellAt(notebook, 1).executionSummary?.executionOrder, undefined);
    assert.equal(await hasRun(), false);
  });
});
