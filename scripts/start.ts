import { spawnSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";

/** Builds Carrybook, runs its worked notebooks and leaves each, executed and as a report, in `out/`. */
console.log("Building ...");
await build();

// Run as copies, pins and all: the checkout stays as it is, and the notebook that compares the others reads what they just showed.
const comparing = "across-articles.ipynb";
const files = globSync("notebooks/*.{ipynb,pins.json}", { cwd: root }).map((file) => basename(file));
mkdirSync(join(root, "out"), { recursive: true });
for (const file of files) copyFileSync(join(root, "notebooks", file), join(root, "out", file));
const notebooks = files
  .filter((file) => file.endsWith(".ipynb"))
  .sort((a, b) => Number(a === comparing) - Number(b === comparing) || a.localeCompare(b, "en"));
const command = [join("dist", "cli.js"), "run", ...notebooks.map((file) => join("out", file)), "--inplace", "--html", "out"];
const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });

console.log(`
In VS Code: code --extensionDevelopmentPath="${root}" "${join(root, "notebooks", notebooks[0] ?? "")}"
To install it there: npm run package, then code --install-extension with the .vsix file that it names`);
process.exitCode = status ?? 1;
