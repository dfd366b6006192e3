import * as vscode from "vscode";
import { selectController } from "../affinity.ts";
import { carrybookMetadata, language, notebookType } from "../metadata.ts";

const introduction = `# Untitled research note

What the article claims, and what it comes to when its own numbers are put in.`;

const firstCell = `import { bp, hedgedReturn, pct, ratio } from "carrybook";

hedgedReturn({
  method: "approximate",
  ustYield: pct(4.3), // 10-year Treasury
  usRate: pct(4.5), // short rates: their difference is what the hedge costs
  jpRate: pct(0.5),
  basis: bp(0),
  hedgeRatio: ratio(1), // fully hedged: the view on USD/JPY does not enter
  fxMove: { simple: pct(0) },
})`;

/** *Carrybook: New Research Notebook*: untitled, on the Carrybook kernel, with a first cell that runs. */
export async function newNotebook(extensionId: string): Promise<void> {
  const data = new vscode.NotebookData([
    new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, introduction, "markdown"),
    new vscode.NotebookCellData(vscode.NotebookCellKind.Code, firstCell, language),
  ]);
  data.metadata = { ...carrybookMetadata({}), cells: [], nbformat: 4, nbformat_minor: 5 };
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, data);
  await vscode.window.showNotebookDocument(notebook);
  await selectController(extensionId);
}
