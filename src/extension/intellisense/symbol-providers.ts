import * as vscode from "vscode";
import { type LanguageClient } from "../../language/client.ts";
import { type Place } from "../../language/protocol.ts";
import { toLocation, toMarkdown, toRange } from "./editor-types.ts";
import { type LanguageNotebooks } from "./language-notebooks.ts";

/** What is told of a symbol in a cell, and the places that belong to it. */
export class CellSymbols
  implements vscode.HoverProvider, vscode.DefinitionProvider, vscode.TypeDefinitionProvider, vscode.ReferenceProvider
{
  readonly #client: LanguageClient;
  readonly #notebooks: LanguageNotebooks;

  constructor(client: LanguageClient, notebooks: LanguageNotebooks) {
    this.#client = client;
    this.#notebooks = notebooks;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const asked = this.#notebooks.at(document, position);
    const told = asked && (await this.#client.ask("hover", asked));
    return told && new vscode.Hover(toMarkdown(told), toRange(told.range));
  }

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[]> {
    return this.#places("definitions", document, position);
  }

  provideTypeDefinition(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[]> {
    return this.#places("typeDefinitions", document, position);
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): Promise<vscode.Location[]> {
    const asked = this.#notebooks.at(document, position);
    const found = asked && (await this.#client.ask("references", { ...asked, withDeclaration: includeDeclaration }));
    return locations(found);
  }

  async #places(
    question: "definitions" | "typeDefinitions",
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location[]> {
    const asked = this.#notebooks.at(document, position);
    return locations(asked && (await this.#client.ask(question, asked)));
  }
}

function locations(places: readonly Place[] | undefined): vscode.Location[] {
  return (places ?? []).map(toLocation);
}
