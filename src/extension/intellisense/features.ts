import * as vscode from "vscode";
import { LanguageClient } from "../../language/client.ts";
import { notebookType } from "../metadata.ts";
import { BuiltInTypeScript } from "./built-in-typescript.ts";
import { CellDiagnostics } from "./cell-diagnostics.ts";
import { CellCompletions, completionTriggers } from "./completion-provider.ts";
import { LanguageNotebooks } from "./language-notebooks.ts";
import { CellRename } from "./rename-provider.ts";
import { CellSignatures, signatureTriggers } from "./signature-provider.ts";
import { CellSymbols } from "./symbol-providers.ts";

export interface LanguageFeatures extends vscode.Disposable {
  /** The user has chosen Carrybook for a notebook, or another kernel. */
  select(notebook: vscode.NotebookDocument, isSelected: boolean): void;
}

/** What cells may import, beside packages; the editor watches no `node_modules`, but does what npm writes beside it. */
const watchedFiles = "**/*.{ts,mts,cts,js,mjs,cjs,json}";

/** What npm and git change they change at once. */
const filesDebounceMs = 300;

/**
 * Completion, hover, definitions, renames and errors in the cells of notebooks on Carrybook's kernel. Nothing is set up before there
 * is one: the language process least of all.
 */
export function languageFeatures(processPath: string, log: vscode.LogOutputChannel): LanguageFeatures {
  let started: LanguageFeatures | undefined;
  return {
    select: (notebook, isSelected) => {
      if (!started && !isSelected) return;
      started ??= startFeatures(processPath, log);
      started.select(notebook, isSelected);
    },
    dispose: () => {
      started?.dispose();
    },
  };
}

function startFeatures(processPath: string, log: vscode.LogOutputChannel): LanguageFeatures {
  const client = new LanguageClient({
    processPath,
    onProblem: (problem) => log.warn(problem),
    onStart: () => diagnostics.checkAll(),
  });
  const notebooks = new LanguageNotebooks(client);
  const diagnostics = new CellDiagnostics(client, notebooks);
  const symbols = new CellSymbols(client, notebooks);
  const typescript = { notebookType, language: "typescript" };
  const cells = [typescript, { notebookType, language: "sql" }];
  const features = vscode.Disposable.from(
    diagnostics,
    new BuiltInTypeScript(notebooks),
    notebooks,
    vscode.languages.registerCompletionItemProvider(typescript, new CellCompletions(client, notebooks), ...completionTriggers),
    vscode.languages.registerSignatureHelpProvider(typescript, new CellSignatures(client, notebooks), signatureTriggers),
    vscode.languages.registerHoverProvider(cells, symbols),
    vscode.languages.registerDefinitionProvider(cells, symbols),
    vscode.languages.registerTypeDefinitionProvider(cells, symbols),
    vscode.languages.registerReferenceProvider(cells, symbols),
    vscode.languages.registerRenameProvider(cells, new CellRename(client, notebooks)),
    watchFiles((paths) => {
      client.filesChanged(paths);
      diagnostics.checkAll();
    }),
  );
  return {
    select: (notebook, isSelected) => notebooks.select(notebook, isSelected),
    dispose: () => {
      features.dispose();
      client[Symbol.dispose]();
    },
  };
}

function watchFiles(onChanged: (paths: readonly string[]) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(watchedFiles);
  let timer: NodeJS.Timeout | undefined;
  let paths: string[] = [];
  const changed = ({ fsPath }: vscode.Uri) => {
    paths.push(fsPath);
    clearTimeout(timer);
    timer = setTimeout(() => {
      onChanged(paths);
      paths = [];
    }, filesDebounceMs);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
