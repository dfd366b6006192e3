import { Command, CommanderError } from "commander";
import { isUserError } from "../base/errors.ts";
import { checkCommand } from "./check.ts";
import { claimsCommand } from "./claims.ts";
import { dataCommand } from "./data.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { exportCommand } from "./export.ts";
import { packageVersion } from "./installation.ts";
import { runCommand } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { verifyCommand } from "./verify.ts";

const description = `Research notebooks in TypeScript, run from the terminal with the same kernel as in VS Code.

A notebook is an .ipynb file for the kernel "carrybook". Its claims are figures of a source, recomputed and compared with what is printed.`;

/**
 * The whole command: reads its arguments, does it, and says how it ended. A user's mistake is told in one line.
 *
 * @param args - what stands behind `carrybook` on the command line
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  const end = (ended: ExitCode) => {
    code = ended;
  };
  const program = new Command("carrybook").description(description).version(packageVersion());
  for (const command of [runCommand, checkCommand, verifyCommand, claimsCommand, dataCommand, exportCommand])
    program.addCommand(command(terminal, end));
  program.addHelpText("after", '\nSee "carrybook help <command>" for a command\'s options and examples.');
  for (const command of allCommands(program)) withOneLineErrors(command, terminal);
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    if (!isUserError(error)) throw error;
    terminal.error(`carrybook: ${error.message.replace(/\s*\n\s*/g, " ")}\n`);
    return exitCode.usage;
  }
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function withOneLineErrors(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out(text),
    writeErr: (text) => terminal.error(text),
    getOutHelpWidth: () => Math.min(terminal.width, 100),
    getErrHelpWidth: () => Math.min(terminal.width, 100),
    outputError: (text, write) => {
      const message = text
        .replace(/^error: /, "")
        .trim()
        .replace(/\s*\n\s*/g, " ");
      const help = command.parent ? `carrybook ${command.name()} --help` : "carrybook --help";
      write(`carrybook: ${message}; see "${help}"\n`);
    },
  });
}
