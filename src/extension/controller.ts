import * as vscode from "vscode";
import { controllerId, language, notebookType } from "./metadata.ts";

/** The kernel as the editor lists it; what it does is bound by {@link bindController}. */
export function createController(): vscode.NotebookController {
  const controller = vscode.notebooks.createNotebookController(controllerId, notebookType, "Carrybook");
  controller.description = "TypeScript with rates and FX";
  controller.detail = "Runs on the editor's own Node";
  controller.supportedLanguages = [language, "sql"];
  controller.supportsExecutionOrder = true;
  return controller;
}
