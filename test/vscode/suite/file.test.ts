import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { cellAt, closeAll, openCells, openNotebook, runAll, runCell, textOf, until, workspaceFile } from "./notebook.ts";

interface SavedNotebook {
  readonly nbformat: number;
  readonly metadata: { readonly kernelspec?: { readonly name: string }; readonly language_info?: { readonly name: string } };
  readonly cells: readonly { readonly id?: string; readonly metadata: object; readonly outputs?: readonly { data?: object }[] }[];
}

describe("notebook files", () => {
  before(closeAll);
  after(closeAll);

  const name = "saved-by-the-suite.ipynb";

  it("makes a new notebook on the Carrybook kernel, whose first cell runs without a prompt", async () => {
    await vscode.commands.executeCommand("carrybook.newNotebook");
    const notebook = activeNotebook();
    assert.ok(notebook.isUntitled);
    await screenshot("new-notebook");
    await runAll(notebook);
    assert.match(textOf(cellAt(notebook, 0)), /0\.30%/);
    await see("text=hedgedReturn = 0.30%", "outputs");
    await screenshot("new-notebook-run");
  });

  it("stands under File > New File...", async () => {
    void vscode.commands.executeCommand("welcome.showNewFileEntries");
    await see(".quick-input-list .monaco-list-row:has-text('Research Notebook')", "workbench");
    await screenshot("new-file");
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
  });

  it("offers its commands in the palette", async () => {
    await vscode.commands.executeCommand("workbench.action.quickOpen", ">Carrybook: ");
    const entries = await see(".quick-input-list .monaco-list-row:has-text('Carrybook:')", "workbench");
    const titles = entries.map(({ text }) => text);
    for (const title of ["New Research Notebook", "Restart Kernel", "Restart and Run All", "Interrupt Kernel"]) {
      const isOffered = titles.some((text) => text.includes(`Carrybook: ${title}`));
      assert.ok(isOffered, `${title} is not among ${titles.join(", ")}`);
    }
    await screenshot("commands");
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
  });

  it("keeps the kernel and its variables when the notebook is saved for the first time", async () => {
    await addCell(activeNotebook(), "const kept = 41;");
    await runCell(activeNotebook(), 1);
    await saveAs(name);
    await addCell(activeNotebook(), "kept + 1");
    assert.equal(await runCell(activeNotebook(), 2), "42");
    await vscode.commands.executeCommand("workbench.action.files.save");
    await until("the notebook to be saved", () => !activeNotebook().isDirty);
  });

  it("writes the language, the kernel and the outputs into the file", async () => {
    const saved = await readSaved(name);
    assert.equal(saved.nbformat, 4);
    assert.equal(saved.metadata.language_info?.name, "typescript");
    assert.equal(saved.metadata.kernelspec?.name, "carrybook");
    assert.equal(saved.cells.length, 4);
    for (const cell of saved.cells) assert.ok(cell.id, "a cell has no id");
    for (const cell of saved.cells) assert.deepEqual(cell.metadata, {}, "a cell carries a language of its own");
    assert.deepEqual(Object.keys(saved.cells[3]?.outputs?.[0]?.data ?? {}), ["text/plain"]);
  });

  it("shows the same outputs when the file is closed and opened again", async () => {
    const before = outputsOf(activeNotebook());
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await until(
      "the notebook to close",
      () => !vscode.workspace.notebookDocuments.some((document) => document.uri.path.endsWith(name)),
    );
    const notebook = await openNotebook(name);
    assert.deepEqual(outputsOf(notebook), before);
    await see("text=hedgedReturn = 0.30%", "outputs");
    await screenshot("reopened");
  });

  it("states the size of a chart's dense picture in the file, for programs that show the picture", async () => {
    const spec = { mark: "point", data: { values: [{ x: 1 }] }, encoding: { x: { field: "x" } }, width: 200, height: 100 };
    await addCell(
      activeNotebook(),
      `display({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", ...${JSON.stringify(spec)} });`,
    );
    await runCell(activeNotebook(), 3);
    await vscode.commands.executeCommand("workbench.action.files.save");
    await until("the notebook to be saved", () => !activeNotebook().isDirty);
    const output = (await readSaved(name)).cells[4]?.outputs?.[0] as
      { metadata?: Record<string, { width?: number }> } | undefined;
    const { width = 0 } = output?.metadata?.["image/png"] ?? {};
    assert.ok(width > 200 && width < 300, `a chart of 200 pixels is shown ${width} wide`);
  });

  it("pins the official data that a cell reads beside the file, under the name that it was saved as", async () => {
    await addCell(activeNotebook(), readSnapshot);
    assert.match(await runCell(activeNotebook(), 4), /^\d+$/);
    assert.match(await pinsOf(name), /"key": "snapshot\/fred\/DGS10"/);
    await closeAll();
    const notebook = await openCells("pinned.ipynb", [readSnapshot]);
    await runCell(notebook, 0);
    assert.match(await pinsOf("pinned.ipynb"), /"key": "snapshot\/fred\/DGS10"/);
  });

  async function saveAs(file: string): Promise<void> {
    const saving = vscode.commands.executeCommand("workbench.action.files.saveAs");
    // The dialog proposes a name of its own when it has listed the folder.
    await see(".quick-input-list .monaco-list-row:has-text('.ipynb')", "workbench");
    await ask("fill", { selector: ".quick-input-widget input", text: workspaceFile(file).path });
    await screenshot("save-as");
    await ask("press", { key: "Enter" });
    await saving;
    await until("the saved notebook to be in front", () => activeNotebook().uri.path.endsWith(file));
  }
});

const readSnapshot = 'import { fred } from "carrybook";\n(await fred("DGS10", { from: "snapshot" })).numRows()';

async function pinsOf(notebook: string): Promise<string> {
  const file = workspaceFile(notebook.replace(/\.ipynb$/, ".pins.json"));
  return Buffer.from(await vscode.workspace.fs.readFile(file)).toString();
}

function activeNotebook(): vscode.NotebookDocument {
  const editor = vscode.window.activeNotebookEditor;
  assert.ok(editor, "no notebook has the focus");
  return editor.notebook;
}

async function addCell(notebook: vscode.NotebookDocument, source: string): Promise<void> {
  const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, "typescript");
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(notebook.cellCount, [cell])]);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function readSaved(file: string): Promise<SavedNotebook> {
  return JSON.parse(Buffer.from(await vscode.workspace.fs.readFile(workspaceFile(file))).toString()) as SavedNotebook;
}

/** MIME types and values of all outputs, cell by cell. */
function outputsOf(notebook: vscode.NotebookDocument): unknown[] {
  return notebook
    .getCells()
    .map((cell) => cell.outputs.map(({ items }) => items.map(({ mime, data }) => [mime, Buffer.from(data).toString("base64")])));
}
