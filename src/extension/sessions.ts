import * as vscode from "vscode";
import { Session, type SessionOptions } from "./session.ts";

/** How long a kernel goes on after its notebook seemed to be closed or to be given another one. */
const graceMs = 1_000;

/** The sessions of all notebooks that are open: one each, made when it is first needed, ended when the notebook closes. */
export class Sessions implements vscode.Disposable {
  readonly #sessions = new Map<vscode.NotebookDocument, Session>();
  readonly #options: SessionOptions;
  readonly #changed = new vscode.EventEmitter<Session>();
  readonly #subscriptions: vscode.Disposable;
  readonly #deselected = new Set<vscode.NotebookDocument>();
  #savedLast: vscode.NotebookDocument | undefined;

  /** Fires when a notebook's variables may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onWillSaveNotebookDocument(({ notebook }) => (this.#savedLast = notebook)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#close(notebook)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.#closeTabs(closed)),
    );
  }

  /** The notebook's session, made where there is none yet. */
  of(notebook: vscode.NotebookDocument): Session {
    const existing = this.#sessions.get(notebook);
    if (existing) return existing;
    const session = new Session(notebook, this.#options);
    session.onDidChange(() => this.#changed.fire(session));
    this.#sessions.set(notebook, session);
    return session;
  }

  /** The notebook's session where there is one. */
  find(notebook: vscode.NotebookDocument | undefined): Session | undefined {
    return notebook && this.#sessions.get(notebook);
  }

  /** Ends the kernel of a notebook for which the user has chosen another one: closing a notebook looks the same at first. */
  select(notebook: vscode.NotebookDocument, isSelected: boolean): void {
    if (isSelected) {
      this.#deselected.delete(notebook);
      return;
    }
    this.#deselected.add(notebook);
    this.#endSoonIf(notebook, () => this.#deselected.delete(notebook) && !notebook.isClosed);
  }

  /** The editor may keep a document without a tab, after a link into it was followed, say: to the user it is closed. */
  #closeTabs(tabs: readonly vscode.Tab[]): void {
    for (const { input } of tabs) {
      const notebook = input instanceof vscode.TabInputNotebook && findNotebook(input.uri);
      if (notebook) this.#endSoonIf(notebook, () => !hasTab(notebook));
    }
  }

  #endSoonIf(notebook: vscode.NotebookDocument, isOver: () => boolean): void {
    setTimeout(() => {
      if (isOver()) void this.#end(notebook);
    }, graceMs);
  }

  /** Ends the notebook's kernel. */
  async #end(notebook: vscode.NotebookDocument): Promise<void> {
    const session = this.#sessions.get(notebook);
    this.#sessions.delete(notebook);
    await session?.[Symbol.asyncDispose]();
  }

  async dispose(): Promise<void> {
    this.#subscriptions.dispose();
    await Promise.all([...this.#sessions.keys()].map((notebook) => this.#end(notebook)));
    this.#changed.dispose();
  }

  /**
   * To save a notebook under another name, a new one's first name included, the editor opens a second document, saves that,
   * and closes the first. The user sees one notebook, so its kernel and variables go along.
   */
  async #close(notebook: vscode.NotebookDocument): Promise<void> {
    const session = this.#sessions.get(notebook);
    const heir = this.#savedLast;
    if (!session || !heir || heir === notebook || this.#sessions.has(heir) || !haveSameCells(heir, notebook))
      return this.#end(notebook);
    this.#sessions.delete(notebook);
    this.#sessions.set(heir, session);
    session.moveTo(heir);
  }
}

function haveSameCells(one: vscode.NotebookDocument, other: vscode.NotebookDocument): boolean {
  const texts = (notebook: vscode.NotebookDocument) => notebook.getCells().map((cell) => cell.document.getText());
  return JSON.stringify(texts(one)) === JSON.stringify(texts(other));
}

function findNotebook(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  return vscode.workspace.notebookDocuments.find((notebook) => notebook.uri.toString() === uri.toString());
}

function hasTab(notebook: vscode.NotebookDocument): boolean {
  const uri = notebook.uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputNotebook && input.uri.toString() === uri);
}
