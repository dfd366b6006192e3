import * as vscode from "vscode";
import { type CellDebugger } from "../debugging/cell-debugger.ts";
import { type Sessions } from "../sessions.ts";

/** *Carrybook: Debug Cell*: runs the cell whose button was pressed, or that has the focus, with the editor's debugger attached. */
export async function debugCell(sessions: Sessions, cellDebugger: CellDebugger, context: unknown): Promise<void> {
  const cell = isCell(context) ? context : focusedCell();
  if (cell?.kind !== vscode.NotebookCellKind.Code) return;
  await sessions.of(cell.notebook).run([cell], (kernel) => cellDebugger.attach(kernel, cell.notebook));
}

function isCell(context: unknown): context is vscode.NotebookCell {
  return typeof context === "object" && context !== null && "notebook" in context && "document" in context;
}

function focusedCell(): vscode.NotebookCell | undefined {
  const editor = vscode.window.activeNotebookEditor;
  return editor?.notebook.cellAt(editor.selection.start);
}
