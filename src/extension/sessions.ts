import * as vscode from "vscode";
import { Session, type SessionOptions } from "./session.ts";

/** How long after another kernel was chosen the notebook's own goes on: closing a notebook looks the same at first. */
const deselectedMs = 1_000;

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

  /** Ends the kernel of a notebook for which the user has chosen another one. */
  select(notebook: vscode.NotebookDocument, isSelected: boolean): void {
    if (isSelected) {
      this.#deselected.delete(notebook);
      return;
    }
    this.#deselected.add(notebook);
    setTimeout(() => {
      if (this.#deselected.delete(notebook) && !notebook.isClosed) void this.#end(notebook);
    }, deselectedMs);
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
