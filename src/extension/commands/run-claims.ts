import * as vscode from "vscode";
import { selectController } from "../affinity.ts";
import { type NotebookClaims } from "../claims/workspace-claims.ts";
import { showNotebook } from "./reveal-claim.ts";

/** *Run Claims*, in the Claims view: opens the notebook and runs all of it from a fresh kernel; the view follows. */
export async function runClaims(extensionId: string, shown: NotebookClaims | undefined): Promise<void> {
  if (!shown || !(await showNotebook(shown.uri))) return;
  await selectController(extensionId);
  await vscode.commands.executeCommand("carrybook.restartAndRunAll", { notebookEditor: { notebookUri: shown.uri } });
}
