import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's own folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A file of a dependency, exported by it or not: `toolPath("eslint", "bin/eslint.js")`. */
export function toolPath(packageName: string, file: string): string {
  return join(root, "node_modules", packageName, file);
}

export interface ToolOptions {
  /** Where it runs; the checkout's own folder unless told. */
  readonly cwd?: string;
  /** Whether its output goes to the terminal only when it fails. */
  readonly isQuiet?: boolean;
}

/** Runs a Node program of the dependencies on this Node, its output going to the terminal; gives its exit code. */
export function runTool(packageName: string, file: string, args: readonly string[], options: ToolOptions = {}): number {
  const { cwd = root, isQuiet = false } = options;
  const child = spawnSync(process.execPath, [toolPath(packageName, file), ...args], { stdio: isQuiet ? "pipe" : "inherit", cwd });
  if (isQuiet && child.status !== 0) process.stderr.write(Buffer.concat([child.stdout, child.stderr]));
  return child.status ?? 1;
}
