import * as vscode from "vscode";
import { type LanguageClient } from "../../language/client.ts";
import { type Asked, type CompletionItem } from "../../language/protocol.ts";
import { toRange } from "./editor-types.ts";
import { type LanguageNotebooks } from "./language-notebooks.ts";

/** The characters after which completion is asked for without a letter. */
export const completionTriggers = [".", '"', "'", "`", "/", "@"];

/** An item with what the process needs to tell more of it. */
class OfferedItem extends vscode.CompletionItem {
  readonly asked: Asked;
  readonly offered: CompletionItem;

  constructor(offered: CompletionItem, asked: Asked) {
    super(offered.name, kindOf(offered));
    this.asked = asked;
    this.offered = offered;
  }
}

/** Completion in cells. */
export class CellCompletions implements vscode.CompletionItemProvider {
  readonly #client: LanguageClient;
  readonly #notebooks: LanguageNotebooks;

  constructor(client: LanguageClient, notebooks: LanguageNotebooks) {
    this.#client = client;
    this.#notebooks = notebooks;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    _token: vscode.CancellationToken,
    { triggerCharacter }: vscode.CompletionContext,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const asked = this.#notebooks.at(document, position);
    if (!asked) return undefined;
    const trigger = triggerCharacter === undefined ? {} : { trigger: triggerCharacter };
    const found = await this.#client.ask("completions", { ...asked, ...trigger });
    return found?.items.map((item) => toItem(item, asked, found.commitCharacters));
  }

  async resolveCompletionItem(item: vscode.CompletionItem): Promise<vscode.CompletionItem> {
    if (!(item instanceof OfferedItem)) return item;
    const { asked, offered } = item;
    const details = await this.#client.ask("completionDetails", { ...asked, name: offered.name, from: offered.from });
    if (details) {
      item.detail = details.declaration;
      item.documentation = new vscode.MarkdownString(details.documentation);
    }
    return item;
  }
}

function toItem(offered: CompletionItem, asked: Asked, commitCharacters: readonly string[]): vscode.CompletionItem {
  const item = new OfferedItem(offered, asked);
  const { sortText, insertText, isSnippet, filterText, isDeprecated, range } = offered;
  item.sortText = sortText;
  item.commitCharacters = [...commitCharacters];
  if (insertText !== undefined) item.insertText = isSnippet ? new vscode.SnippetString(insertText) : insertText;
  if (filterText !== undefined) item.filterText = filterText;
  if (isDeprecated) item.tags = [vscode.CompletionItemTag.Deprecated];
  if (range) item.range = toRange(range);
  return item;
}

const { CompletionItemKind: Kind } = vscode;

/** The editor's kinds by the compiler's words. */
const kinds: Readonly<Record<string, vscode.CompletionItemKind>> = {
  keyword: Kind.Keyword,
  "primitive type": Kind.Keyword,
  const: Kind.Constant,
  let: Kind.Variable,
  var: Kind.Variable,
  "local var": Kind.Variable,
  using: Kind.Variable,
  alias: Kind.Variable,
  import: Kind.Variable,
  parameter: Kind.Variable,
  property: Kind.Field,
  getter: Kind.Field,
  setter: Kind.Field,
  accessor: Kind.Field,
  function: Kind.Function,
  "local function": Kind.Function,
  method: Kind.Method,
  construct: Kind.Method,
  call: Kind.Method,
  index: Kind.Method,
  enum: Kind.Enum,
  "enum member": Kind.EnumMember,
  module: Kind.Module,
  "external module name": Kind.Module,
  namespace: Kind.Module,
  class: Kind.Class,
  "local class": Kind.Class,
  interface: Kind.Interface,
  type: Kind.Interface,
  "type parameter": Kind.TypeParameter,
  string: Kind.Constant,
  script: Kind.File,
  directory: Kind.Folder,
  warning: Kind.Text,
};

function kindOf({ kind }: CompletionItem): vscode.CompletionItemKind {
  return kinds[kind] ?? Kind.Property;
}
