import { realpath } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { Command } from "commander";
import { UserError } from "../base/errors.ts";
import { claimsOf } from "../notebook/claims.ts";
import { checkKernel, markAsCarrybook } from "../notebook/kernelspec.ts";
import type { NotebookFile } from "../notebook/nbformat.ts";
import { readNotebook } from "../notebook/read.ts";
import { renderReport } from "../notebook/report.ts";
import { checkWritable, writeNotebook, writeWhole } from "../notebook/write.ts";
import { claimsTable } from "./claims-table.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type KernelRunOptions, failureText, positiveNumber, runInKernel } from "./kernel-run.ts";
import type { Terminal } from "./terminal.ts";

interface RunOptions extends KernelRunOptions {
  readonly output?: string;
  readonly inplace?: true;
  readonly html?: string;
}

const examples = `
Examples:
  $ carrybook run model.ipynb                           show progress and claims, write nothing
  $ carrybook run model.ipynb --output out/model.ipynb  keep the outputs in another file
  $ carrybook run model.ipynb --inplace                 keep them in the file itself
  $ carrybook run model.ipynb --html model.html         make a one-file report to read or send

A cell tagged skip-execution is left as it is; one tagged raises-exception may throw.
When a cell fails, its error is shown; --output and --html still get what ran up to there, and
--inplace leaves the file untouched. Ctrl-C stops the run and writes nothing.

Exit codes: 0 all cells ran, 1 a cell failed, 2 bad input or usage, 130 ended with Ctrl-C.`;

/** `carrybook run FILE.ipynb`: runs a notebook from top to bottom in a fresh kernel. */
export function runCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command("run")
    .summary("run a notebook, show its claims, keep its outputs")
    .description("Runs a notebook's cells from top to bottom in a fresh kernel and shows its claims with their verdicts.")
    .argument("<file>", "the notebook, an .ipynb file")
    .option("-o, --output <file>", "write the executed notebook there")
    .option("-i, --inplace", "write the executed notebook over the file, if all cells ran")
    .option("--html <file>", "write a one-file HTML report there")
    .option("-t, --timeout-seconds <seconds>", "interrupt a cell that runs longer", positiveNumber)
    .option("-v, --verbose", "show what the cells print")
    .option("--offline", "take official data from pins and cache alone: fail rather than drift")
    .addHelpText("after", examples)
    .action(async (file: string, options: RunOptions) => end(await run(file, options, terminal)));
}

async function run(file: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const notebook = await readNotebook(file);
  checkKernel(notebook, basename(file));
  await checkOutputs(file, options);
  const execution = await runInKernel(notebook, file, options, terminal);
  if (execution.interrupted) {
    terminal.error("carrybook: interrupted; nothing was written\n");
    return exitCode.interrupted;
  }
  if (execution.failure) terminal.error(failureText(execution.failure));
  markAsCarrybook(notebook);
  const table = claimsTable(claimsOf(notebook), terminal);
  terminal.out(table === "" ? "" : `\n${table}`);
  await writeOutputs(notebook, file, options, { failed: execution.failure !== undefined }, terminal);
  return execution.failure ? exitCode.failed : exitCode.ok;
}

/** Finds out before the run what could not be written after it. */
async function checkOutputs(file: string, { output, inplace, html }: RunOptions): Promise<void> {
  if (output !== undefined && inplace) {
    throw usage("one of --output and --inplace", "both", "leave one out");
  }
  if (output !== undefined && extname(output).toLowerCase() !== ".ipynb") {
    throw usage("--output to name an .ipynb file", output, "use --html for a report");
  }
  if (html !== undefined && extname(html).toLowerCase() === ".ipynb") {
    throw usage("--html to name an HTML file", html, "use --output for the executed notebook");
  }
  if (output !== undefined && (await isSameFile(output, file))) {
    throw usage("--output to name another file than the input", output, "use --inplace to write over it");
  }
  for (const path of [output, html, inplace ? file : undefined]) if (path !== undefined) await checkWritable(path);
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const real = (path: string) =>
    realpath(path).catch(async () => join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path)));
  return (await real(one)) === (await real(other));
}

async function writeOutputs(
  notebook: NotebookFile,
  file: string,
  { output, inplace, html }: RunOptions,
  { failed }: { readonly failed: boolean },
  terminal: Terminal,
): Promise<void> {
  const target = inplace ? (failed ? undefined : file) : output;
  if (inplace && failed) terminal.error(`${file} is left as it was, since not all cells ran\n`);
  if (target !== undefined) {
    await writeNotebook(target, notebook);
    terminal.out(`wrote ${target}\n`);
  }
  if (html !== undefined) {
    await writeWhole(html, renderReport(notebook, { fileName: basename(file) }));
    terminal.out(`wrote ${html}\n`);
  }
}

function usage(expected: string, received: string, action: string): UserError {
  return new UserError("cli/usage", { expected, received, action });
}
