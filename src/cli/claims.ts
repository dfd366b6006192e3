import { basename } from "node:path";
import { Command } from "commander";
import { type CheckedClaim, isDifferent, withRecorded } from "../notebook/checked-claims.ts";
import { claimsOf } from "../notebook/claims.ts";
import { checkKernel } from "../notebook/kernelspec.ts";
import { readNotebook } from "../notebook/read.ts";
import { checkWritable, writeWhole } from "../notebook/write.ts";
import { claimsXml } from "./claims-junit.ts";
import { claimsTable } from "./claims-table.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { failureText, type KernelRunOptions, positiveNumber, runInKernel } from "./kernel-run.ts";
import type { Terminal } from "./terminal.ts";

interface ClaimsOptions extends KernelRunOptions {
  readonly json?: true;
  readonly junit?: string;
}

/** What a notebook's run came to. */
interface CheckedNotebook {
  readonly file: string;
  readonly claims: readonly CheckedClaim[];
  readonly failed: boolean;
}

const examples = `
Examples:
  $ carrybook claims model.ipynb                    run it; are the verdicts those it was saved with?
  $ carrybook claims notebooks/*.ipynb --json       every claim as JSON, for other programs
  $ carrybook claims model.ipynb --junit out.xml    a test report, one test a claim

The files are not touched. A claim that the notebook's saved outputs do not hold is new, and no difference.

Exit codes: 0 all verdicts are as recorded, 1 one differs, is gone, or a cell failed, 2 bad input or
usage, 130 ended with Ctrl-C.`;

/** `carrybook claims FILE…`: runs notebooks and holds their verdicts against those that they were saved with. */
export function claimsCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command("claims")
    .summary("run notebooks and check that their verdicts are as recorded")
    .description("Runs notebooks, prints their claims as one table, and says whether each verdict is the one that was saved.")
    .argument("<files...>", "notebooks, .ipynb files")
    .option("--json", "print the claims as JSON")
    .option("--junit <file>", "write a JUnit test report there")
    .option("-t, --timeout-seconds <seconds>", "interrupt a cell that runs longer", positiveNumber)
    .option("--offline", "take official data from pins and cache alone: fail rather than drift")
    .addHelpText("after", examples)
    .action(async (files: string[], options: ClaimsOptions) => end(await checkClaims(files, options, terminal)));
}

async function checkClaims(files: readonly string[], options: ClaimsOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.junit !== undefined) await checkWritable(options.junit);
  // With --json the standard output is for programs: the progress goes beside it.
  const watching: Terminal = options.json ? { ...terminal, interactive: false, out: (text) => terminal.error(text) } : terminal;
  const notebooks: CheckedNotebook[] = [];
  for (const file of files) {
    const checked = await checkNotebook(file, options, watching);
    if (!checked) return exitCode.interrupted;
    notebooks.push(checked);
  }
  const claims = notebooks.flatMap((notebook) => notebook.claims);
  terminal.out(options.json ? `${JSON.stringify(claims, null, 2)}\n` : `\n${claimsTable(notebooks.map(claimsThere), terminal)}`);
  if (options.junit !== undefined) await writeWhole(options.junit, claimsXml(notebooks));
  const differing = claims.filter(isDifferent);
  for (const claim of differing) {
    terminal.error(`${claim.file}: ${claim.id} was recorded as "${claim.recorded}", now ${claim.verdict || "it is gone"}\n`);
  }
  return differing.length === 0 && notebooks.every(({ failed }) => !failed) ? exitCode.ok : exitCode.failed;
}

/** The claims that the notebook still makes. */
const claimsThere = ({ file, claims }: CheckedNotebook) => ({ file, claims: claims.filter(({ verdict }) => verdict !== "") });

async function checkNotebook(file: string, options: ClaimsOptions, terminal: Terminal): Promise<CheckedNotebook | undefined> {
  const notebook = await readNotebook(file);
  checkKernel(notebook, basename(file));
  const saved = claimsOf(notebook);
  terminal.out(`${file}\n`);
  const execution = await runInKernel(notebook, file, options, terminal);
  if (execution.interrupted) {
    terminal.error("carrybook: interrupted\n");
    return undefined;
  }
  if (execution.failure) terminal.error(failureText(execution.failure));
  return { file, claims: withRecorded(file, claimsOf(notebook), saved), failed: execution.failure !== undefined };
}
