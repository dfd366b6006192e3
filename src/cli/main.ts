import { exitCode } from "./exit-code.ts";
import { runProgram } from "./program.ts";
import { processTerminal } from "./terminal.ts";

// A reader that has seen enough, as `head` has, closes the pipe: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

const terminal = processTerminal();
try {
  process.exitCode = await runProgram(process.argv.slice(2), terminal);
} catch (error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.error(`carrybook: this is a defect of Carrybook, please report it\n${text}\n`);
  process.exitCode = exitCode.defect;
}
