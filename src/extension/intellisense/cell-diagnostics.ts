import * as vscode from "vscode";
import { type LanguageClient } from "../../language/client.ts";
import { type Diagnostic } from "../../language/protocol.ts";
import { toLocation, toRange } from "./editor-types.ts";
import { idOf, type LanguageNotebooks } from "./language-notebooks.ts";

/** Long enough that no half-written word is underlined, short enough to be there when the eye goes back. */
const debounceMs = 300;

/** Underlines the errors of cells, once the user has stopped to type: first those of the cell that changed, then of those that it affects. */
export class CellDiagnostics implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #notebooks: LanguageNotebooks;
  readonly #shown = vscode.languages.createDiagnosticCollection("carrybook");
  readonly #subscriptions: vscode.Disposable;
  readonly #timers = new Map<vscode.NotebookDocument, NodeJS.Timeout>();
  /** The cells of each notebook that are still to be checked. */
  readonly #waiting = new Map<vscode.NotebookDocument, Set<string>>();

  constructor(client: LanguageClient, notebooks: LanguageNotebooks) {
    this.#client = client;
    this.#notebooks = notebooks;
    this.#subscriptions = vscode.Disposable.from(
      this.#shown,
      notebooks.onDidChange((notebook) => this.#checkSoon(notebook)),
      notebooks.onDidLeave((notebook) => this.#leave(notebook)),
    );
  }

  /** Checks all notebooks: the process is a new one, or files have changed. */
  checkAll(): void {
    for (const notebook of this.#notebooks.all) this.#checkSoon(notebook);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#subscriptions.dispose();
  }

  #checkSoon(notebook: vscode.NotebookDocument): void {
    clearTimeout(this.#timers.get(notebook));
    const timer = setTimeout(() => void this.#check(notebook, timer), debounceMs);
    this.#timers.set(notebook, timer);
  }

  /** A cell at a time, so that a completion never waits for more than one; the next change begins anew with what is left. */
  async #check(notebook: vscode.NotebookDocument, timer: NodeJS.Timeout): Promise<void> {
    const isLatest = () => this.#timers.get(notebook) === timer;
    const stale = await this.#client.ask("staleCells", { notebook: idOf(notebook) });
    const waiting = new Set([...(stale ?? []), ...(this.#waiting.get(notebook) ?? [])]);
    this.#waiting.set(notebook, waiting);
    this.#clearGone(notebook);
    for (const cell of waiting) {
      if (!isLatest()) return;
      const found = await this.#client.ask("diagnostics", { notebook: idOf(notebook), cell });
      if (!isLatest() || found === undefined) return;
      waiting.delete(cell);
      this.#shown.set(vscode.Uri.parse(cell), found.map(toDiagnostic));
    }
  }

  /** Takes away what is shown of cells that were removed. */
  #clearGone(notebook: vscode.NotebookDocument): void {
    const cells = new Set(notebook.getCells().map(({ document }) => document.uri.toString()));
    this.#shown.forEach((uri) => {
      if (uri.path === notebook.uri.path && !cells.has(uri.toString())) this.#shown.delete(uri);
    });
  }

  #leave(notebook: vscode.NotebookDocument): void {
    clearTimeout(this.#timers.get(notebook));
    this.#timers.delete(notebook);
    this.#waiting.delete(notebook);
    for (const { document } of notebook.getCells()) this.#shown.delete(document.uri);
  }
}

const severities: Readonly<Record<Diagnostic["severity"], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

function toDiagnostic({ range, message, code, severity, related }: Diagnostic): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, severities[severity]);
  diagnostic.source = "ts";
  diagnostic.code = code;
  diagnostic.relatedInformation = related.map(
    ({ place, message: told }) => new vscode.DiagnosticRelatedInformation(toLocation(place), told),
  );
  return diagnostic;
}
