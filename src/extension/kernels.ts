import { dirname } from "node:path";
import * as vscode from "vscode";
import { KernelClient } from "../kernel/client.ts";
import { defaultOutputLimits } from "../kernel/protocol.ts";

/** The variable of a kernel's environment that holds the notebook's path: beside it lies the file of its data's pins. */
const notebookVariable = "CARRYBOOK_NOTEBOOK";

/** Starts a notebook's kernel as the settings for its file say. */
export function startKernel(notebook: vscode.Uri, childPath: string): Promise<KernelClient> {
  const settings = vscode.workspace.getConfiguration("carrybook", notebook);
  return KernelClient.start({
    childPath,
    folder: notebookFolder(notebook),
    env: { ...process.env, [notebookVariable]: notebookPath(notebook) },
    memoryLimitMb: settings.get("kernel.memoryLimitMb", 4096),
    outputLimits: {
      streamCharacters: settings.get("output.streamCharacters", defaultOutputLimits.streamCharacters),
      displays: settings.get("output.displays", defaultOutputLimits.displays),
      bundleCharacters: settings.get("output.bundleCharacters", defaultOutputLimits.bundleCharacters),
      markupCharacters: settings.get("output.markupCharacters", defaultOutputLimits.markupCharacters),
    },
  });
}

/** Tells a running kernel that its notebook is another file now: the official data that it reads next are pinned beside that. */
export async function tellNotebook(kernel: KernelClient, notebook: vscode.NotebookDocument): Promise<void> {
  const code = `globalThis.process.env.${notebookVariable} = ${JSON.stringify(notebookPath(notebook.uri) ?? "")};`;
  if (kernel.state !== "dead") await kernel.execute({ cellId: "the notebook's name", position: 0, code }, () => undefined);
}

/** The notebook's file; none for one that was never saved. */
function notebookPath(notebook: vscode.Uri): string | undefined {
  return notebook.scheme === "file" ? notebook.fsPath : undefined;
}

/** Where relative imports and files are looked for: the notebook's own folder, or the workspace's for one that was never saved. */
function notebookFolder(notebook: vscode.Uri): string {
  if (notebook.scheme === "file") return dirname(notebook.fsPath);
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? process.cwd();
}
