import * as vscode from "vscode";
import { type VariableSummary } from "../../kernel/protocol.ts";
import { type Sessions } from "../sessions.ts";
import { variableIcon, variableLine } from "./variable-line.ts";

/** A variable in the view, and the notebook that it is a variable of. */
export interface ShownVariable {
  readonly variable: VariableSummary;
  readonly notebook: vscode.NotebookDocument;
}

/** The *Variables* view: those of the notebook that was looked at last, as they are after each run. */
export class VariablesView implements vscode.TreeDataProvider<ShownVariable>, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #notebook = vscode.window.activeNotebookEditor?.notebook;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.registerTreeDataProvider("carrybook.variables", this),
      vscode.window.onDidChangeActiveNotebookEditor((editor) => editor && this.#show(editor.notebook)),
      sessions.onDidChange(({ notebook }) => this.#refresh(notebook)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async getChildren(parent?: ShownVariable): Promise<ShownVariable[]> {
    const notebook = this.#notebook;
    const session = this.#sessions.find(notebook);
    if (parent || !session || !notebook) return [];
    return (await session.variables()).map((variable) => ({ variable, notebook }));
  }

  getTreeItem({ variable }: ShownVariable): vscode.TreeItem {
    const item = new vscode.TreeItem(variable.name);
    item.description = variableLine(variable);
    item.tooltip = `${variable.name}: ${variable.type}\n${[variable.size, variable.preview].filter(Boolean).join("\n")}`;
    item.iconPath = new vscode.ThemeIcon(variableIcon(variable));
    item.contextValue = variable.type === "Table" ? "table" : "value";
    return item;
  }

  #refresh(notebook: vscode.NotebookDocument): void {
    // Before a first run the panel has nothing to show, and no tab.
    void vscode.commands.executeCommand("setContext", "carrybook.hasRun", true);
    if (notebook === this.#notebook) this.#changed.fire(undefined);
  }

  #show(notebook: vscode.NotebookDocument): void {
    this.#notebook = notebook;
    this.#changed.fire(undefined);
  }
}
