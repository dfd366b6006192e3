import { progressIds } from "../base/host.ts";
import { type CellLanguage, cellLanguage } from "./cell-language.ts";
import type { CodeCell, NotebookFile } from "./nbformat.ts";
import { type OutputEvent, OutputRecorder } from "./outputs.ts";
import { joinText } from "./text.ts";

/** A thrown value as the kernel describes it; `frames` holds the places in the notebook, the innermost first. */
export interface ExecutionError {
  readonly name: string;
  readonly message: string;
  readonly text: string;
  readonly frames: readonly { readonly cellId?: string; readonly line: number; readonly column: number }[];
}

/** What running a notebook needs of a kernel; `KernelClient` is one. */
export interface CellRunner {
  execute(
    cell: { readonly cellId: string; readonly position: number; readonly code: string; readonly language: CellLanguage },
    sink: (event: CellEvent) => void,
  ): Promise<{
    readonly status: "ok" | "error" | "interrupted" | "lost";
    readonly durationMs: number;
    readonly error?: ExecutionError;
  }>;
  interrupt(): Promise<unknown>;
}

type CellEvent =
  Exclude<OutputEvent, { type: "error" }> | { readonly type: "error"; readonly cellId: string; readonly error: ExecutionError };

/** How a cell ended: `expected` is an error in a cell that is tagged `raises-exception`. */
export type CellResult = "ok" | "expected" | "skipped" | "failed" | "interrupted";

/** A code cell of a run, with its place among those that run and among all cells, both from 1. */
export interface RunningCell {
  readonly cell: CodeCell;
  readonly number: number;
  readonly position: number;
}

/** A cell that did not do what it should. */
export interface Failure {
  readonly position: number;
  readonly error: ExecutionError;
  /** The cell's own line in which it happened, from 1, where that is known. */
  readonly line?: number;
}

export interface ExecuteOptions {
  readonly runner: CellRunner;
  /** The most milliseconds that one cell may run; unbounded without. */
  readonly timeoutMs?: number;
  /** Aborting it interrupts the cell that runs and ends the run. */
  readonly signal?: AbortSignal;
  readonly onStart?: (running: RunningCell, total: number) => void;
  readonly onEnd?: (running: RunningCell, result: CellResult, durationMs: number) => void;
  readonly onStream?: (name: "stdout" | "stderr", text: string) => void;
  /** What a progress bar of the running cell says. */
  readonly onProgress?: (running: RunningCell, text: string) => void;
}

/** What came of a run: the first failure, also one that came late, from a timer or a promise of a cell that had ended. */
export interface Execution {
  readonly interrupted: boolean;
  readonly failure?: Failure;
}

/**
 * Runs a notebook's code cells in order, and puts their outputs and counts into it. It stops at the first cell that fails; the
 * cells after it are left without outputs. Cells tagged `skip-execution` keep what they hold; empty cells do not run.
 */
export async function executeNotebook(notebook: NotebookFile, options: ExecuteOptions): Promise<Execution> {
  const cells = runnable(notebook);
  const recorder = new OutputRecorder();
  const ran: CodeCell[] = [];
  let failure: Failure | undefined;
  for (const { cell } of cells) if (!isTagged(cell, "skip-execution")) clear(cell);
  for (const running of cells) {
    if (options.signal?.aborted) break;
    const { cell } = running;
    options.onStart?.(running, cells.length);
    if (isTagged(cell, "skip-execution")) {
      options.onEnd?.(running, "skipped", 0);
      continue;
    }
    ran.push(cell);
    cell.execution_count = ran.length;
    recorder.begin(cell.id, ran.length);
    const { result, error, durationMs } = await runCell(running, recorder, options, (late) => {
      failure ??= failureOf(running, late);
    });
    options.onEnd?.(running, result, durationMs);
    if (result === "failed") failure ??= failureOf(running, error ?? unexplained);
    if (result === "failed" || result === "interrupted") break;
  }
  for (const cell of ran) cell.outputs = recorder.outputs(cell.id);
  return { interrupted: options.signal?.aborted === true, ...(failure ? { failure } : {}) };
}

