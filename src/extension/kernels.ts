import { dirname } from "node:path";
import * as vscode from "vscode";
import { KernelClient } from "../kernel/client.ts";
import { defaultOutputLimits } from "../kernel/protocol.ts";

/** Starts a notebook's kernel as the settings for its file say. */
export function startKernel(notebook: vscode.NotebookDocument, childPath: string): Promise<KernelClient> {
  const settings = vscode.workspace.getConfiguration("carrybook", notebook.uri);
  return KernelClient.start({
    childPath,
    folder: notebookFolder(notebook),
    memoryLimitMb: settings.get("kernel.memoryLimitMb", 4096),
    outputLimits: {
      streamCharacters: settings.get("output.streamCharacters", defaultOutputLimits.streamCharacters),
      displays: settings.get("output.displays", defaultOutputLimits.displays),
      bundleCharacters: settings.get("output.bundleCharacters", defaultOutputLimits.bundleCharacters),
    },
  });
}

/** Where relative imports and files are looked for: the notebook's own folder, or the workspace's for one that was never saved. */
function notebookFolder(notebook: vscode.NotebookDocument): string {
  if (notebook.uri.scheme === "file") return dirname(notebook.uri.fsPath);
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? process.cwd();
}
