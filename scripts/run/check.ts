import { spawn } from "node:child_process";
import { root } from "./tool.ts";

/** What one check of `npm test` came to. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/**
 * Runs one script as a check, showing its output as it comes. A test runner's `12 passing` and `1 failing` are counted;
 * a check without such lines counts as one.
 */
export async function runCheck(name: string, command: readonly string[]): Promise<Outcome> {
  console.log(`\n== ${name}`);
  const startedMs = performance.now();
  const { code, output } = await show(command);
  const counted = { passed: total(output, /(\d+) passing/g), failed: total(output, /(\d+) failing/g) };
  const tests = counted.passed + counted.failed > 0;
  const failed = code === 0 ? counted.failed : Math.max(1, counted.failed);
  const passed = tests ? counted.passed : Number(failed === 0);
  return { name, passed, failed, seconds: (performance.now() - startedMs) / 1000 };
}

function show(command: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      process.stdout.write(text);
      output += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function total(output: string, pattern: RegExp): number {
  return [...output.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);
}
