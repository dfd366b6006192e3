import * as vscode from "vscode";
import { type KernelClient } from "../../kernel/client.ts";
import { type CheckedClaim, withRecorded } from "../../notebook/checked-claims.ts";
import { claimsOf, type ClaimRow } from "../../notebook/claims.ts";
import { executeNotebook, type Failure } from "../../notebook/execute.ts";
import { parseNotebook } from "../../notebook/read.ts";
import { notebookOfDocument } from "./notebook-of-document.ts";
import { openNotebook } from "./workspace-claims.ts";

/** Starts a fresh kernel for a notebook's file. */
export type StartKernel = (notebook: vscode.Uri) => Promise<KernelClient>;

export interface HeadlessOptions {
  readonly startKernel: StartKernel;
  readonly token: vscode.CancellationToken;
  /** Takes what tells of the progress and what the cells print. */
  readonly print: (text: string) => void;
}

/** What came of a notebook's run. */
export interface HeadlessRun {
  /** The claims that it made, and those that it should have made by its saved outputs. */
  readonly claims: readonly CheckedClaim[];
  /** The claims as they were saved. */
  readonly saved: readonly ClaimRow[];
  readonly failure?: Failure;
  readonly interrupted: boolean;
}

/**
 * Runs a notebook as the command does: from its start, in a fresh kernel of its own, and holds the verdicts against those in its
 * file. Of a notebook with unsaved changes the text in the editor is run; neither its outputs nor its file are touched.
 */
export async function runHeadless(uri: vscode.Uri, { startKernel, token, print }: HeadlessOptions): Promise<HeadlessRun> {
  const file = parseNotebook(await vscode.workspace.fs.readFile(uri), uri.path);
  const saved = claimsOf(file);
  const document = openNotebook(uri);
  // Without unsaved changes the file is the notebook, also while the editor has yet to notice that another program wrote it.
  const notebook = document?.isDirty ? notebookOfDocument(document) : file;
  const stop = new AbortController();
  using _cancelling = asDisposable(token.onCancellationRequested(() => stop.abort()));
  await using kernel = await startKernel(uri);
  const { interrupted, failure } = await executeNotebook(notebook, {
    runner: kernel,
    signal: stop.signal,
    onEnd: ({ number, position }, result, durationMs) =>
      print(`[${number}] cell ${position}: ${result}, ${Math.round(durationMs)} ms\n`),
    onStream: (_name, text) => print(text),
  });
  const claims = withRecorded(vscode.workspace.asRelativePath(uri), claimsOf(notebook), saved);
  return { claims, saved, interrupted, ...(failure && { failure }) };
}

function asDisposable(owned: vscode.Disposable): Disposable {
  return {
    [Symbol.dispose]() {
      owned.dispose();
    },
  };
}
