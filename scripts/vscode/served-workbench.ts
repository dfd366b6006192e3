import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { cachedFolder } from "./cache.ts";

/** code-server carries the built workbench and extension host of VS Code 1.139.1 and comes from the npm registry. */
const version = "4.139.1";

/** The native modules that the server cannot start without; the others (Kerberos among them) need headers that few machines have. */
const nativeModules = ["@vscode/spdlog", "@vscode/native-watchdog", "@vscode/sqlite3", "@parcel/watcher"];

/**
 * Finds the served VS Code in the cache, or installs it there: about two minutes and 600 MB, once a machine. Its native modules are
 * compiled for this Node, so each Node version that is binary-incompatible has a copy of its own.
 *
 * @returns the folder of the npm package `code-server`
 */
export async function installServedWorkbench(): Promise<string> {
  const folder = await cachedFolder(`code-server-${version}-abi${process.versions.modules}`, async (target) => {
    console.log(`Installing the served VS Code (code-server ${version}), once for this machine ...`);
    writeFileSync(join(target, "package.json"), JSON.stringify({ name: "carrybook-served-workbench", private: true }));
    const server = join(target, "node_modules", "code-server");
    const workbench = join(server, "lib", "vscode");
    console.log("  1/4 the server");
    await npm(target, ["install", "--ignore-scripts", `code-server@${version}`]);
    console.log("  2/4 the workbench and its native modules");
    await npm(workbench, ["install", "--omit=dev", "--ignore-scripts"]);
    await npm(workbench, ["rebuild", ...nativeModules]);
    console.log("  3/4 the built-in extensions");
    await npm(join(workbench, "extensions"), ["install", "--omit=dev", "--ignore-scripts"]);
    console.log("  4/4 the server's native module");
    await npm(server, ["rebuild", "argon2"]);
  });
  return join(folder, "node_modules", "code-server");
}

/** Runs npm on this Node: native modules are compiled for the Node that npm itself runs on. */
async function npm(folder: string, args: readonly string[]): Promise<void> {
  const logFile = join(folder, "carrybook-install.log");
  const log = openSync(logFile, "w");
  const path = `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`;
  const child = spawn("npm", [...args, "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: ["ignore", log, log],
    env: { ...process.env, PATH: path },
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  closeSync(log);
  if (exitCode === 0) return;
  const tail = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-25).join("\n");
  throw new Error(`npm ${args.join(" ")} failed with exit code ${exitCode}:\n${tail}`);
}
