// Runs `scripts/TASK.ts` on the project's own Node, installing the dependencies first where they are missing or stale.
// It runs on the machine's Node (20 or later) before anything is installed, so it is plain JavaScript without imports of ours.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockfile = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".carrybook-installed-lock.json");
const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

const [task, ...args] = process.argv.slice(2);
if (!task || !existsSync(join(root, "scripts", `${task}.ts`))) {
  console.error(`expected the name of a script in scripts/, got ${task ?? "none"}; see "scripts" in package.json`);
  process.exit(2);
}
if (!isInstalled()) install();
const child = spawnSync(node, [join(root, "scripts", `${task}.ts`), ...args], { stdio: "inherit", cwd: root });
process.exit(child.status ?? 1);

/** Tells whether node_modules was installed from the lockfile as it is now. */
function isInstalled() {
  return existsSync(node) && existsSync(installed) && readFileSync(installed).equals(readFileSync(lockfile));
}

function install() {
  console.log("Installing dependencies ...");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    cwd: root,
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error("npm ci failed (its own message is above); check that the npm registry can be reached, then run this again");
    process.exit(1);
  }
  copyFileSync(lockfile, installed);
}
