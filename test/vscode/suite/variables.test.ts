import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { cellAt, closeAll, openCells, runAll, runCell } from "./notebook.ts";

const row = "[id='workbench.view.extension.carrybook'] .monaco-list-row";

describe("the Variables view", () => {
  before(closeAll);
  after(closeAll);

  const sources = [
    'import { table } from "arquero";\nconst curve = table({ tenor: ["2Y", "10Y"], yield: [0.0461, 0.0453] });\nlet usRate = 0.045;',
    "usRate = 0.04;",
  ];

  it("lists name, type, size and preview, and follows each run", async () => {
    const notebook = await openCells("variables.ipynb", sources);
    await runCell(notebook, 0);
    await vscode.commands.executeCommand("carrybook.variables.focus");
    const before = await see(`${row}:has-text("usRate")`, "workbench");
    assert.match(before[0].text, /usRate.*0\.045/);
    const [curve] = await see(`${row}:has-text("curve")`, "workbench");
    assert.match(curve.text, /curve.*Table · 2 rows x 2 columns · tenor, yield/);
    await runAll(notebook);
    await see(`${row}:has-text("usRate"):has-text("0.04"):not(:has-text("0.045"))`, "workbench");
    await screenshot("variables");
  });

  it("opens a table of a million rows in an editor tab, which scrolls to its end, sorts and follows the variable", async () => {
    const table = (rows: number) =>
      `import { table } from "arquero";\nconst long = table({ row: Float64Array.from({ length: ${rows} }, (_, row) => row) });`;
    const notebook = await openCells("long-table.ipynb", [table(1e6), table(77)]);
    await runCell(notebook, 0);
    await vscode.commands.executeCommand("carrybook.variables.focus");
    await ask("click", { selector: `${row}:has-text("long")`, place: "workbench" });
    await ask("click", { selector: `${row}:has-text("long") [aria-label='Open Table']`, place: "workbench" });
    await see(".tab.active:has-text('long')", "workbench");
    await see("text=1,000,000 rows × 1 column", "outputs");
    await ask("click", { selector: ".cb-grid td:text-is('3')", place: "outputs" });
    await ask("press", { key: "End" });
    await see(".cb-grid td:text-is('999999')", "outputs");
    await screenshot("table-editor-end");
    await ask("click", { selector: ".cb-grid th button", place: "outputs" });
    await ask("click", { selector: ".cb-grid th button", place: "outputs" });
    await see(".cb-grid th[aria-sort='descending']", "outputs");
    await see(".cb-grid tr[aria-rowindex='2'] td:text-is('999999')", "outputs");
    await screenshot("table-editor");
    await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.Beside });
    await runCell(notebook, 1);
    await see("text=77 rows × 1 column", "outputs");
    assert.equal(cellAt(notebook, 1).executionSummary?.executionOrder, 2);
    await screenshot("table-editor-followed");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
});
