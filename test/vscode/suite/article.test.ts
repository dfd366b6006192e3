import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { closeAll, codeCells, inMime, openNotebook, runAll, textOf } from "./notebook.ts";

const chartMime = "application/vnd.vegalite.v5+json";
const tableMime = "application/vnd.dataresource+json";

describe("the worked example", () => {
  let notebook: vscode.NotebookDocument;

  before(async () => {
    notebook = await openNotebook("marginal-demand-erosion.ipynb");
  });
  after(closeAll);

  it("opens on the Carrybook kernel without a prompt, and stays unchanged", async () => {
    const [kernel] = await see(".kernel-label", "workbench");
    assert.equal(kernel.text.trim(), "Carrybook");
    assert.equal(notebook.isDirty, false);
    await screenshot("article-opened");
  });

  it("runs every cell without an error", async () => {
    await runAll(notebook);
    for (const cell of codeCells(notebook)) assert.equal(cell.executionSummary?.success, true, textOf(cell));
    await screenshot("article-run");
  });

  it("gives at least three charts, each with its specification, a picture and words", () => {
    const charts = outputsWith(notebook, chartMime);
    assert.ok(charts.length >= 3, `${charts.length} charts`);
    for (const chart of charts) {
      assert.match(inMime(chart, chartMime) ?? "", /"\$schema":"https:\/\/vega\.github\.io\/schema\/vega-lite\//);
      const png = chart.items.find(({ mime }) => mime === "image/png")?.data ?? new Uint8Array();
      assert.equal(Buffer.from(png.subarray(1, 4)).toString(), "PNG");
      assert.ok((inMime(chart, "text/plain") ?? "").length > 20);
    }
  });

  it("shows each chart drawn: an svg or canvas with marks", async () => {
    await reveal(notebook, chartMime);
    const marks = await see("svg.marks g.mark-line path, svg.marks g.mark-rect path, svg.marks g.mark-area path", "outputs");
    for (const mark of marks) assert.match(mark.attributes["d"] ?? "", /^M[-\d.]+,[-\d.]+/);
    await screenshot("article-chart");
  });

  it("shows each table as a grid with its cells' values", async () => {
    const [table] = outputsWith(notebook, tableMime);
    assert.ok(table, "no table was displayed");
    const { data } = JSON.parse(inMime(table, tableMime) ?? "{}") as { data: Record<string, unknown>[] };
    await reveal(notebook, tableMime);
    const cells = await see("[role=gridcell], td", "outputs");
    const [firstRow = {}] = data;
    for (const value of Object.values(firstRow)) {
      if (typeof value === "string")
        assert.ok(
          cells.some((cell) => cell.text.includes(value)),
          `no cell shows ${value}`,
        );
    }
    await screenshot("article-table");
  });

  it("marks the widening of the gap as not reproducing, and what reproduces as such", async () => {
    const text = codeCells(notebook).map(textOf).join("\n");
    assert.match(text, /does not reproduce/);
    assert.match(text, /reproduces/);
    await vscode.commands.executeCommand("notebook.focusBottom");
    await screenshot("article-verdicts");
  });

  it("looks right in a dark theme", async () => {
    const workbench = vscode.workspace.getConfiguration("workbench");
    await workbench.update("colorTheme", "Default Dark Modern", vscode.ConfigurationTarget.Global);
    await reveal(notebook, chartMime);
    await see("svg.marks", "outputs");
    await screenshot("article-dark");
    await workbench.update("colorTheme", "Default Light Modern", vscode.ConfigurationTarget.Global);
  });
});

function outputsWith(notebook: vscode.NotebookDocument, mime: string): vscode.NotebookCellOutput[] {
  return notebook.getCells().flatMap((cell) => cell.outputs.filter((output) => output.items.some((item) => item.mime === mime)));
}

/** Brings the first cell with an output of a MIME type into view. */
async function reveal(notebook: vscode.NotebookDocument, mime: string): Promise<void> {
  const cell = notebook.getCells().find(({ outputs }) => outputs.some(({ items }) => items.some((item) => item.mime === mime)));
  assert.ok(cell, `no cell shows ${mime}`);
  const range = new vscode.NotebookRange(cell.index, cell.index + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, { selections: [range] });
  editor.revealRange(range, vscode.NotebookEditorRevealType.AtTop);
  await ask("press", { key: "Escape" });
}
