import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's own folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The file behind a development dependency's command: `toolPath("eslint", "bin/eslint.js")`. */
export function toolPath(packageName: string, file: string): string {
  const manifest = createRequire(join(root, "package.json")).resolve(`${packageName}/package.json`);
  return join(dirname(manifest), file);
}

/** Runs a Node program of the dependencies on this Node, its output going to the terminal; gives its exit code. */
export function runTool(packageName: string, file: string, args: readonly string[]): number {
  const child = spawnSync(process.execPath, [toolPath(packageName, file), ...args], { stdio: "inherit", cwd: root });
  return child.status ?? 1;
}
