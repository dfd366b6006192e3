import * as vscode from "vscode";
import { type ShownClaim } from "../claims/claims-view.ts";

/** *Go to Cell*, by a click in the Claims view: opens the notebook and selects the cell that makes the claim. */
export async function revealClaim(shown: ShownClaim | undefined): Promise<void> {
  if (!shown) return;
  const editor = await showNotebook(shown.uri);
  if (!editor) return;
  const { position } = shown.claim;
  const cell = new vscode.NotebookRange(position - 1, position);
  editor.selection = cell;
  editor.revealRange(cell, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}

/** Opens a notebook as a user does, or goes to the tab that shows it. */
export async function showNotebook(uri: vscode.Uri): Promise<vscode.NotebookEditor | undefined> {
  await vscode.commands.executeCommand("vscode.open", uri);
  const key = uri.toString();
  return vscode.window.visibleNotebookEditors.find(({ notebook }) => notebook.uri.toString() === key);
}
