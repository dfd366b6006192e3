import * as vscode from "vscode";
import { type CheckedClaim, outcomeOf, outcomeText } from "../../notebook/checked-claims.ts";
import { type ClaimRow } from "../../notebook/claims.ts";
import { type Failure } from "../../notebook/execute.ts";
import { stripAnsi } from "../../notebook/text.ts";
import { type HeadlessOptions, type HeadlessRun, runHeadless } from "./headless-run.ts";

/** A notebook of a test run, with the claims of it that are asked for. */
export interface NotebookTests {
  readonly uri: vscode.Uri;
  readonly item: vscode.TestItem;
  /** By the claim's id. */
  readonly claims: ReadonlyMap<string, vscode.TestItem>;
  /** The item for a claim that is not listed yet, as its id is computed; undefined where the whole notebook was not asked for. */
  readonly added: (claim: CheckedClaim) => vscode.TestItem | undefined;
  /** A line of a cell: the cell's place from 1, the line from 0. */
  readonly locationOf: (position: number, line: number) => vscode.Location;
  /** The line in which a claim is written, from 0. */
  readonly lineOf: (id: string) => number;
}

/** Runs one notebook and reports each of its claims. */
export async function runNotebookTests(
  tests: NotebookTests,
  run: vscode.TestRun,
  options: Pick<HeadlessOptions, "startKernel">,
): Promise<void> {
  for (const item of tests.claims.values()) run.started(item);
  const print = (text: string) => run.appendOutput(text.replace(/\r?\n/g, "\r\n"));
  print(`${vscode.workspace.asRelativePath(tests.uri)}\n`);
  try {
    report(tests, run, await runHeadless(tests.uri, { ...options, token: run.token, print }));
  } catch (error) {
    const message = new vscode.TestMessage(error instanceof Error ? error.message : String(error));
    print(`${String(error)}\n`);
    for (const item of [tests.item, ...tests.claims.values()]) run.errored(item, message);
  }
}

function report(tests: NotebookTests, run: vscode.TestRun, { claims, saved, failure, interrupted }: HeadlessRun): void {
  const waiting = new Map(tests.claims);
  const broken = interrupted ? undefined : failure;
  const notReached: vscode.TestItem[] = [];
  for (const claim of claims) {
    const isMade = claim.verdict !== "";
    const item = waiting.get(claim.id) ?? (isMade ? tests.added(claim) : undefined);
    if (!item || (!isMade && interrupted)) continue;
    waiting.delete(claim.id);
    const before = saved.find(({ id }) => id === claim.id);
    const outcome = outcomeOf(claim, broken !== undefined);
    if (outcome === "passed") run.passed(item);
    else if (outcome === "failed") run.failed(item, difference(tests, claim, before));
    else notReached.push(item);
  }
  // Neither made by this run nor in the saved outputs.
  if (broken) notReached.push(...waiting.values());
  else for (const item of waiting.values()) run.skipped(item);
  if (!broken) return;
  // A failing cell with no claims after it fails the notebook all the same.
  const items = notReached.length > 0 ? notReached : [tests.item];
  for (const item of items) run.errored(item, failureMessage(tests, broken));
}

function difference(tests: NotebookTests, claim: CheckedClaim, before: ClaimRow | undefined): vscode.TestMessage {
  const now = claim.verdict === "" ? "gone" : verdictText(claim);
  const message = vscode.TestMessage.diff(outcomeText(claim, false), before ? verdictText(before) : "", now);
  message.location = tests.locationOf(claim.position, tests.lineOf(claim.id));
  return message;
}

function verdictText({ verdict, printed, computed, note, holdsWhen }: ClaimRow): string {
  const lines = [verdict, `printed ${printed}`, `computed ${computed}`, note ?? "", holdsWhen ?? ""];
  return lines.filter((line) => line !== "").join("\n");
}

function failureMessage(tests: NotebookTests, { position, line, error }: Failure): vscode.TestMessage {
  const place = line === undefined ? `cell ${position}` : `cell ${position}, line ${line}`;
  const message = new vscode.TestMessage(`${place} failed\n\n${stripAnsi(error.text)}`);
  message.location = tests.locationOf(position, (line ?? 1) - 1);
  return message;
}
