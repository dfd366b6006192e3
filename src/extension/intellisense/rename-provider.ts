import * as vscode from "vscode";
import { type LanguageClient } from "../../language/client.ts";
import { toLocation, toRange } from "./editor-types.ts";
import { type LanguageNotebooks } from "./language-notebooks.ts";

/** Renames a symbol in all cells and in the user's own files. What it throws the editor shows. */
export class CellRename implements vscode.RenameProvider {
  readonly #client: LanguageClient;
  readonly #notebooks: LanguageNotebooks;

  constructor(client: LanguageClient, notebooks: LanguageNotebooks) {
    this.#client = client;
    this.#notebooks = notebooks;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string } | undefined> {
    const asked = this.#notebooks.at(document, position);
    const answer = asked && (await this.#client.ask("renameRange", asked));
    if (!answer) return undefined;
    if ("refused" in answer) throw new Error(answer.refused);
    return { range: toRange(answer.range), placeholder: answer.name };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const asked = this.#notebooks.at(document, position);
    const answer = asked && (await this.#client.ask("rename", { ...asked, newName }));
    if (!answer) return undefined;
    if ("refused" in answer) throw new Error(answer.refused);
    const edit = new vscode.WorkspaceEdit();
    for (const { place, text } of answer) {
      const { uri, range } = toLocation(place);
      edit.replace(uri, range, text);
    }
    return edit;
  }
}
