import { dirname } from "node:path";
import * as vscode from "vscode";
import { type Cell } from "../../language/cell.ts";
import { type LanguageClient } from "../../language/client.ts";
import { type Asked } from "../../language/protocol.ts";
import { languageOfId } from "../../notebook/cell-language.ts";

/** The languages whose cells the kernel runs; a cell in another one is left to that language's extension. */
const cellLanguages: ReadonlySet<string> = new Set(["typescript", "sql"]);

/** The notebooks on Carrybook's kernel, of which the language process is told at every change. */
export class LanguageNotebooks implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #notebooks = new Set<vscode.NotebookDocument>();
  /** The notebook of each of their cells, by the address of its document. */
  readonly #ofCell = new Map<string, vscode.NotebookDocument>();
  readonly #changed = new vscode.EventEmitter<vscode.NotebookDocument>();
  readonly #left = new vscode.EventEmitter<vscode.NotebookDocument>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires when the process knows of a change. */
  readonly onDidChange = this.#changed.event;
  /** Fires when a notebook is closed or given another kernel. */
  readonly onDidLeave = this.#left.event;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#left,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#edit(document);
      }),
      // The editor closes and opens a cell's document when its language changes.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#tellIf(this.#ofCell.get(uri.toString()))),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (contentChanges.length > 0) this.#tellIf(notebook);
      }),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.select(notebook, false)),
    );
  }

  get all(): readonly vscode.NotebookDocument[] {
    return [...this.#notebooks];
  }

  /** The user has chosen Carrybook for a notebook, or another kernel. */
  select(notebook: vscode.NotebookDocument, isSelected: boolean): void {
    if (isSelected === this.#notebooks.has(notebook)) return;
    if (isSelected) {
      this.#notebooks.add(notebook);
      this.#tellIf(notebook);
      return;
    }
    this.#notebooks.delete(notebook);
    this.#client.close(idOf(notebook));
    this.#forgetCells(notebook);
    this.#left.fire(notebook);
  }

  /** What to ask the process about a place in a document; undefined for one that is no cell of such a notebook. */
  at(document: vscode.TextDocument, position: vscode.Position): Asked | undefined {
    const cell = document.uri.toString();
    const notebook = this.#ofCell.get(cell);
    return notebook && { notebook: idOf(notebook), cell, offset: document.offsetAt(position) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #edit(document: vscode.TextDocument): void {
    const cell = document.uri.toString();
    const notebook = this.#ofCell.get(cell);
    if (!notebook) return;
    this.#client.edit(idOf(notebook), cell, document.getText());
    this.#changed.fire(notebook);
  }

  #tellIf(notebook: vscode.NotebookDocument | undefined): void {
    if (!notebook || !this.#notebooks.has(notebook)) return;
    const cells = notebook.getCells().flatMap(({ kind, document }) => {
      return kind === vscode.NotebookCellKind.Code && cellLanguages.has(document.languageId) ? [cellOf(document)] : [];
    });
    this.#forgetCells(notebook);
    for (const { id } of cells) this.#ofCell.set(id, notebook);
    this.#client.open({ id: idOf(notebook), folder: folderOf(notebook), cells });
    this.#changed.fire(notebook);
  }

  #forgetCells(notebook: vscode.NotebookDocument): void {
    for (const [cell, owner] of this.#ofCell) if (owner === notebook) this.#ofCell.delete(cell);
  }
}

/** What the process calls a notebook. */
export function idOf(notebook: vscode.NotebookDocument): string {
  return notebook.uri.toString();
}

function cellOf(document: vscode.TextDocument): Cell {
  return { id: document.uri.toString(), language: languageOfId(document.languageId), text: document.getText() };
}

/** Where the kernel looks up imports: the notebook's own folder, or the workspace's for one that was never saved. */
function folderOf({ uri }: vscode.NotebookDocument): string {
  if (uri.scheme === "file") return dirname(uri.fsPath);
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? process.cwd();
}
