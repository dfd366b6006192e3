import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { ask, screenshot, see } from "./driver.ts";
import { addBreakpoint, debug, end, endDebuggingAfterEach, evaluate, portIn, press, stopAt, variables } from "./debugger.ts";
import { cellAt, openCells, runCell, startCell, textOf, until, workspaceFile } from "./notebook.ts";

describe("Debug Cell", () => {
  const running = endDebuggingAfterEach();

  it("stops at a breakpoint in a cell, shows variables, steps and goes on", async () => {
    const source = "const rate: number = 0.043;\nconst hedged = rate - 0.04;\nhedged > 0";
    const notebook = await openCells("debugged.ipynb", [source, portIn]);
    const cell = cellAt(notebook, 0);
    addBreakpoint(cell.document.uri, 2);
    const debugging = debug(cell);
    const { path, name } = await stopAt(2);
    assert.equal(path, cell.document.uri.path);
    assert.equal(name, "debugged.ipynb, cell 1");
    assert.equal((await variables()).get("rate"), "0.043");
    await press("stepOver");
    await stopAt(3);
    assert.match((await variables()).get("hedged") ?? "", /^0\.0029/);
    await screenshot("debug-cell");
    await press("continue");
    await end(debugging, cell);
    assert.equal(textOf(cell), "true");
    assert.equal(cell.executionSummary?.success, true);
    assert.equal(await runCell(notebook, 1), "'closed'");
  });

  it("stops in a function of an earlier cell, in a hoisted function and behind an enum", async () => {
    const notebook = await openCells("functions.ipynb", [
      "function double(value: number) {\n  return value * 2;\n}",
      "enum Scale {\n  Percent = 100,\n}\nconst shown = scaled(2);\nfunction scaled(value: number) {\n  return double(value) * Scale.Percent;\n}\nshown",
    ]);
    await runCell(notebook, 0);
    const cells = [cellAt(notebook, 0), cellAt(notebook, 1)] as const;
    addBreakpoint(cells[0].document.uri, 2);
    addBreakpoint(cells[1].document.uri, 6);
    const debugging = debug(cells[1]);
    assert.equal((await stopAt(6)).name, "functions.ipynb, cell 2");
    assert.equal((await variables()).get("value"), "2");
    await press("continue");
    assert.equal((await stopAt(2)).name, "functions.ipynb, cell 1");
    await press("continue");
    await end(debugging, cells[1]);
    assert.equal(textOf(cells[1]), "400");
  });

  it("stops in an imported file, also when it has changed since and its enum is printed anew", async () => {
    const notebook = await openCells("imports.ipynb", ['import { hedged } from "./hedge.ts";\nhedged(0.5, 0.25)']);
    const file = workspaceFile("hedge.ts");
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const changed = `enum Unit {\n  Percent = 100,\n}\n${text.replace("* 100", "* Unit.Percent")}`;
    for (const [content, line] of [
      [text, 4],
      [changed, 7],
    ] as const) {
      await writeFile(file.fsPath, content);
      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
      addBreakpoint(file, line);
      const debugging = debug(cellAt(notebook, 0));
      assert.equal((await stopAt(line)).path, file.path);
      assert.equal((await variables()).get("carry"), "0.25");
      await screenshot("debug-imported-file");
      await press("continue");
      await end(debugging, cellAt(notebook, 0));
      assert.equal(textOf(cellAt(notebook, 0)), "25");
    }
  });

  it("stops where a condition holds, prints what a logpoint says, and evaluates", async () => {
    const source = "let total = 0;\nfor (let month = 1; month <= 12; month += 1) {\n  total += month;\n}\ntotal";
    const notebook = await openCells("conditional.ipynb", [source]);
    const cell = cellAt(notebook, 0);
    addBreakpoint(cell.document.uri, 3, { condition: "month === 7" });
    addBreakpoint(cell.document.uri, 5, { logMessage: "the total is {total}" });
    const debugging = debug(cell);
    await stopAt(3);
    assert.equal((await variables()).get("month"), "7");
    assert.equal(await evaluate("total"), "21");
    assert.equal(await evaluate("total = 1000"), "1000");
    await press("continue");
    await end(debugging, cell);
    assert.equal(textOf(cell), "the total is 1057\n1057");
  });

  it("steps into a file and out again, and knows the variables of earlier cells", async () => {
    const notebook = await openCells("steps.ipynb", [
      'import { addTen } from "./steps.ts";\nconst kept = 7;\nclass Leg {\n  constructor(readonly rate: number) {}\n}',
      "const sum = addTen(kept);\nconst leg = new Leg(sum);\nleg.rate",
    ]);
    await writeFile(
      workspaceFile("steps.ts").fsPath,
      "export function addTen(start: number): number {\n  const sum = start + 10;\n  return sum;\n}\n",
    );
    await runCell(notebook, 0);
    const cell = cellAt(notebook, 1);
    addBreakpoint(cell.document.uri, 1);
    const debugging = debug(cell);
    await stopAt(1);
    assert.equal(await evaluate("[kept, addTen(1), new Leg(0.5).rate].join()"), "'7,11,0.5'");
    await press("stepInto");
    assert.equal((await stopAt(2)).name, "steps.ts");
    assert.equal((await variables()).get("start"), "7");
    await press("stepOver");
    await stopAt(3);
    assert.equal((await variables()).get("sum"), "17");
    await press("stepOut");
    assert.equal((await stopAt(2)).name, "steps.ipynb, cell 2");
    assert.equal(await evaluate("sum"), "17");
    await press("continue");
    await end(debugging, cell);
    assert.equal(textOf(cell), "17");
  });

  it("pauses a busy loop", async () => {
    const notebook = await openCells("paused.ipynb", [
      "let turns = 0;\nconsole.log('on');\nfor (;;) {\n  turns += 1;\n}",
      "turns > 0",
    ]);
    const cell = cellAt(notebook, 0);
    const debugging = debug(cell);
    await until("the loop to begin", () => textOf(cell) === "on\n");
    await press("pause");
    await until("a stop", () => vscode.debug.activeStackItem instanceof vscode.DebugStackFrame);
    assert.equal(await evaluate("turns > 0"), "true");
    await vscode.commands.executeCommand("carrybook.interruptKernel");
    await end(debugging, cell);
    assert.match(textOf(cell), /All variables are kept/);
    assert.equal(await runCell(notebook, 1), "true");
  });

  it("debugs two notebooks at once", async () => {
    const open = async (name: string, own: number) => {
      const cell = cellAt(await openCells(name, [`const own = ${own};\nown + 1`]), 0);
      addBreakpoint(cell.document.uri, 2);
      return { cell, debugging: debug(cell) };
    };
    const first = await open("first-debugged.ipynb", 10);
    await stopAt(2);
    const second = await open("second-debugged.ipynb", 20);
    // The editor stays where it is: in the first.
    await ask("click", { selector: ".debug-call-stack .stack-frame:has-text('second-debugged')", place: "workbench" });
    await until("the second to be looked at", async () => (await stopAt(2)).name.startsWith("second"));
    const kernels = await see(".debug-call-stack .session:has(.state:has-text('Paused'))", "workbench");
    // One of them may be scrolled out of sight.
    for (const { text } of kernels) assert.match(text, /^(first|second)-debugged\.ipynb/);
    await screenshot("debug-two-notebooks");
    assert.equal(await evaluate("own"), "20");
    await press("continue");
    await end(second.debugging, second.cell);
    assert.equal(textOf(second.cell), "21");
    assert.equal((await stopAt(2)).name, "first-debugged.ipynb, cell 1");
    assert.equal(await evaluate("own"), "10");
    await press("continue");
    await end(first.debugging, first.cell);
    assert.equal(textOf(first.cell), "11");
  });

  it("lets the cell go on when the debugger is disconnected", async () => {
    const notebook = await openCells("disconnected.ipynb", ["const one = 1;\none + 1", portIn]);
    addBreakpoint(cellAt(notebook, 0).document.uri, 2);
    const debugging = debug(cellAt(notebook, 0));
    await stopAt(2);
    await vscode.debug.stopDebugging();
    await end(debugging, cellAt(notebook, 0));
    assert.equal(textOf(cellAt(notebook, 0)), "2");
    assert.equal(await runCell(notebook, 1), "'closed'");
  });

  it("leaves breakpoints alone when a cell is run as usual", async () => {
    const notebook = await openCells("usual.ipynb", ["const one = 1;\none + 2"]);
    addBreakpoint(cellAt(notebook, 0).document.uri, 2);
    await startCell(notebook, 0);
    await until("the cell to end", () => cellAt(notebook, 0).executionSummary?.timing !== undefined);
    assert.equal(textOf(cellAt(notebook, 0)), "3");
    assert.equal(running.size, 0);
  });
});
