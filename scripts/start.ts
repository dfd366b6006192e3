import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";

/** Builds Carrybook, runs its worked notebooks and leaves each, executed and as a report, in `out/`. */
console.log("Building ...");
await build();
await mkdir(join(root, "out"), { recursive: true });

const notebooks = globSync("notebooks/*.ipynb", { cwd: root }).sort();
const failed = notebooks.filter((notebook) => runNotebook(notebook) !== 0);
if (failed.length > 0) console.error(`\nnot all cells ran in ${failed.join(", ")}`);

console.log(`
In VS Code: code --extensionDevelopmentPath="${root}" "${join(root, notebooks[0] ?? "notebooks")}"
To install it there: npm run package, then code --install-extension with the .vsix file that it names`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs a notebook with the built command, which shows its progress and claims; gives the exit code. */
function runNotebook(notebook: string): number {
  const name = basename(notebook, ".ipynb");
  const files = ["--output", join("out", `${name}.ipynb`), "--html", join("out", `${name}.html`)];
  console.log(`\n${notebook}`);
  const child = spawnSync(process.execPath, [join("dist", "cli.js"), "run", notebook, ...files], { cwd: root, stdio: "inherit" });
  return child.status ?? 1;
}
