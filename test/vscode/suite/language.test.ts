import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { cellAt, closeAll, codeCells, openCells, openNotebook, until, workspaceFile } from "./notebook.ts";

const sources = [
  "/** The yield that the desk expects. */\nconst expectedYield = pct(4.5);\nlet total = 0;",
  'import { table } from "arquero";\nconst unused = table({ tenor: ["2Y", "10Y"] });',
  { sql: "-- name: high\nselect 1 as one" },
  "total += expectedYield + high.numRows();",
];

type Cell = vscode.NotebookCell;

/** Where a text stands in a cell; its end with `after`. */
function placeOf({ document }: Cell, text: string, after = false): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `the cell holds no ${text}`);
  return document.positionAt(offset + (after ? text.length : 1));
}

async function setText({ document }: Cell, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

const errorsOf = ({ document }: Cell) => vscode.languages.getDiagnostics(document.uri);
const codesOf = (cell: Cell) => errorsOf(cell).map(({ code }) => code);

const completionsAt = async (cell: Cell, text: string) =>
  (
    await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      cell.document.uri,
      placeOf(cell, text, true),
    )
  ).items;

describe("IntelliSense in cells", () => {
  before(closeAll);
  after(closeAll);

  it("knows names across cells: completion, hover, definitions, references and renames, each once", async () => {
    const notebook = await openCells("language.ipynb", sources);
    const last = cellAt(notebook, 3);
    const at = (text: string) => [last.document.uri, placeOf(last, text)] as const;
    const execute = <Value>(command: string, text: string, ...rest: unknown[]) =>
      vscode.commands.executeCommand<Value>(command, ...at(text), ...rest);
    const hovers = async () => (await execute<vscode.Hover[]>("vscode.executeHoverProvider", "expectedYield")).length > 0;
    await until("the language process to answer", hovers);

    const names = (await completionsAt(last, "high.")).map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.deepEqual(
      ["numRows", "filter"].map((name) => names.filter((one) => one === name).length),
      [1, 1],
    );
    const hover = await execute<vscode.Hover[]>("vscode.executeHoverProvider", "expectedYield");
    const told = hover.flatMap(({ contents }) => contents.map((part) => (typeof part === "string" ? part : part.value)));
    assert.match(told.join("\n"), /^\n*```typescript\nconst expectedYield: Rate\n```\n*The yield that the desk expects\.$/);

    const definitions = await execute<vscode.Location[]>("vscode.executeDefinitionProvider", "expectedYield");
    assert.deepEqual(
      definitions.map(({ uri, range }) => [uri.toString(), range.start.line, range.start.character]),
      [[cellAt(notebook, 0).document.uri.toString(), 1, 6]],
    );
    const ofSql = await execute<vscode.Location[]>("vscode.executeDefinitionProvider", "high");
    assert.deepEqual(
      ofSql.map(({ uri }) => uri.toString()),
      [cellAt(notebook, 2).document.uri.toString()],
    );
    const references = await execute<vscode.Location[]>("vscode.executeReferenceProvider", "total");
    assert.equal(references.length, 2);

    const rename = await execute<vscode.WorkspaceEdit>("vscode.executeDocumentRenameProvider", "total", "sum");
    await vscode.workspace.applyEdit(rename);
    assert.match(cellAt(notebook, 0).document.getText(), /let sum = 0;$/);
    assert.match(last.document.getText(), /^sum \+= expectedYield/);
  });

  it("underlines type errors, follows edits and leaves correct cells alone; the built-in extension says nothing", async () => {
    const notebook = await openCells("language-errors.ipynb", sources);
    const [first, second, , last] = [0, 1, 2, 3].map((index) => cellAt(notebook, index)) as [Cell, Cell, Cell, Cell];
    await setText(last, "hedgeCost({ mode: 'rateDifferential', usRate: 4.3, jpRate: expectedYield, basis: bp(0) });");
    await until("an error", () => errorsOf(last).length > 0);
    const [error, ...others] = errorsOf(last);
    assert.deepEqual(others, [], "said once");
    assert.equal(error?.code, 2322);
    assert.equal(error?.source, "ts");
    assert.equal(error && last.document.getText(error.range), "usRate");
    assert.match(error?.message ?? "", /'number' is not assignable to type 'Rate'/);
    await see(".squiggly-error", "workbench");
    await screenshot("language-error");
    assert.deepEqual([codesOf(first), codesOf(second)], [[], []], "no name fades as unused, no error is false");

    await setText(last, "hedgeCost({ mode: 'rateDifferential', usRate: pct(4.3), jpRate: expectedYield, basis: bp(0) });");
    await until("the error to go", () => errorsOf(last).length === 0);
    await setText(first, 'const expectedYield = "4.5%";');
    await until("the error of a cell below", () => codesOf(last).includes(2322));
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(first.index, first.index + 1))]);
    await vscode.workspace.applyEdit(edit);
    await until("the name to be unknown", () => codesOf(last).includes(2304));
  });

  it("finds no error in a worked notebook, beside which no package lies", async () => {
    const bytes = await vscode.workspace.fs.readFile(workspaceFile("marginal-demand-erosion.ipynb"));
    await vscode.workspace.fs.writeFile(workspaceFile("worked.ipynb"), bytes);
    const notebook = await openNotebook("worked.ipynb");
    const cells = codeCells(notebook);
    const last = cellAt(notebook, cells.length - 1);
    // Cells are checked from above: with the error of the last one, all are.
    await setText(last, "const wrong: Rate = 4.5;");
    await until("the error that was made", () => codesOf(last).includes(2322));
    assert.deepEqual(
      cells.flatMap((cell) => errorsOf(cell).map(({ message }) => message.split("\n")[0])),
      ["Type 'number' is not assignable to type 'Rate'."],
    );
    await screenshot("language-worked");
  });

  it("shows suggestions with what they are, and what a name is when the mouse rests on it", async () => {
    const notebook = await openCells("language-seen.ipynb", [...sources.slice(0, 3), "hed"]);
    const last = cellAt(notebook, 3);
    const editors = () => vscode.window.visibleTextEditors.filter(({ document }) => document === last.document);
    await ask("click", { selector: ".monaco-editor .view-line:has-text('hed') >> nth=-1", place: "workbench" });
    await until("the cell to be edited", () => editors().length > 0);
    await ask("press", { key: "End" });
    const offered = async () => (await completionsAt(last, "hed")).some(({ label }) => label === "hedgeCost");
    await until("the helpers to be offered", offered);
    await ask("press", { key: "g" });
    const rows = await see(".suggest-widget .monaco-list-row:has-text('hedgeCost')", "workbench");
    assert.equal(rows.filter(({ attributes }) => attributes["aria-label"]?.startsWith("hedgeCost,")).length, 1);
    const details = ".suggest-details:has-text('The annual cost of selling dollars forward')";
    await until("the details to be shown", async () => {
      // A press that comes while the list is made anew is lost.
      await ask("press", { key: "Control+Space" });
      return (await ask("find", { selector: details, place: "workbench", timeoutMs: 3000 })).length > 0;
    });
    await screenshot("language-suggest");
    await ask("press", { key: "Escape" });
    await setText(last, "hedgeCost");
    await until("the half name's error to go", () => errorsOf(last).length === 0);
    await vscode.commands.executeCommand("editor.action.showHover");
    await see(".monaco-hover:has-text('HedgeCostOptions')", "workbench");
    await screenshot("language-hover");
  });
});
