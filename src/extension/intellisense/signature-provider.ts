import * as vscode from "vscode";
import { type LanguageClient } from "../../language/client.ts";
import { type Signature } from "../../language/protocol.ts";
import { type LanguageNotebooks } from "./language-notebooks.ts";

export const signatureTriggers: vscode.SignatureHelpProviderMetadata = {
  triggerCharacters: ["(", ",", "<"],
  retriggerCharacters: [")"],
};

/** The parameters of the call that is being written in a cell. */
export class CellSignatures implements vscode.SignatureHelpProvider {
  readonly #client: LanguageClient;
  readonly #notebooks: LanguageNotebooks;

  constructor(client: LanguageClient, notebooks: LanguageNotebooks) {
    this.#client = client;
    this.#notebooks = notebooks;
  }

  async provideSignatureHelp(
    document: vscode.TextDocument,
    position: vscode.Position,
    _token: vscode.CancellationToken,
    { triggerCharacter, isRetrigger }: vscode.SignatureHelpContext,
  ): Promise<vscode.SignatureHelp | undefined> {
    const asked = this.#notebooks.at(document, position);
    if (!asked) return undefined;
    const trigger = triggerCharacter === undefined ? {} : { trigger: triggerCharacter };
    const found = await this.#client.ask("signatures", { ...asked, ...trigger, isRetrigger });
    if (!found) return undefined;
    const help = new vscode.SignatureHelp();
    help.signatures = found.signatures.map(toSignature);
    help.activeSignature = found.active;
    help.activeParameter = found.activeParameter;
    return help;
  }
}

function toSignature({ label, documentation, parameters }: Signature): vscode.SignatureInformation {
  const signature = new vscode.SignatureInformation(label, new vscode.MarkdownString(documentation));
  signature.parameters = parameters.map(
    ({ label: [start, end], documentation: told }) =>
      new vscode.ParameterInformation([start, end], new vscode.MarkdownString(told)),
  );
  return signature;
}
