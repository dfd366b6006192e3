import { dirname, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { KernelClient } from "../kernel/client.ts";
import type { NotebookFile } from "../notebook/nbformat.ts";
import { type Execution, type Failure, executeNotebook } from "../notebook/execute.ts";
import { kernelPath } from "./installation.ts";
import { withInterrupts } from "./interrupts.ts";
import { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** Options of every command that runs cells. */
export interface KernelRunOptions {
  readonly timeoutSeconds?: number;
  readonly verbose?: true;
  /** Official data come from the pins and the cache alone: what is not there fails. */
  readonly offline?: true;
}

/** Runs a notebook in a fresh kernel of its own, in its folder, with a line of progress a cell; Ctrl-C ends it in good order. */
export async function runInKernel(
  notebook: NotebookFile,
  file: string,
  { timeoutSeconds, verbose, offline }: KernelRunOptions,
  terminal: Terminal,
): Promise<Execution> {
  const progress = new Progress(notebook, terminal, { verbose: verbose === true });
  return withInterrupts(async (signal) => {
    const path = resolve(file);
    const env = { ...process.env, CARRYBOOK_NOTEBOOK: path, ...(offline && { CARRYBOOK_OFFLINE: "1" }) };
    await using kernel = await KernelClient.start({ childPath: kernelPath, folder: dirname(path), env });
    const { ask } = terminal;
    using questions = takenBackAtEnd();
    if (ask) kernel.onInput((question) => progress.during(() => ask(question, questions.signal)));
    return await executeNotebook(notebook, {
      runner: kernel,
      signal,
      ...(timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1000 }),
      onStart: (running, total) => progress.start(running, total),
      onEnd: (running, result, durationMs) => progress.end(running, result, durationMs),
      onStream: (name, text) => progress.stream(name, text),
      onProgress: (running, text) => progress.bar(running, text),
    });
  });
}

/** A signal that is aborted when its block is left: a question that nobody answered by then would keep the process alive. */
function takenBackAtEnd(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  return { signal: controller.signal, [Symbol.dispose]: () => controller.abort() };
}

/** A failed cell as it is told on the terminal: where, and the error with its lines. */
export function failureText({ position, line, error }: Failure): string {
  return `\ncell ${position}${line === undefined ? "" : `, line ${line}`} failed:\n${error.text.trimEnd()}\n`;
}

/** Reads an option's number above zero. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("Give a number above zero.");
}
