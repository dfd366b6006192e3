import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { screenshot } from "./driver.ts";
import { cellAt, closeAll, openCells, runCell, startCell, textOf, until, workspaceFile } from "./notebook.ts";

/** Where the debugger has stopped, and what it knows there. */
interface Stop {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

const portIn = 'const inspector = await import("node:inspector"); inspector.url() ?? "closed"';

describe("Debug Cell", () => {
  const running = new Set<string>();
  const listeners = [
    vscode.debug.onDidStartDebugSession(({ id }) => void running.add(id)),
    vscode.debug.onDidTerminateDebugSession(({ id }) => void running.delete(id)),
  ];
  before(closeAll);
  after(() => {
    for (const listener of listeners) listener.dispose();
  });
  afterEach(async () => {
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
    // Not activeDebugSession: where a session and its parent end at once, the editor's API may keep the parent there for good.
    await until("debugging to end", () => running.size === 0);
    await vscode.commands.executeCommand("workbench.view.explorer");
    await closeAll();
  });

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
    await vscode.commands.executeCommand("workbench.action.debug.stepOver");
    await stopAt(3);
    assert.match((await variables()).get("hedged") ?? "", /^0\.0029/);
    await screenshot("debug-cell");
    await vscode.commands.executeCommand("workbench.action.debug.continue");
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
    await vscode.commands.executeCommand("workbench.action.debug.continue");
    assert.equal((await stopAt(2)).name, "functions.ipynb, cell 1");
    await vscode.commands.executeCommand("workbench.action.debug.continue");
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
      await vscode.commands.executeCommand("workbench.action.debug.continue");
      await end(debugging, cellAt(notebook, 0));
      assert.equal(textOf(cellAt(notebook, 0)), "25");
    }
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

  it("is interrupted while it is paused, and keeps its variables", async () => {
    const notebook = await openCells("interrupted.ipynb", ["const kept = 7;\nfor (;;) {\n  Math.abs(kept);\n}", "kept", portIn]);
    addBreakpoint(cellAt(notebook, 0).document.uri, 3);
    const debugging = debug(cellAt(notebook, 0));
    await stopAt(3);
    await vscode.commands.executeCommand("carrybook.interruptKernel");
    await end(debugging, cellAt(notebook, 0));
    assert.match(textOf(cellAt(notebook, 0)), /All variables are kept/);
    assert.equal(await runCell(notebook, 1), "7");
    assert.equal(await runCell(notebook, 2), "'closed'");
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

function debug(cell: vscode.NotebookCell): Thenable<unknown> {
  return vscode.commands.executeCommand("carrybook.debugCell", cell);
}

/** Waits until a debugged cell has ended; the editor tells of that a little after the command is done. */
async function end(debugging: Thenable<unknown>, cell: vscode.NotebookCell): Promise<void> {
  await debugging;
  await until("the cell to end", () => cell.executionSummary?.success !== undefined);
}

/** @param line - from 1 */
function addBreakpoint(uri: vscode.Uri, line: number): void {
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(new vscode.Location(uri, new vscode.Position(line - 1, 0)))]);
}

/** Waits until the debugger has stopped at a line, counted from 1. */
async function stopAt(line: number): Promise<Stop> {
  let stop: Stop | undefined;
  await until(`a stop at line ${line}`, async () => {
    stop = await currentStop();
    return stop?.line === line;
  });
  assert.ok(stop);
  return stop;
}

async function currentStop(): Promise<Stop | undefined> {
  const frame = vscode.debug.activeStackItem;
  if (!(frame instanceof vscode.DebugStackFrame)) return undefined;
  // The editor still shows a frame for a moment after its code has gone on.
  const answer: unknown = await frame.session
    .customRequest("stackTrace", { threadId: frame.threadId, levels: 1 })
    .then(undefined, () => ({ stackFrames: [] }));
  const [top] = (answer as { stackFrames: { id: number; line: number; source: { path: string; name: string } }[] }).stackFrames;
  if (top?.id !== frame.frameId) return undefined;
  return { path: vscode.Uri.parse(top.source.path).path, line: top.line, name: top.source.name };
}

/** The values of the variables in the innermost scopes, as the debugger writes them. */
async function variables(): Promise<ReadonlyMap<string, string>> {
  const frame = vscode.debug.activeStackItem;
  assert.ok(frame instanceof vscode.DebugStackFrame);
  const { scopes } = (await frame.session.customRequest("scopes", { frameId: frame.frameId })) as {
    scopes: { variablesReference: number; expensive: boolean }[];
  };
  const found = new Map<string, string>();
  for (const { variablesReference } of scopes.filter(({ expensive }) => !expensive)) {
    const answer: unknown = await frame.session.customRequest("variables", { variablesReference });
    for (const { name, value } of (answer as { variables: { name: string; value: string }[] }).variables) found.set(name, value);
  }
  return found;
}
