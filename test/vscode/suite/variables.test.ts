import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { closeAll, openCells, runAll, runCell } from "./notebook.ts";

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

  it("opens a table in an editor tab", async () => {
    await ask("click", { selector: `${row}:has-text("curve")`, place: "workbench" });
    await ask("click", { selector: `${row}:has-text("curve") [aria-label='Open Table']`, place: "workbench" });
    await see(".tab.active:has-text('curve')", "workbench");
    await see("text=10Y", "outputs");
    await screenshot("table-editor");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
});
