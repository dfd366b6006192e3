import { basename } from "node:path";
import { Command } from "commander";
import { UserError } from "../base/errors.ts";
import { compareOutputs, type Difference } from "../notebook/compare.ts";
import { checkKernel } from "../notebook/kernelspec.ts";
import type { NotebookFile } from "../notebook/nbformat.ts";
import { readNotebook } from "../notebook/read.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { failureText, type KernelRunOptions, positiveNumber, runInKernel } from "./kernel-run.ts";
import type { Terminal } from "./terminal.ts";

interface VerifyOptions extends KernelRunOptions {
  readonly tolerance: number;
}

const examples = `
Examples:
  $ carrybook verify model.ipynb                   does it still give what it shows?
  $ carrybook verify model.ipynb --tolerance 1e-4  let numbers differ by one in ten thousand
  $ carrybook verify notebooks/*.ipynb             several, one after the other

A picture is the same when its pixels are. A cell tagged NBVAL_IGNORE_OUTPUT runs, but is not
compared; one tagged skip-execution is neither. No file is touched.

Exit codes: 0 all outputs are the same, 1 one differs or a cell failed, 2 bad input or usage,
130 ended with Ctrl-C.`;

/** `carrybook verify FILE…`: runs notebooks anew and compares what comes out with what they were saved with. */
export function verifyCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command("verify")
    .summary("run notebooks anew and compare with their saved outputs")
    .description(
      "Runs a notebook in a fresh kernel and compares, cell by cell, what comes out with the outputs that it was saved with.",
    )
    .argument("<files...>", "notebooks, .ipynb files")
    .option("--tolerance <share>", "how far two numbers may lie apart, relative to the larger one or to 1", positiveNumber, 1e-9)
    .option("-t, --timeout-seconds <seconds>", "interrupt a cell that runs longer", positiveNumber)
    .option("-v, --verbose", "show what the cells print")
    .option("--offline", "take official data from pins and cache alone: fail rather than drift")
    .addHelpText("after", examples)
    .action(async (files: string[], options: VerifyOptions) => end(await verifyAll(files, options, terminal)));
}

async function verifyAll(files: readonly string[], options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  // All are read first, so that a name mistyped is told before the first one runs.
  const notebooks = await Promise.all(files.map(async (file) => ({ file, saved: await readNotebook(file) })));
  for (const { file, saved } of notebooks) {
    checkKernel(saved, basename(file));
    checkHasRun(saved, basename(file));
  }
  const codes: ExitCode[] = [];
  for (const { file, saved } of notebooks) {
    if (files.length > 1) terminal.out(`${codes.length > 0 ? "\n" : ""}${terminal.paint("bold", file)}\n`);
    const code = await verify(file, saved, options, terminal);
    if (code === exitCode.interrupted) return code;
    codes.push(code);
  }
  const same = codes.filter((code) => code === exitCode.ok).length;
  if (files.length > 1) terminal.out(`\n${same} of ${files.length} notebooks give what they were saved with\n`);
  return same === files.length ? exitCode.ok : exitCode.failed;
}

async function verify(file: string, saved: NotebookFile, options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const fresh = structuredClone(saved);
  const execution = await runInKernel(fresh, file, options, terminal);
  if (execution.interrupted) {
    terminal.error("carrybook: interrupted\n");
    return exitCode.interrupted;
  }
  if (execution.failure) {
    terminal.error(failureText(execution.failure));
    return exitCode.failed;
  }
  const differing = compareCells(saved, fresh, options.tolerance);
  terminal.out(`\n${differing.map((cell) => cellText(cell, terminal)).join("")}${verdict(differing.length)}\n`);
  return differing.length === 0 ? exitCode.ok : exitCode.failed;
}

/** A notebook without any outputs would only seem to differ. */
function checkHasRun(notebook: NotebookFile, name: string): void {
  if (notebook.cells.some((cell) => cell.cell_type === "code" && (cell.execution_count !== null || cell.outputs.length > 0)))
    return;
  throw new UserError("cli/never-run", {
    expected: "a notebook with saved outputs to compare with",
    received: `${name}, which holds none`,
    action: `run "carrybook run --inplace ${name}" first`,
  });
}

interface DifferingCell {
  readonly position: number;
  readonly differences: readonly Difference[];
}

function compareCells(saved: NotebookFile, fresh: NotebookFile, tolerance: number): DifferingCell[] {
  const cells = saved.cells.map((cell, index): DifferingCell => {
    const other = fresh.cells[index];
    const isCompared =
      cell.cell_type === "code" && other?.cell_type === "code" && !cell.metadata.tags?.includes("NBVAL_IGNORE_OUTPUT");
    return { position: index + 1, differences: isCompared ? compareOutputs(cell.outputs, other.outputs, { tolerance }) : [] };
  });
  return cells.filter((cell) => cell.differences.length > 0);
}

function cellText({ position, differences }: DifferingCell, terminal: Terminal): string {
  const lines = differences.map(
    ({ output, where, saved, now }) =>
      `${terminal.paint("red", "differs")}  cell ${position}, output ${output}, ${where}\n    saved  ${saved}\n    now    ${now}\n`,
  );
  return `${lines.join("")}\n`;
}

function verdict(differing: number): string {
  if (differing === 0) return "every output is the same as saved";
  return differing === 1 ? "1 cell gives other outputs than saved" : `${differing} cells give other outputs than saved`;
}