/** The code cells that are not empty. */
function runnable(notebook: NotebookFile): RunningCell[] {
  const cells = notebook.cells.map((cell, index) => ({ cell, position: index + 1 }));
  return cells
    .filter((entry): entry is { cell: CodeCell; position: number } => entry.cell.cell_type === "code")
    .filter(({ cell }) => joinText(cell.source).trim() !== "" || (clear(cell), false))
    .map((entry, index) => ({ ...entry, number: index + 1 }));
}

function clear(cell: CodeCell): void {
  cell.outputs = [];
  cell.execution_count = null;
}

interface Ended {
  readonly result: CellResult;
  readonly durationMs: number;
  readonly error?: ExecutionError | undefined;
}

async function runCell(
  running: RunningCell,
  recorder: OutputRecorder,
  options: ExecuteOptions,
  onLateError: (error: ExecutionError) => void,
): Promise<Ended> {
  const { cell, position } = running;
  const expectsError = isTagged(cell, "raises-exception");
  let ended = false;
  let shownError: ExecutionError | undefined;
  const sink = (event: CellEvent) => {
    recorder.apply(event);
    if (event.type === "stream") options.onStream?.(event.name, event.text);
    const progress = ended ? undefined : progressText(event);
    if (progress !== undefined) options.onProgress?.(running, progress);
    if (event.type !== "error") return;
    shownError ??= event.error;
    if (ended && !expectsError) onLateError(event.error);
  };
  const limit = limitOf(options);
  try {
    const request = { cellId: cell.id, position, code: joinText(cell.source), language: cellLanguage(cell) };
    const outcome = await options.runner.execute(request, sink);
    ended = true;
    if (outcome.status !== "ok" && options.signal?.aborted) return { result: "interrupted", durationMs: outcome.durationMs };
    if (outcome.status === "ok" && shownError === undefined) return { result: "ok", durationMs: outcome.durationMs };
    const error = limit.passed() ? timeout(options.timeoutMs ?? 0) : (outcome.error ?? shownError ?? unexplained);
    if (limit.passed() || shownError === undefined) recorder.apply({ type: "error", cellId: cell.id, error });
    const isExpected = expectsError && (outcome.status === "error" || outcome.status === "ok");
    return { result: isExpected ? "expected" : "failed", durationMs: outcome.durationMs, error };
  } finally {
    limit.end();
  }
}

/** What a progress bar says, where the event is one's. */
function progressText(event: CellEvent): string | undefined {
  if (event.type !== "display" && event.type !== "update") return undefined;
  const text = event.displayId?.startsWith(progressIds) ? event.bundle["text/plain"] : undefined;
  return typeof text === "string" ? text : undefined;
}

/** Interrupts the kernel when the time of a cell is over or the run is aborted. */
function limitOf({ runner, timeoutMs, signal }: ExecuteOptions): { passed(): boolean; end(): void } {
  let passed = false;
  const interrupt = () => void runner.interrupt();
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          passed = true;
          interrupt();
        }, timeoutMs);
  signal?.addEventListener("abort", interrupt);
  return {
    passed: () => passed,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupt);
    },
  };
}

function failureOf({ cell, position }: RunningCell, error: ExecutionError): Failure {
  const frame = error.frames.find((one) => one.cellId === cell.id);
  return { position, error, ...(frame ? { line: frame.line } : {}) };
}

function timeout(timeoutMs: number): ExecutionError {
  const message = `the cell ran longer than ${timeoutMs / 1000} s and was interrupted; give it more with --timeout-seconds`;
  return { name: "TimeoutError", message, text: `TimeoutError: ${message}`, frames: [] };
}

const unexplained: ExecutionError = {
  name: "Error",
  message: "the kernel did not say why the cell ended",
  text: "Error: the kernel did not say why the cell ended",
  frames: [],
};

function isTagged(cell: CodeCell, tag: string): boolean {
  return cell.metadata.tags?.includes(tag) ?? false;
}
