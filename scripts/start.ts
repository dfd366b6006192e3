import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { verdictCounts } from "../src/base/verdicts.ts";
import { claimsOf } from "../src/notebook/claims.ts";
import { readNotebook } from "../src/notebook/read.ts";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";

/** Builds Carrybook, runs its worked notebooks and leaves each, executed and as a report, in `out/`. */
console.log("Building ...");
await build();
await mkdir(join(root, "out"), { recursive: true });

const notebooks = globSync("notebooks/*.ipynb", { cwd: root }).sort();
const failed = notebooks.filter((notebook) => runNotebook(notebook) !== 0);
if (failed.length > 0) console.error(`\nnot all cells ran in ${failed.join(", ")}`);

console.log("");
const claims = await Promise.all(notebooks.map((notebook) => claimsIn(notebook)));
notebooks.forEach((notebook, index) => console.log(`${basename(notebook).padEnd(34)} ${counts(claims[index] ?? [])}`));
console.log(`${"all".padEnd(34)} ${counts(claims.flat())}`);

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

/** The claims of a notebook as it ran; none where it was not written. */
async function claimsIn(notebook: string): Promise<ReturnType<typeof claimsOf>> {
  const executed = join(root, "out", basename(notebook));
  return existsSync(executed) ? claimsOf(await readNotebook(executed)) : [];
}

function counts(rows: ReturnType<typeof claimsOf>): string {
  return `${String(rows.length).padStart(4)} claims; ${verdictCounts(rows)}`;
}
