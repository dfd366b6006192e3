import assert from "node:assert/strict";
import * as vscode from "vscode";
import { screenshot, see } from "./driver.ts";
import { cellAt, closeAll, openCells, runAll, runCell, startCell, textOf, until, workspaceFile } from "./notebook.ts";

interface SavedCell {
  readonly metadata: { readonly vscode?: { readonly languageId?: string } };
}

describe("SQL cells", () => {
  afterEach(closeAll);

  it("run beside TypeScript, on the DuckDB inside the extension, and stay SQL in the file", async () => {
    const notebook = await openCells("sql.ipynb", [
      'const us10 = await fred("DGS10", { from: "snapshot" });\nconst threshold = 0.0458;',
      { sql: "-- name: high\nselect date, DGS10 * 100 as percent\nfrom us10\nwhere DGS10 > $threshold\norder by date desc" },
      'high.numRows() + " days, " + typeof high.get("percent", 0)',
      { sql: "select date, percnt\nfrom high" },
      "Object.keys(require.cache).find((path) => path.endsWith('duckdb.node'))",
    ]);
    assert.equal(cellAt(notebook, 1).document.languageId, "sql");
    await runAll(notebook);
    assert.match(textOf(cellAt(notebook, 1)), /^date\s+percent\n2026-/);
    assert.match(textOf(cellAt(notebook, 2)), /^'\d+ days, number'$/);
    const error = textOf(cellAt(notebook, 3));
    assert.match(error, /data\/sql/);
    assert.match(error, /percnt\W+not found/);
    assert.match(error, /> 1 \| select date, percnt/);
    await see("text=percent", "outputs");
    await screenshot("sql-cells");
    assert.match(await runCell(notebook, 4), /dist\W+modules\W+node_modules\W+@duckdb/);
    await notebook.save();
    const file = await vscode.workspace.fs.readFile(workspaceFile("sql.ipynb"));
    const { cells } = JSON.parse(new TextDecoder().decode(file)) as { readonly cells: readonly SavedCell[] };
    assert.deepEqual(
      cells.map(({ metadata }) => metadata.vscode?.languageId),
      [undefined, "sql", undefined, "sql", undefined],
    );
  });

  it("are offered where a cell's language is chosen, and interrupted as any cell", async () => {
    const notebook = await openCells("sql-interrupt.ipynb", ["let kept = 42;", "select sum(a.range * b.range)", "kept"]);
    await vscode.languages.setTextDocumentLanguage(cellAt(notebook, 1).document, "sql");
    const edit = new vscode.WorkspaceEdit();
    const { document } = cellAt(notebook, 1);
    edit.insert(document.uri, document.positionAt(document.getText().length), " from range(10000000) a, range(10000000) b");
    await vscode.workspace.applyEdit(edit);
    await runCell(notebook, 0);
    await startCell(notebook, 1);
    await vscode.commands.executeCommand("notebook.cancelExecution");
    await until("the query to end", () => cellAt(notebook, 1).executionSummary?.success === false);
    assert.match(textOf(cellAt(notebook, 1)), /Interrupted[^]*All variables are kept/);
    assert.equal(await runCell(notebook, 2), "42");
  });
});
