import assert from "node:assert/strict";
import type ts from "typescript";
import { notebookPathOf } from "../../src/language/plugin/configuration.ts";
import plugin from "../../src/language/plugin/main.ts";

const cell = (path: string) => `^/vscode-notebook-cell/ts-nul-authority${path}#W0sZmlsZQ==`;
const ours = cell("/desk/ours.ipynb");
const other = cell("/desk/other.ipynb");
const file = "/desk/file.ts";

/** What the server itself would say. */
const said = {
  getSyntacticDiagnostics: ["an error"],
  getSemanticDiagnostics: ["an error"],
  getSuggestionDiagnostics: ["a hint"],
  getCompletionsAtPosition: { entries: [] },
  getQuickInfoAtPosition: { kind: "const" },
  getDefinitionAndBoundSpan: {},
  findReferences: [],
  organizeImports: ["a change"],
  getCombinedCodeFix: { changes: ["a change"] },
  getNavigationTree: { text: "the outline" },
};

/** Those that are asked with an object. */
const scoped = new Set(["organizeImports", "getCombinedCodeFix"]);

/** The plugin between the editor and a server, told of these notebooks. */
function pluginFor(notebooks: readonly string[] | undefined) {
  let refreshed = 0;
  const service = Object.fromEntries(Object.entries(said).map(([name, answer]) => [name, () => answer]));
  const project = { isClosed: () => false, refreshDiagnostics: () => void (refreshed += 1) };
  const made = plugin();
  const silent = made.create({ languageService: service, project } as unknown as ts.server.PluginCreateInfo);
  made.onConfigurationChanged?.(notebooks && { notebooks });
  /** The questions about a file that are answered as without the plugin. */
  const answered = (path: string) =>
    Object.entries(said)
      .filter(([name, answer]) => {
        const about = scoped.has(name) ? { type: "file", fileName: path } : path;
        return (silent as unknown as Record<string, (about: unknown) => unknown>)[name]?.(about) === answer;
      })
      .map(([name]) => name);
  return { answered, refreshed: () => refreshed };
}

describe("the plugin of the TypeScript server", () => {
  it("is silent in the cells of the notebooks that it is told of, but for what is about their text", () => {
    const { answered, refreshed } = pluginFor(["/desk/Ours.ipynb"]);
    assert.deepEqual(answered(ours), ["getNavigationTree"]);
    assert.equal(refreshed(), 1);
  });

  it("leaves other notebooks and files alone", () => {
    const { answered } = pluginFor(["/desk/ours.ipynb"]);
    assert.deepEqual([answered(other), answered(file)], [Object.keys(said), Object.keys(said)]);
  });

  it("is silent nowhere as long as it is told nothing", () => {
    const { answered } = pluginFor(undefined);
    assert.deepEqual(answered(ours), Object.keys(said));
  });

  it("knows a cell's notebook by the name that the TypeScript extension gives it", () => {
    assert.equal(notebookPathOf(cell("/a b/c.ipynb")), "/a b/c.ipynb");
    assert.equal(notebookPathOf("^/vscode-notebook-cell/ssh-remote+host/c:/d.ipynb#x"), "/c:/d.ipynb");
    assert.equal(notebookPathOf("/desk/vscode-notebook-cell/x/file.ts"), undefined);
  });
});
