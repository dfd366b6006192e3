import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";

/** Builds Carrybook, runs its worked notebooks and leaves each, executed and as a report, in `out/`. */
console.log("Building ...");
await build();

const notebooks = globSync("notebooks/*.ipynb", { cwd: root }).sort();
const command = [join("dist", "cli.js"), "run", ...notebooks, "--output", "out", "--html", "out"];
const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });

console.log(`
In VS Code: code --extensionDevelopmentPath="${root}" "${join(root, notebooks[0] ?? "notebooks")}"
To install it there: npm run package, then code --install-extension with the .vsix file that it names`);
process.exitCode = status ?? 1;
