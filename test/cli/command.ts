import { spawn } from "node:child_process";
import { join } from "node:path";
import { runProgram } from "../../src/cli/program.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

const root = join(import.meta.dirname, "..", "..");

/** A notebook of `test/cli/fixtures`. */
export const fixture = (name: string): string => join(import.meta.dirname, "fixtures", name);

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A terminal that remembers what was written. */
export function recordingTerminal(width = 100): Terminal & { readonly written: { out: string; error: string } } {
  const written = { out: "", error: "" };
  return {
    width,
    interactive: false,
    written,
    out: (text) => void (written.out += text),
    error: (text) => void (written.error += text),
    paint: (_style, text) => text,
  };
}

/** Runs the command inside this process. */
export async function runHere(...args: string[]): Promise<Ended> {
  const terminal = recordingTerminal();
  const code = await runProgram(args, terminal);
  return { code, ...terminal.written };
}

/** Runs the command from source in a process of its own; `onOutput` sees what it has written so far and may signal it. */
export function runProcess(
  args: readonly string[],
  onOutput: (out: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, "src", "cli", "main.ts"), ...args], { cwd: root, timeout: 15_000 });
  const written = { out: "", error: "" };
  child.stdout.on("data", (bytes: Buffer) => {
    written.out += bytes.toString();
    onOutput(written.out, (signal) => child.kill(signal));
  });
  child.stderr.on("data", (bytes: Buffer) => void (written.error += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...written }));
  });
}

/** Output with its durations, which differ from run to run, all the same. */
export function withoutDurations(text: string): string {
  return text.replace(/ +\d+(?:\.\d)? m?s {2}/g, "  TIME  ");
}
