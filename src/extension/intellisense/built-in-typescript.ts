import * as vscode from "vscode";
import { type PluginConfiguration, pluginName } from "../../language/plugin/configuration.ts";
import { type LanguageNotebooks } from "./language-notebooks.ts";

/** What the built-in TypeScript extension gives to others. */
interface TypeScriptExtension {
  readonly getAPI: (
    version: 0,
  ) => { readonly configurePlugin: (name: string, configuration: PluginConfiguration) => void } | undefined;
}

/**
 * Tells the built-in TypeScript extension, by the plugin that Carrybook puts into its server, in which notebooks it is to be silent:
 * those on Carrybook's kernel. In a cell it knows nothing of the others, and what it says there is wrong or said twice.
 */
export class BuiltInTypeScript implements vscode.Disposable {
  readonly #notebooks: LanguageNotebooks;
  readonly #subscription: vscode.Disposable;
  #told = "";

  constructor(notebooks: LanguageNotebooks) {
    this.#notebooks = notebooks;
    const tell = () => void this.#tell();
    this.#subscription = vscode.Disposable.from(notebooks.onDidChange(tell), notebooks.onDidLeave(tell));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #tell(): Promise<void> {
    const configuration: PluginConfiguration = { notebooks: this.#notebooks.all.map(({ uri }) => uri.path) };
    const text = JSON.stringify(configuration);
    if (text === this.#told) return;
    this.#told = text;
    const extension = vscode.extensions.getExtension<TypeScriptExtension>("vscode.typescript-language-features");
    const api = await extension?.activate();
    api?.getAPI(0)?.configurePlugin(pluginName, configuration);
  }
}
