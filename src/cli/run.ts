import { basename } from "node:path";
import { Command } from "commander";
import { claimsOf } from "../notebook/claims.ts";
import { checkKernel, markAsCarrybook } from "../notebook/kernelspec.ts";
import { readNotebook } from "../notebook/read.ts";
import { claimsTable, type NotebookClaims } from "./claims-table.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type KernelRunOptions, failureText, positiveNumber, runInKernel } from "./kernel-run.ts";
import { placeFiles, type WantedFiles, writeFiles } from "./run-files.ts";
import type { Terminal } from "./terminal.ts";

type RunOptions = KernelRunOptions & WantedFiles;

const examples = `
Examples:
  $ carrybook run model.ipynb                           show progress and claims, write nothing
  $ carrybook run model.ipynb --output out/model.ipynb  keep the outputs in another file
  $ carrybook run model.ipynb --inplace                 keep them in the file itself
  $ carrybook run model.ipynb --html model.html         make a one-file report to read or send
  $ carrybook run notebooks/*.ipynb --html out          run several, reports in a folder

A cell tagged skip-execution is left as it is; one tagged raises-exception may throw.
When a cell fails, its error is shown; --output and --html still get what ran up to there, and
--inplace leaves the file untouched. Ctrl-C stops the run and writes nothing.

Exit codes: 0 all cells ran, 1 a cell failed, 2 bad input or usage, 130 ended with Ctrl-C.`;

/** `carrybook run FILE…`: runs notebooks from top to bottom, each in a fresh kernel. */
export function runCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command("run")
    .summary("run notebooks, show their claims, keep their outputs")
    .description("Runs a notebook's cells from top to bottom in a fresh kernel and shows its claims with their verdicts.")
    .argument("<files...>", "notebooks, .ipynb files")
    .option("-o, --output <path>", "write the executed notebook there: a file or a folder")
    .option("-i, --inplace", "write the executed notebook over the file, if all cells ran")
    .option("--html <path>", "write a one-file HTML report there: a file or a folder")
    .option("-t, --timeout-seconds <seconds>", "interrupt a cell that runs longer", positiveNumber)
    .option("-v, --verbose", "show what the cells print")
    .option("--offline", "take official data from pins and cache alone: fail rather than drift")
    .addHelpText("after", examples)
    .action(async (files: string[], options: RunOptions) => end(await run(files, options, terminal)));
}

async function run(files: readonly string[], options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  // All are read first, so that a name mistyped is told before the first one runs.
  const notebooks = await Promise.all(files.map(async (file) => ({ file, notebook: await readNotebook(file) })));
  for (const { file, notebook } of notebooks) checkKernel(notebook, basename(file));
  const places = await placeFiles(files, options);
  const ran: NotebookClaims[] = [];
  let failures = 0;
  for (const [index, { file, notebook }] of notebooks.entries()) {
    if (files.length > 1) terminal.out(`${index > 0 ? "\n" : ""}${terminal.paint("bold", file)}\n`);
    const execution = await runInKernel(notebook, file, options, terminal);
    if (execution.interrupted) {
      const written = index > 0 && (options.output ?? options.html ?? options.inplace) ? `of ${file} ` : "";
      terminal.error(`carrybook: interrupted; nothing ${written}was written\n`);
      return exitCode.interrupted;
    }
    if (execution.failure) {
      failures += 1;
      terminal.error(failureText(execution.failure));
    }
    markAsCarrybook(notebook);
    ran.push({ file, claims: claimsOf(notebook) });
    const place = places[index];
    // One notebook's claims come before its files are named; those of several come together, at the end.
    if (files.length === 1) showClaims(ran, terminal);
    if (place) await writeFiles(notebook, place, { failed: execution.failure !== undefined }, terminal);
  }
  if (files.length > 1) showClaims(ran, terminal);
  return failures > 0 ? exitCode.failed : exitCode.ok;
}

function showClaims(ran: readonly NotebookClaims[], terminal: Terminal): void {
  const table = claimsTable(ran, terminal);
  terminal.out(table === "" ? "" : `\n${table}`);
}
