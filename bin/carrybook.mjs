#!/usr/bin/env node
// Starts the built command on Node 24 or later. On an older Node it starts again on the Node that is installed with the package,
// so it is plain JavaScript that Node 20 runs.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const neededMajor = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = join(root, "dist", "cli.js");

if (!existsSync(command)) {
  fail(`it is not built: run "npm run build" in ${root}`);
} else if (Number(process.versions.node.split(".")[0]) >= neededMajor) {
  await import(pathToFileURL(command).href);
} else {
  const node = ownNode();
  if (node === undefined)
    fail(`it needs Node ${neededMajor} or later, and this is ${process.version}: install it, or run "npm install"`);
  else startOn(node);
}

/** The binary of the npm package `node`, which the checkout installs. */
function ownNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve("node/package.json");
    const binary = join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} node */
function startOn(node) {
  const child = spawn(node, [command, ...process.argv.slice(2)], { stdio: "inherit" });
  // A terminal sends Ctrl-C to the child too: twice would mean not to wait for the kernel.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 128 + constants.signals[signal] : 1)));
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`carrybook: ${message}\n`);
  process.exitCode = 2;
}
