import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, until } from "./notebook.ts";

/** Where the debugger has stopped, and what it knows there. */
export interface Stop {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

/** The code of a cell that tells whether its kernel has a debugging port. */
export const portIn = 'const inspector = await import("node:inspector"); inspector.url() ?? "closed"';

/**
 * Leaves no debugging, breakpoint or editor behind after each test of a suite.
 *
 * @returns the ids of the sessions that are running
 */
export function endDebuggingAfterEach(): ReadonlySet<string> {
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
  return running;
}

export function debug(cell: vscode.NotebookCell): Thenable<unknown> {
  return vscode.commands.executeCommand("carrybook.debugCell", cell);
}

/** A button of the debug toolbar: `continue`, `stepInto`, `restart`, … */
export function press(button: string): Thenable<unknown> {
  return vscode.commands.executeCommand(`workbench.action.debug.${button}`);
}

/** What the debug console answers where the debugger has stopped. */
export async function evaluate(expression: string): Promise<string> {
  const frame = vscode.debug.activeStackItem;
  assert.ok(frame instanceof vscode.DebugStackFrame);
  const request = { expression, frameId: frame.frameId, context: "repl" };
  const { result } = (await frame.session.customRequest("evaluate", request)) as { result: string };
  return result;
}

/** Waits until a debugged cell has ended; the editor tells of that a little after the command is done. */
export async function end(debugging: Thenable<unknown>, cell: vscode.NotebookCell): Promise<void> {
  await debugging;
  await until("the cell to end", () => cell.executionSummary?.success !== undefined);
}

/** What a breakpoint may have beside its place. */
export interface BreakpointOptions {
  /** Stops only where this holds. */
  readonly condition?: string;
  /** Prints this in place of stopping. */
  readonly logMessage?: string;
}

/** @param line - from 1 */
export function addBreakpoint(uri: vscode.Uri, line: number, { condition, logMessage }: BreakpointOptions = {}): void {
  const location = new vscode.Location(uri, new vscode.Position(line - 1, 0));
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(location, true, condition, undefined, logMessage)]);
}

/** Waits until the debugger has stopped at a line, counted from 1. */
export async function stopAt(line: number): Promise<Stop> {
  let stop: Stop | undefined;
  await until(`a stop at line ${line}`, async () => {
    stop = await currentStop();
    return stop?.line === line;
  });
  assert.ok(stop);
  return stop;
}

export async function currentStop(): Promise<Stop | undefined> {
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
export async function variables(): Promise<ReadonlyMap<string, string>> {
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
