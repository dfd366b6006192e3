import * as vscode from "vscode";
import { isUserError } from "../../base/errors.ts";
import { isForCarrybook } from "../../notebook/kernelspec.ts";
import { type ListedClaim, listClaims } from "../../notebook/listed-claims.ts";
import { parseNotebook } from "../../notebook/read.ts";
import { notebookOfDocument } from "./notebook-of-document.ts";

/** A notebook on Carrybook with its claims, in its order. */
export interface NotebookClaims {
  readonly uri: vscode.Uri;
  readonly claims: readonly ListedClaim[];
}

/** A cell prints several outputs, a tool writes several files: they are looked at together. */
const settleMs = 150;
const notebooksGlob = "**/*.ipynb";
const leftOut = ["node_modules", ".ipynb_checkpoints"];

/**
 * The claims of all notebooks of the workspace that run on Carrybook: from an open notebook as it stands, live, else from its file.
 */
export class WorkspaceClaims implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Map<string, NotebookClaims>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly #waiting = new Map<string, vscode.Uri>();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();

  /** Fires when the claims of a notebook have changed, or it has come or gone. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(notebooksGlob);
    // Of a folder that comes or goes as a whole the editor may tell nothing but itself.
    const folders = vscode.workspace.createFileSystemWatcher("**/*", false, true);
    const look = (uri: vscode.Uri) => this.#lookSoon(uri);
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      folders,
      folders.onDidCreate((folder) => void this.#lookInto(folder)),
      folders.onDidDelete((folder) => this.#inside(folder).forEach(look)),
      watcher.onDidCreate(look),
      watcher.onDidChange(look),
      watcher.onDidDelete(look),
      vscode.workspace.onDidOpenNotebookDocument(({ uri }) => look(uri)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => look(notebook.uri)),
      vscode.workspace.onDidCloseNotebookDocument(({ uri }) => look(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  /** All notebooks that make claims, by their path. */
  get notebooks(): readonly NotebookClaims[] {
    return [...this.#known.values()].toSorted((one, other) => one.uri.path.localeCompare(other.uri.path));
  }

  find(uri: vscode.Uri): NotebookClaims | undefined {
    return this.#known.get(uri.toString());
  }

  /** Looks at every notebook of the workspace, and at those that are open. */
  async refresh(): Promise<void> {
    const files = await vscode.workspace.findFiles(notebooksGlob, `**/{${leftOut.join(",")}}/**`);
    for (const { uri } of this.#known.values()) this.#waiting.set(uri.toString(), uri);
    for (const uri of [...files, ...vscode.workspace.notebookDocuments.map((document) => document.uri)]) {
      this.#waiting.set(uri.toString(), uri);
    }
    await this.#look();
  }

  async #lookInto(folder: vscode.Uri): Promise<void> {
    const parts = folder.path.split("/");
    if (parts.at(-1)?.includes(".") || parts.some((part) => leftOut.includes(part))) return;
    const files = await vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, notebooksGlob),
      `**/{${leftOut.join(",")}}/**`,
    );
    for (const file of files) this.#lookSoon(file);
  }

  #inside(folder: vscode.Uri): vscode.Uri[] {
    const uris = [...this.#known.values()].map(({ uri }) => uri);
    return uris.filter((uri) => uri.scheme === folder.scheme && uri.path.startsWith(`${folder.path}/`));
  }

  #lookSoon(uri: vscode.Uri): void {
    this.#waiting.set(uri.toString(), uri);
    this.#timer ??= setTimeout(() => void this.#look(), settleMs);
  }

  /** Looks at all that wait, one after another. */
  #look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reading = this.#reading.then(async () => {
      const uris = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const uri of uris) this.#keep(uri, await this.#read(uri));
    });
    return this.#reading;
  }

  #keep(uri: vscode.Uri, claims: readonly ListedClaim[]): void {
    const key = uri.toString();
    const before = this.#known.get(key)?.claims ?? [];
    if (JSON.stringify(before) === JSON.stringify(claims)) return;
    if (claims.length === 0) this.#known.delete(key);
    else this.#known.set(key, { uri, claims });
    this.#changed.fire(uri);
  }

  /** The claims of a notebook; none where it is gone, cannot be read, or runs on another kernel. */
  async #read(uri: vscode.Uri): Promise<readonly ListedClaim[]> {
    const document = openNotebook(uri);
    if (document) {
      const notebook = notebookOfDocument(document);
      return isForCarrybook(notebook) ? listClaims(notebook) : [];
    }
    const isLeftOut = uri.path.split("/").some((part) => leftOut.includes(part));
    if (isLeftOut || !vscode.workspace.getWorkspaceFolder(uri)) return [];
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      // Parsing takes a hundred times as long as this, and most notebooks of a workspace may be of other kernels.
      if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"carrybook"')) return [];
      const notebook = parseNotebook(bytes, uri.path);
      return isForCarrybook(notebook) ? listClaims(notebook) : [];
    } catch (error) {
      const isGone = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
      if (!isGone && !isUserError(error)) this.#log.warn(`no claims were read from ${uri.toString()}: ${String(error)}`);
      if (isUserError(error)) this.#log.info(`no claims were read from ${uri.toString()}: ${error.message}`);
      return [];
    }
  }
}

/** The notebook in the editor, where it is open there. */
export function openNotebook(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.notebookDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}
