import * as vscode from "vscode";
import { controllerId, isCarrybookMetadata } from "./metadata.ts";

/** Runs notebooks that name Carrybook on it without asking; the choice stays the user's for all others. */
export function preferController(controller: vscode.NotebookController, extensionId: string): vscode.Disposable {
  const offered = new WeakSet<vscode.NotebookDocument>();
  const prefer = (notebook: vscode.NotebookDocument) => {
    if (isCarrybookMetadata(notebook.metadata)) {
      controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
    }
  };
  /** Only once, when the notebook is first looked at: what the user then picks for it is not undone. */
  const select = async (editor: vscode.NotebookEditor | undefined) => {
    if (!editor || offered.has(editor.notebook) || !isCarrybookMetadata(editor.notebook.metadata)) return;
    offered.add(editor.notebook);
    await selectController(extensionId);
  };
  vscode.workspace.notebookDocuments.forEach(prefer);
  void select(vscode.window.activeNotebookEditor);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenNotebookDocument(prefer),
    vscode.window.onDidChangeActiveNotebookEditor(select),
  );
}

/** Picks Carrybook for the notebook that has the focus. */
export async function selectController(extensionId: string): Promise<void> {
  await vscode.commands.executeCommand("notebook.selectKernel", { id: controllerId, extension: extensionId });
}
