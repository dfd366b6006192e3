import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { closeAll, openCells, runAll, runCell, until, workspaceFile } from "./notebook.ts";

const panel = "[id='workbench.view.extension.carrybook']";
const row = `${panel} .monaco-list-row`;
const name = "claims-of-the-suite.ipynb";
const cells = [
  "const cost = 4.28;",
  `claim({ id: "cost", source: "Example", section: "§3.1", says: "a hedge costs four percent", printed: "4.00", unit: "count" }).equals(cost, { note: "By its own inputs." });`,
  `claim({ id: "gap", source: "Example", section: "§3.2", says: "the gap widens", printed: "rises", unit: "count" }).direction(1, 2);
hedgedReturn({ method: "approximate", ustYield: pct(4.3), usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0), hedgeRatio: ratio(1), fxMove: { simple: pct(0) } })`,
];

describe("the Claims view", () => {
  before(closeAll);
  after(closeAll);

  const notebookRow = `${row}:has-text("${name}")`;
  const claimRow = (says: string) => `${row}:has-text("${says}")`;

  it("lists the claims of every notebook before they run, and follows the cells of an open one", async () => {
    const notebook = await openCells(name, cells);
    await until("the view to be offered", async () => (await vscode.commands.getCommands()).includes("carrybook.claims.focus"));
    await vscode.commands.executeCommand("carrybook.claims.focus");
    const [unrun] = await see(notebookRow, "workbench");
    assert.match(unrun.text, /2 not run/);
    const [saved] = await see(`${row}:has-text("marginal-demand-erosion.ipynb")`, "workbench");
    assert.match(saved.text, /✗ \d+.*✓ \d+/);
    assert.doesNotMatch(saved.text, /not run/);
    await ask("click", { selector: notebookRow, place: "workbench" });
    await see(`${claimRow("a hedge costs four percent")}:has-text("printed 4.00, not run")`, "workbench");
    await runCell(notebook, 0);
    await runCell(notebook, 1);
    const [cost] = await see(`${claimRow("a hedge costs four percent")}:has-text("computed 4.28")`, "workbench");
    assert.match(cost.text, /printed 4\.00, computed 4\.28 · §3\.1/);
    await see(`${claimRow("the gap widens")}:has-text("not run")`, "workbench");
    await runAll(notebook);
    await see(`${claimRow("the gap widens")}:has-text("rises by 1")`, "workbench");
    const [counted] = await see(`${notebookRow}:has-text("✗ 1")`, "workbench");
    assert.match(counted.text, /✗ 1\s+✓ 1/);
    await screenshot("claims-view");
  });

  it("shows a cell's claims as a table that opens to the steps", async () => {
    await see(".cb-claims [data-verdict='does not reproduce']", "outputs");
    await ask("click", { selector: ".cb-open:has-text('a hedge costs four percent')", place: "outputs" });
    const [details] = await see(".cb-claim-details", "outputs");
    assert.match(details.text, /By its own inputs\./);
    await screenshot("claims-output");
  });

  it("goes to the cell that makes a claim", async () => {
    await ask("click", { selector: claimRow("the gap widens"), place: "workbench" });
    await until("the cell to be selected", () => vscode.window.activeNotebookEditor?.selection.start === 2);
    assert.ok(vscode.window.activeNotebookEditor?.notebook.uri.path.endsWith(name));
  });

  it("copies a claim", async () => {
    await ask("click", { selector: claimRow("a hedge costs four percent"), place: "workbench" });
    await ask("click", { selector: `${claimRow("a hedge costs four percent")} [aria-label='Copy']`, place: "workbench" });
    const isCopied = async () => (await vscode.env.clipboard.readText()).startsWith("a hedge costs four percent (§3.1): printed");
    await until("the claim to be in the clipboard", isCopied);
  });

  it("reads the verdicts from the file when the notebook is closed, opens it again to go to a claim, and follows the file", async () => {
    await closeAll();
    const isClosed = () => !vscode.workspace.notebookDocuments.some(({ uri }) => uri.path.endsWith(name));
    await until("the notebook to close", isClosed);
    await see(`${notebookRow}:has-text("✗ 1")`, "workbench");
    await ask("click", { selector: claimRow("the gap widens"), place: "workbench" });
    await until("the cell to be selected", () => vscode.window.activeNotebookEditor?.selection.start === 2);
    await closeAll();
    const bytes = await vscode.workspace.fs.readFile(workspaceFile(name));
    const text = Buffer.from(bytes).toString().replaceAll("the gap widens", "the gap has widened");
    await vscode.workspace.fs.writeFile(workspaceFile(name), Buffer.from(text));
    await see(claimRow("the gap has widened"), "workbench");
  });

  it("leaves out what is in node_modules, and what is gone", async () => {
    const bytes = await vscode.workspace.fs.readFile(workspaceFile(name));
    await vscode.workspace.fs.writeFile(workspaceFile("node_modules/dependency/its.ipynb"), bytes);
    await vscode.workspace.fs.writeFile(workspaceFile("folder/copy.ipynb"), bytes);
    await see(`${row}:has-text("folder/copy.ipynb")`, "workbench");
    assert.deepEqual(await ask("find", { selector: `${row}:has-text("node_modules")`, place: "workbench", timeoutMs: 500 }), []);
    await vscode.workspace.fs.delete(workspaceFile("folder"), { recursive: true });
    const copies = () => ask("find", { selector: `${row}:has-text("folder/copy.ipynb")`, place: "workbench", timeoutMs: 0 });
    await until("the copy to go", async () => (await copies()).length === 0);
  });

  it("runs a notebook's claims", async () => {
    await clearOutputs("tokyo-trading-room.ipynb");
    await see(`${row}:has-text("tokyo-trading-room.ipynb"):has-text("not run")`, "workbench");
    await ask("click", { selector: `${row}:has-text("tokyo-trading-room.ipynb")`, place: "workbench" });
    await ask("click", { selector: `${row}:has-text("tokyo-trading-room.ipynb") [aria-label='Run Claims']`, place: "workbench" });
    const [counted] = await see(`${row}:has-text("tokyo-trading-room.ipynb"):not(:has-text("not run"))`, "workbench");
    assert.match(counted.text, /✓ \d/);
    await theme("Default Dark Modern");
    await screenshot("claims-view-dark");
    await theme("Default Light Modern");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
});

/** Leaves a notebook's file as if it had never run. */
async function clearOutputs(file: string): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(workspaceFile(file));
  const notebook = JSON.parse(Buffer.from(bytes).toString()) as { cells: { cell_type: string }[] };
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell,
  );
  await vscode.workspace.fs.writeFile(workspaceFile(file), Buffer.from(JSON.stringify({ ...notebook, cells })));
}

async function theme(label: string): Promise<void> {
  await vscode.workspace.getConfiguration("workbench").update("colorTheme", label, vscode.ConfigurationTarget.Global);
}
