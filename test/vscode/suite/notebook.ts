import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import { see } from "./driver.ts";

const waitTimeoutMs = 60_000;
const pollMs = 50;

/** Waits until a condition holds: what the editor does reaches the extension host a little later. */
export async function until(what: string, holds: () => unknown): Promise<void> {
  const deadline = performance.now() + waitTimeoutMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`expected ${what} within ${waitTimeoutMs / 1000} s`);
    await sleep(pollMs);
  }
}

/** A file of the workspace, which is a fresh copy for each run. */
export function workspaceFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "the suite needs a workspace");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a notebook of the workspace as a user does: one that the API opens would stay open when its editor is closed. */
export async function openNotebook(name: string): Promise<vscode.NotebookDocument> {
  const uri = workspaceFile(name);
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  const active = () => vscode.window.activeNotebookEditor?.notebook;
  await until(`${name} to open`, () => active()?.uri.path === uri.path);
  const notebook = active();
  assert.ok(notebook);
  return notebook;
}

/** A new file in the workspace with these code cells, opened; one in SQL is given as such. */
export async function openCells(
  name: string,
  sources: readonly (string | { readonly sql: string })[],
): Promise<vscode.NotebookDocument> {
  const cells = sources.map((source, index) => ({
    cell_type: "code",
    execution_count: null,
    id: `cell-${index + 1}`,
    metadata: typeof source === "string" ? {} : { vscode: { languageId: "sql" } },
    outputs: [],
    source: typeof source === "string" ? source : source.sql,
  }));
  const kernelspec = { name: "carrybook", display_name: "Carrybook", language: "typescript" };
  const file = { cells, metadata: { kernelspec, language_info: { name: "typescript" } }, nbformat: 4, nbformat_minor: 5 };
  await vscode.workspace.fs.writeFile(workspaceFile(name), Buffer.from(JSON.stringify(file)));
  const notebook = await openNotebook(name);
  // In an editor that has only just started, the extension may still be on its way: a run would ask for a kernel.
  await see(".kernel-label:has-text('Carrybook')", "workbench");
  return notebook;
}

/** Saves and closes all: a notebook with changes would ask what to do with them. */
export async function closeAll(): Promise<void> {
  for (const notebook of vscode.workspace.notebookDocuments) {
    if (notebook.isDirty && !notebook.isUntitled) await notebook.save();
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  const { tabGroups } = vscode.window;
  await until("all editors to close", () => tabGroups.all.every((group) => group.tabs.length === 0));
}

export function codeCells(notebook: vscode.NotebookDocument): vscode.NotebookCell[] {
  return notebook.getCells().filter((cell) => cell.kind === vscode.NotebookCellKind.Code);
}

export function cellAt(notebook: vscode.NotebookDocument, index: number): vscode.NotebookCell {
  const cell = codeCells(notebook)[index];
  assert.ok(cell, `the notebook has no code cell ${index}`);
  return cell;
}

/** Run All, to its end. */
export async function runAll(notebook: vscode.NotebookDocument): Promise<void> {
  const before = codeCells(notebook).map(runOf);
  await vscode.commands.executeCommand("notebook.execute", notebook.uri);
  const isSettled = (cell: vscode.NotebookCell, index: number) =>
    cell.executionSummary?.executionOrder === undefined || hasEnded(cell) || runOf(cell) === before[index];
  await until("all cells to end", () => codeCells(notebook).every(isSettled));
}

/** Runs one code cell, by its place among them, to its end. @returns its outputs in text */
export async function runCell(notebook: vscode.NotebookDocument, index: number): Promise<string> {
  await startCell(notebook, index);
  await until(`cell ${index} to end`, () => hasEnded(cellAt(notebook, index)));
  return textOf(cellAt(notebook, index));
}

/** Starts one code cell without waiting for its end. */
export async function startCell(notebook: vscode.NotebookDocument, index: number): Promise<void> {
  const { index: place } = cellAt(notebook, index);
  const before = runOf(cellAt(notebook, index));
  void vscode.commands.executeCommand("notebook.cell.execute", {
    ranges: [{ start: place, end: place + 1 }],
    document: notebook.uri,
  });
  const hasStarted = (cell: vscode.NotebookCell) => cell.executionSummary?.executionOrder !== undefined && runOf(cell) !== before;
  await until(`cell ${index} to start`, () => hasStarted(cellAt(notebook, index)));
}

/** What changes with each run of a cell. */
function runOf(cell: vscode.NotebookCell): string {
  const { executionOrder, timing, success } = cell.executionSummary ?? {};
  return JSON.stringify([executionOrder, timing, success]);
}

/** Only a run that came to an end has a time; one that waits or goes on has none. */
function hasEnded(cell: vscode.NotebookCell): boolean {
  return cell.executionSummary?.timing !== undefined;
}

/** The value of an output in one MIME type, as text. */
export function inMime(output: vscode.NotebookCellOutput, mime: string): string | undefined {
  const item = output.items.find((candidate) => candidate.mime === mime);
  return item && new TextDecoder().decode(item.data);
}

/** Every MIME type of a cell's outputs. */
export function mimesOf(cell: vscode.NotebookCell): string[] {
  return cell.outputs.flatMap((output) => output.items.map((item) => item.mime));
}

const textMimes = [
  "text/plain",
  "application/vnd.code.notebook.stdout",
  "application/vnd.code.notebook.stderr",
  "application/vnd.code.notebook.error",
];

/** What a cell's outputs say in plain text: streams, errors, the text form of the rest. */
export function textOf(cell: vscode.NotebookCell): string {
  return cell.outputs
    .flatMap((output) => output.items)
    .filter((item) => textMimes.includes(item.mime))
    .map((item) => new TextDecoder().decode(item.data))
    .join("");
}

/** Tells whether a process is there. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
