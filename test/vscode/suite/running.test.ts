import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import {
  cellAt,
  closeAll,
  codeCells,
  isRunning,
  openCells,
  runAll,
  runCell,
  startCell,
  textOf,
  until,
  workspaceFile,
} from "./notebook.ts";

describe("running cells", () => {
  afterEach(closeAll);

  it("shows results and streams in order, with execution order and duration", async () => {
    const notebook = await openCells("order.ipynb", [
      "const spread = 4.3 - 1.5;\nspread.toFixed(2)",
      'console.log("one"); console.error("two"); console.log("three"); spread > 2',
    ]);
    await runAll(notebook);
    assert.equal(textOf(cellAt(notebook, 0)), "'2.80'");
    assert.equal(textOf(cellAt(notebook, 1)), "one\ntwo\nthree\ntrue");
    assert.deepEqual(orders(notebook), [1, 2]);
    const { timing } = cellAt(notebook, 1).executionSummary ?? {};
    assert.ok(timing && timing.endTime >= timing.startTime);
    await see("text=three", "outputs");
    await screenshot("results-and-streams");
  });

  it("interrupts a busy loop, shows that, and keeps the variables", async () => {
    const notebook = await openCells("interrupt.ipynb", ["let kept = 42;", "while (true) {}", "kept"]);
    await runCell(notebook, 0);
    await startCell(notebook, 1);
    await screenshot("busy-loop");
    await vscode.commands.executeCommand("notebook.cancelExecution");
    await until("the loop to end", () => cellAt(notebook, 1).executionSummary?.success === false);
    assert.match(textOf(cellAt(notebook, 1)), /Interrupted/);
    assert.equal(await runCell(notebook, 2), "42");
    await see("text=42", "outputs");
    await screenshot("interrupted");
  });

  it("drops the cells that wait when the running one is interrupted", async () => {
    const notebook = await openCells("interrupt-all.ipynb", [
      "while (true) {}",
      "globalThis.ran = true",
      "typeof globalThis.ran",
    ]);
    void vscode.commands.executeCommand("notebook.execute", notebook.uri);
    await until("the loop to start", () => cellAt(notebook, 0).executionSummary?.executionOrder === 1);
    await vscode.commands.executeCommand("carrybook.interruptKernel");
    await until("the loop to end", () => cellAt(notebook, 0).executionSummary?.success === false);
    assert.equal(cellAt(notebook, 1).executionSummary?.executionOrder, undefined);
    assert.equal(await runCell(notebook, 2), "'undefined'");
  });

  it("stops Run All at the first error, shows the cell's own line and links to it", async () => {
    const notebook = await openCells("error.ipynb", [
      "const yields = [4.3, 1.5];\nprocess.pid",
      "const third: number | undefined = yields[2];\n\nthird.toFixed(2);",
      "1 + 1",
    ]);
    await runAll(notebook);
    const shown = textOf(cellAt(notebook, 1));
    assert.match(shown, /TypeError/);
    assert.match(shown, /Cell In\[2\], line 3/);
    assert.deepEqual(orders(notebook), [1, 2, undefined]);
    const [link] = await see("a[href*='execution_count=2&line=3']", "outputs");
    assert.equal(link.text, "line 3");
    await screenshot("error-with-line");
    await ask("click", { selector: "a[href*='execution_count=2&line=3']", place: "outputs" });
    const failing = cellAt(notebook, 1).document;
    const cursorLine = () =>
      vscode.window.activeTextEditor?.document === failing && vscode.window.activeTextEditor.selection.active.line;
    await until("the cursor to be in the line at fault", () => cursorLine() === 2);
    const pid = Number(textOf(cellAt(notebook, 0)));
    assert.ok(isRunning(pid));
    await closeAll();
    await until("the kernel to end with its notebook's tab", () => !isRunning(pid));
  });

  it("goes on after a cell tagged raises-exception, and leaves one tagged skip-execution alone", async () => {
    const notebook = await openCells("tags.ipynb", [
      'throw new RangeError("as expected")',
      "globalThis.skipped = false",
      "typeof globalThis.skipped",
    ]);
    await tag(notebook, 0, "raises-exception");
    await tag(notebook, 1, "skip-execution");
    await runAll(notebook);
    assert.match(textOf(cellAt(notebook, 0)), /RangeError: as expected/);
    assert.equal(cellAt(notebook, 0).executionSummary?.success, true);
    assert.equal(textOf(cellAt(notebook, 2)), "'undefined'");
    assert.deepEqual(orders(notebook), [1, undefined, 2]);
  });

  it("asks for input in the editor and hands the answer to the cell", async () => {
    const notebook = await openCells("input.ipynb", ['const answer = await input("Policy rate in percent?");\nanswer + "%"']);
    const running = runCell(notebook, 0);
    await ask("fill", { selector: ".quick-input-widget input", text: "0.75" });
    await screenshot("input");
    await ask("press", { key: "Enter" });
    assert.equal(await running, "'0.75%'");
  });

  it("shows what a timer prints after its cell has ended in that cell", async () => {
    const notebook = await openCells("late.ipynb", ['setTimeout(() => console.log("late"), 300); console.log("early")', "2"]);
    await runAll(notebook);
    await until("the late output", () => textOf(cellAt(notebook, 0)) === "early\nlate\n");
    assert.equal(textOf(cellAt(notebook, 1)), "2");
    assert.deepEqual(orders(notebook), [1, 2]);
  });

  it("shows late output in its cell, also after that was edited or moved, and nowhere once it is deleted", async () => {
    const notebook = await openCells("late-moved.ipynb", [
      'import { existsSync } from "node:fs";\nfunction when(file: string) {\n  const waiting = setInterval(() => {\n    if (!existsSync(file)) return;\n    clearInterval(waiting);\n    console.log(file);\n  }, 20);\n}',
      'for (const file of ["edited", "moved", "deleted"]) when(file);',
      '"another"',
    ]);
    await runAll(notebook);
    const happened = (what: string) => vscode.workspace.fs.writeFile(workspaceFile(what), new Uint8Array());
    const starting = () => notebook.getCells().find((cell) => cell.document.getText().includes("for (const file"));
    const shows = (text: string) => {
      const cell = starting();
      return cell !== undefined && textOf(cell) === text;
    };
    const edit = new vscode.WorkspaceEdit();
    edit.insert(cellAt(notebook, 1).document.uri, new vscode.Position(0, 0), "// edited\n");
    await vscode.workspace.applyEdit(edit);
    await happened("edited");
    await until("output after the edit", () => shows("edited\n"));
    await focusCell(notebook, 1);
    await vscode.commands.executeCommand("notebook.cell.moveUp");
    await until("the cell to be moved", () => starting()?.index === 0);
    await happened("moved");
    await until("output after the move", () => shows("edited\nmoved\n"));
    await screenshot("late-output-moved");
    await focusCell(notebook, 0);
    await vscode.commands.executeCommand("notebook.cell.delete");
    await until("the cell to be deleted", () => starting() === undefined);
    await happened("deleted");
    assert.equal(await runCell(notebook, 1), "'another'");
    for (const cell of codeCells(notebook)) assert.doesNotMatch(textOf(cell), /deleted/);
  });

  it("updates a display in place, also from another cell, and clears", async () => {
    const notebook = await openCells("displays.ipynb", [
      'display("first", { id: "shared" }); console.log("beside it")',
      'display.update("shared", "second");',
      'console.log("gone"); clearOutput(); console.log("stays")',
    ]);
    await runAll(notebook);
    await until("the update", () => textOf(cellAt(notebook, 0)).includes("second"));
    assert.doesNotMatch(textOf(cellAt(notebook, 0)), /first/);
    assert.equal(textOf(cellAt(notebook, 2)), "stays\n");
    const summary = () => cellAt(notebook, 0).executionSummary;
    await until("the updated cell to keep its tick and its time", () => summary()?.success && summary()?.timing);
  });

  it("runs what stands above a cell, or the cell and what stands below", async () => {
    const notebook = await openCells("above-below.ipynb", [
      "let trail = ['a'];",
      "trail.push('b');",
      "trail.push('c');",
      "trail.join()",
    ]);
    const second = { start: 1, end: 2 };
    const run = (command: string) =>
      vscode.commands.executeCommand(command, { ranges: [second], document: notebook.uri, autoReveal: false });
    await run("notebook.cell.executeCellsAbove");
    await until("the cell above to end", () => cellAt(notebook, 0).executionSummary?.timing);
    assert.deepEqual(orders(notebook), [1, undefined, undefined, undefined]);
    await run("notebook.cell.executeCellAndBelow");
    await until("the cells below to end", () => cellAt(notebook, 3).executionSummary?.timing);
    assert.deepEqual(orders(notebook), [1, 2, 3, 4]);
    assert.equal(textOf(cellAt(notebook, 3)), "'a,b,c'");
  });

  it("restarts with no variables, and runs all from the start", async () => {
    const notebook = await openCells("restart.ipynb", ["globalThis.runs = (globalThis.runs ?? 0) + 1"]);
    assert.equal(await runCell(notebook, 0), "1");
    assert.equal(await runCell(notebook, 0), "2");
    await vscode.commands.executeCommand("carrybook.restartKernel");
    assert.equal(await runCell(notebook, 0), "1");
    await vscode.commands.executeCommand("carrybook.restartAndRunAll");
    await until("the rerun", () => cellAt(notebook, 0).executionSummary?.timing !== undefined);
    assert.equal(textOf(cellAt(notebook, 0)), "1");
    assert.deepEqual(orders(notebook), [1]);
  });
});

async function focusCell(notebook: vscode.NotebookDocument, index: number): Promise<void> {
  const selections = [new vscode.NotebookRange(index, index + 1)];
  await vscode.window.showNotebookDocument(notebook, { selections });
}

function orders(notebook: vscode.NotebookDocument): (number | undefined)[] {
  return notebook.getCells().map((cell) => cell.executionSummary?.executionOrder);
}

async function tag(notebook: vscode.NotebookDocument, index: number, name: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.updateCellMetadata(index, { metadata: { tags: [name] } })]);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
