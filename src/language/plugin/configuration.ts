/** The plugin's name, under which it lies in the extension's `node_modules` and is configured. */
export const pluginName = "carrybook-tsserver-plugin";

/** What the plugin is told. */
export interface PluginConfiguration {
  /** The paths of the notebooks in whose cells the built-in TypeScript extension has nothing to say. */
  readonly notebooks: readonly string[];
}

/** The notebook's path in the name that the TypeScript extension gives a cell: `^/vscode-notebook-cell/ts-nul-authority/desk/a.ipynb#W0s`. */
export function notebookPathOf(fileName: string): string | undefined {
  return /^\^\/vscode-notebook-cell\/[^/]+(\/[^#]*)/.exec(fileName)?.[1];
}
