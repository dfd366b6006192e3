import * as vscode from "vscode";
import { preferController } from "./affinity.ts";
import { claimFeatures } from "./claims/features.ts";
import { debugCell } from "./commands/debug-cell.ts";
import { interruptKernel } from "./commands/interrupt-kernel.ts";
import { newNotebook } from "./commands/new-notebook.ts";
import { openTable } from "./commands/open-table.ts";
import { restartAndRunAll } from "./commands/restart-and-run-all.ts";
import { restartKernel } from "./commands/restart-kernel.ts";
import { createController } from "./controller.ts";
import { CellDebugger } from "./debugging/cell-debugger.ts";
import { startKernel, tellNotebook } from "./kernels.ts";
import { languageFeatures } from "./intellisense/features.ts";
import { adoptNotebook } from "./language.ts";
import { Sessions } from "./sessions.ts";
import { type ShownVariable, VariablesView } from "./variables/variables-view.ts";

let sessions: Sessions | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Carrybook", { log: true });
  const controller = createController();
  const childPath = context.asAbsolutePath("dist/kernel/child.js");
  const open = new Sessions({ controller, log, tellNotebook, startKernel: ({ uri }) => startKernel(uri, childPath) });
  sessions = open;
  const cellDebugger = new CellDebugger(context.asAbsolutePath("dist"));
  controller.executeHandler = (cells, notebook) => open.of(notebook).run(cells);
  controller.interruptHandler = async (notebook) => void (await open.find(notebook)?.interrupt());
  const language = languageFeatures(context.asAbsolutePath("dist/language/process.js"), log);
  const extensionId = context.extension.id;
  const command = (name: string, run: (argument: unknown) => unknown) =>
    vscode.commands.registerCommand(`carrybook.${name}`, run);
  context.subscriptions.push(
    log,
    controller,
    controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
      open.select(notebook, selected);
      language.select(notebook, selected);
      return selected ? adoptNotebook(notebook) : undefined;
    }),
    preferController(controller, extensionId),
    new VariablesView(open),
    claimFeatures({ log, extensionId, startKernel: (notebook) => startKernel(notebook, childPath) }),
    cellDebugger,
    language,
    command("debugCell", (argument) => debugCell(open, cellDebugger, argument)),
    command("newNotebook", () => newNotebook(extensionId)),
    command("restartKernel", (argument) => restartKernel(open, argument)),
    command("restartAndRunAll", (argument) => restartAndRunAll(open, argument)),
    command("openTable", (argument) => openTable(open, context.extensionUri, argument as ShownVariable | undefined)),
    command("interruptKernel", (argument) => interruptKernel(open, argument)),
  );
}

/** The editor waits for this, so that every kernel has ended before the extension host does. */
export async function deactivate(): Promise<void> {
  await sessions?.dispose();
}
