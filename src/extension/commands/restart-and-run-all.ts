import * as vscode from "vscode";
import { type Sessions } from "../sessions.ts";
import { restartKernel } from "./restart-kernel.ts";
import { targetNotebook } from "./target.ts";

/** *Carrybook: Restart and Run All*: what the notebook gives to someone who opens it tomorrow. */
export async function restartAndRunAll(sessions: Sessions, context: unknown): Promise<void> {
  const notebook = targetNotebook(context);
  if (!notebook) return;
  await restartKernel(sessions, { notebookEditor: { notebookUri: notebook.uri } });
  await vscode.commands.executeCommand("notebook.execute", notebook.uri);
}
