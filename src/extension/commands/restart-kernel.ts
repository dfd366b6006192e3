import * as vscode from "vscode";
import { type Sessions } from "../sessions.ts";
import { targetNotebook } from "./target.ts";

/** *Carrybook: Restart Kernel*: a new process, with no variables; outputs stay. */
export async function restartKernel(sessions: Sessions, context: unknown): Promise<void> {
  const notebook = targetNotebook(context);
  if (!notebook) return;
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: "Restarting the Carrybook kernel" }, () =>
    sessions.of(notebook).restart(),
  );
}
