import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names under which distributions and browsers install a Chromium that can be driven. */
const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const macApplications = ["Google Chrome", "Chromium", "Microsoft Edge"];

/** What keeps a headless Chromium from needing a GPU, a sandbox that containers lack, or a network. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Finds a Chromium: the one that `CARRYBOOK_CHROMIUM` names, else one on the PATH, else one that Debian's package manager installs
 * where this user may do so.
 *
 * @returns the executable's path
 */
export function ensureChromium(): string {
  const named = process.env["CARRYBOOK_CHROMIUM"];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`expected CARRYBOOK_CHROMIUM to name an executable, got ${named}; correct it or unset it`);
  }
  const found = findChromium();
  if (found) return found;
  installFromDebian();
  const installed = findChromium();
  if (installed) return installed;
  throw new Error("no Chromium was found; install Chromium or Chrome, or set CARRYBOOK_CHROMIUM to its executable");
}

function findChromium(): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => commands.map((name) => join(folder, name)));
  const onMac = macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return [...onPath, ...onMac].find(isExecutable);
}

function installFromDebian(): void {
  if (!runs(["apt-get", "--version"])) return;
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (prefix.length > 0 && !runs([...prefix, "true"])) return;
  console.log("Installing Chromium with apt-get, once for this machine ...");
  if (!runs([...prefix, "apt-get", "update"])) console.log("  apt-get update failed; going on with the lists that are there");
  if (!runs([...prefix, "apt-get", "install", "--yes", "--no-install-recommends", "chromium"])) {
    console.log("  apt-get install chromium failed");
  }
}

function runs([command, ...args]: string[]): boolean {
  if (command === undefined) return false;
  return spawnSync(command, args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
