import * as vscode from "vscode";

/** The notebook that a command is for: the one whose toolbar was clicked, else the one that has the focus. */
export function targetNotebook(context: unknown): vscode.NotebookDocument | undefined {
  const uri = toolbarUri(context);
  return uri
    ? vscode.workspace.notebookDocuments.find((notebook) => notebook.uri.toString() === uri.toString())
    : vscode.window.activeNotebookEditor?.notebook;
}

function toolbarUri(context: unknown): vscode.Uri | undefined {
  const { notebookEditor } = (context ?? {}) as { notebookEditor?: { notebookUri?: vscode.Uri } };
  return notebookEditor?.notebookUri;
}
