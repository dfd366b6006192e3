import * as vscode from "vscode";
import { UserError } from "../../base/errors.ts";
import { languageOfId } from "../../notebook/cell-language.ts";
import { type CellDebugger } from "../debugging/cell-debugger.ts";
import { type Sessions } from "../sessions.ts";

/**
 * *Carrybook: Debug Cell*: runs the cell whose button was pressed, or that has the focus, with the editor's debugger attached.
 *
 * @throws UserError extension/sql-not-debugged, extension/cell-is-running
 */
export async function debugCell(sessions: Sessions, cellDebugger: CellDebugger, context: unknown): Promise<void> {
  const cell = isCell(context) ? context : focusedCell();
  if (cell?.kind !== vscode.NotebookCellKind.Code) return;
  if (languageOfId(cell.document.languageId) === "sql") throw sqlNotDebugged();
  if (sessions.of(cell.notebook).isPending(cell)) throw cellIsRunning();
  while ((await debugOnce(sessions, cellDebugger, cell)) === "restarted");
}

/** Debugs a cell to its end, or until *Restart* in the debug toolbar has broken it off. */
async function debugOnce(
  sessions: Sessions,
  cellDebugger: CellDebugger,
  cell: vscode.NotebookCell,
): Promise<"ended" | "restarted"> {
  const { notebook } = cell;
  const session = sessions.of(notebook);
  let interrupting: Promise<boolean> | undefined;
  const onRestart = () => void (interrupting ??= session.interrupt());
  await session.run([cell], (kernel) => cellDebugger.attach({ kernel, notebook, onRestart }));
  // Without its variables the cell would not be the same run again: then it is left saying so.
  return (await interrupting) ? "restarted" : "ended";
}

function isCell(context: unknown): context is vscode.NotebookCell {
  return typeof context === "object" && context !== null && "notebook" in context && "document" in context;
}

function focusedCell(): vscode.NotebookCell | undefined {
  const editor = vscode.window.activeNotebookEditor;
  return editor?.notebook.cellAt(editor.selection.start);
}

function sqlNotDebugged(): UserError {
  return new UserError("extension/sql-not-debugged", {
    expected: "a cell in TypeScript to debug",
    received: "one in SQL, which DuckDB runs as a whole",
    action: "run it as usual, or debug the TypeScript cell that uses its rows",
  });
}

function cellIsRunning(): UserError {
  return new UserError("extension/cell-is-running", {
    expected: "a cell that is not running",
    received: "one that is, or waits to run",
    action: "interrupt it or wait for its end, then debug it",
  });
}
