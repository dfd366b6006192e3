import * as vscode from "vscode";
import { languageOfId } from "../notebook/cell-language.ts";
import { carrybookMetadata, language } from "./metadata.ts";

/** Writes into a notebook that it runs on Carrybook and that its cells are TypeScript, and makes its empty cells so. */
export async function adoptNotebook(notebook: vscode.NotebookDocument): Promise<void> {
  const metadata = carrybookMetadata(notebook.metadata);
  if (metadata) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.updateNotebookMetadata(metadata)]);
    await vscode.workspace.applyEdit(edit);
  }
  const empty = notebook
    .getCells()
    .filter(({ kind, document }) => kind === vscode.NotebookCellKind.Code && document.getText().trim() === "");
  for (const { document } of empty) {
    if (document.languageId !== language && languageOfId(document.languageId) === language)
      await vscode.languages.setTextDocumentLanguage(document, language);
  }
}
