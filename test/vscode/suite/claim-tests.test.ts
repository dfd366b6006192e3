import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { closeAll, isRunning, openCells, runAll, until, workspaceFile } from "./notebook.ts";

const row = "[id='workbench.view.extension.test'] .monaco-list-row";
const name = "tests-of-the-suite.ipynb";
const claimCell = (id: string, says: string, value: string) =>
  `claim({ id: "${id}", source: "Example", section: "§3", says: "${says}", printed: "4.00", unit: "count" }).equals(${value});`;
const cells = [
  "const cost = 4.28;",
  claimCell("cost", "a hedge costs four percent", "cost"),
  claimCell("gap", "the gap is four", "4"),
];

describe("claims in the Test Explorer", () => {
  before(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceFile("claims-of-the-suite.ipynb")).then(undefined, () => undefined);
    await runAll(await openCells(name, cells));
    await vscode.commands.executeCommand("workbench.action.files.save");
    await closeAll();
  });
  after(async () => {
    await closeAll();
    await vscode.commands.executeCommand("workbench.view.explorer");
  });

  const fileRow = `${row}[aria-label*="${name}"]`;
  const claimRow = (says: string, state = "") => `${row}[aria-label*="${says}"]${state && `[aria-label*="(${state})"]`}`;
  /** Runs a notebook's claims; the click that brings up the button folds them, or unfolds them. */
  const run = async (notebook: string) => {
    await ask("click", { selector: notebook, place: "workbench" });
    await ask("click", { selector: `${notebook} [aria-label^='Run Test']`, place: "workbench" });
  };
  const goTo = async (says: string) => {
    await ask("click", { selector: claimRow(says), place: "workbench" });
    await vscode.commands.executeCommand("testing.editFocusedTest");
  };

  it("are listed below their notebook", async () => {
    await vscode.commands.executeCommand("workbench.view.testing.focus");
    await see(fileRow, "workbench");
    await see(`${row}[aria-label*="marginal-demand-erosion.ipynb"]`, "workbench");
    await ask("click", { selector: fileRow, place: "workbench" });
    await see(claimRow("the gap is four"), "workbench");
  });

  it("pass where the verdict is as recorded, also where a claim does not reproduce; the file is not touched", async () => {
    const before = await bytesOf(name);
    await run(fileRow);
    await ask("click", { selector: fileRow, place: "workbench" });
    await see(claimRow("a hedge costs four percent", "Passed"), "workbench");
    await see(claimRow("the gap is four", "Passed"), "workbench");
    assert.equal(await bytesOf(name), before);
    await screenshot("claim-tests-passed");
  });

  it("go to the cell of a claim", async () => {
    await goTo("the gap is four");
    const selected = () => vscode.window.activeNotebookEditor?.selection.start;
    await until("the notebook to open", () => vscode.window.activeNotebookEditor?.notebook.uri.path.endsWith(name));
    await until("the cell to be selected", () => selected() === 2);
    await closeAll();
  });

  it("fail where a verdict is another, and are errors where a cell failed before them", async () => {
    const changed = (await bytesOf(name)).replace("const cost = 4.28;", "const cost = 4;").replace(/claim\(\{ id: \\"gap\\"/, 'null.x; claim({ id: \\"gap\\"'); // prettier-ignore
    await vscode.workspace.fs.writeFile(workspaceFile(name), Buffer.from(changed));
    await run(fileRow);
    await ask("click", { selector: fileRow, place: "workbench" });
    await see(claimRow("a hedge costs four percent", "Failed"), "workbench");
    await see(claimRow("the gap is four", "Errored"), "workbench");
    // The count of the view: these two, and not the notebook beside them.
    await see(".result-summary:has-text('0/2')", "workbench");
    await screenshot("claim-tests-failed");
    await theme("Default Dark Modern");
    await goTo("a hedge costs four percent");
    await until("the notebook to open", () => vscode.window.activeNotebookEditor?.notebook.uri.path.endsWith(name));
    await until("the cell to be selected", () => vscode.window.activeNotebookEditor?.selection.start === 1);
    await screenshot("claim-tests-dark");
    await theme("Default Light Modern");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });

  it("run the text in the editor where it has unsaved changes, a cell of SQL as SQL", async () => {
    const unsaved = "unsaved.ipynb";
    const notebook = await openCells(unsaved, [claimCell("old", "what was saved", "4")]);
    const edit = new vscode.WorkspaceEdit();
    const code = (source: string, language: string) =>
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, language);
    const added = [code("select 4 as four", "sql"), code(claimCell("new", "what was not saved", "4"), "typescript")];
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(1, added)]);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const unsavedRow = `${row}[aria-label*="${unsaved}"]`;
    await see(unsavedRow, "workbench");
    await run(unsavedRow);
    await see(`${unsavedRow}[aria-label*="(Passed)"]`, "workbench");
    await see(claimRow("what was not saved", "Passed"), "workbench");
    await closeAll();
  });

  it("stop when they are cancelled", async () => {
    const pidFile = workspaceFile("pid.txt");
    const busy = `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(pidFile.fsPath)}, String(process.pid)); while (true) {}`;
    await openCells("busy.ipynb", [busy, claimCell("late", "comes too late", "4")]);
    const busyRow = `${row}[aria-label*="busy.ipynb"]`;
    await see(busyRow, "workbench");
    await run(busyRow);
    const pid = async () => Number(await bytesOf("pid.txt").catch(() => "0"));
    await until("the cell to run", pid);
    const running = await pid();
    assert.ok(isRunning(running));
    await vscode.commands.executeCommand("testing.cancelRun");
    await until("the kernel to end", () => !isRunning(running));
    await vscode.workspace.fs.delete(workspaceFile("busy.ipynb"));
  });
});

async function bytesOf(file: string): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(workspaceFile(file))).toString();
}

async function theme(label: string): Promise<void> {
  await vscode.workspace.getConfiguration("workbench").update("colorTheme", label, vscode.ConfigurationTarget.Global);
}
