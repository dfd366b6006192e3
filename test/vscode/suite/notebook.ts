import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";

const waitTimeoutMs = 30_000;
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

/** Opens a notebook of the workspace as a user does, and brings it to the front. */
export async function openNotebook(name: string): Promise<vscode.NotebookDocument> {
  const notebook = await vscode.workspace.openNotebookDocument(workspaceFile(name));
  await vscode.window.showNotebookDocument(notebook, { preview: false });
  return notebook;
}

/** A new file in the workspace with these code cells, opened. */
export async function openCells(name: string, sources: readonly string[]): Promise<vscode.NotebookDocument> {
  const cells = sources.map((source, index) => ({
    cell_type: "code",
    execution_count: null,
    id: `cell-${index + 1}`,
    metadata: {},
    outputs: [],
    source,
  }));
  const kernelspec = { name: "carrybook", display_name: "Carrybook", language: "typescript" };
  const file = { cells, metadata: { kernelspec, language_info: { name: "typescript" } }, nbformat: 4, nbformat_minor: 5 };
  await vscode.workspace.fs.writeFile(workspaceFile(name), Buffer.from(JSON.stringify(file)));
  return openNotebook(name);
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
  await vscode.commands.executeCommand("notebook.execute", notebook.uri);
  await settled(notebook);
}

/** Runs one code cell, by its place among them. @returns its outputs' texts */
export async function runCell(notebook: vscode.NotebookDocument, index: number): Promise<string> {
  await startCell(notebook, index);
  await settled(notebook);
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
  await until(`cell ${index} to start`, () => runOf(cellAt(notebook, index)) !== before);
}

function runOf(cell: vscode.NotebookCell): string {
  const { executionOrder, timing, success } = cell.executionSummary ?? {};
  return JSON.stringify([executionOrder, timing, success]);
}

/** Waits until no cell is running or waiting: the outputs that come last are there, too. */
async function settled(notebook: vscode.NotebookDocument): Promise<void> {
  await until("all cells to end", () => codeCells(notebook).every(hasEnded));
}

function hasEnded(cell: vscode.NotebookCell): boolean {
  const { executionOrder, timing } = cell.executionSummary ?? {};
  return executionOrder === undefined || timing !== undefined;
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
