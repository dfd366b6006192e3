import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { cacheFolder } from "./cache.ts";

const releases = "https://update.code.visualstudio.com/api/releases/stable";
const reachTimeoutMs = 5_000;
/** How long a failed attempt is remembered, so that not every run waits for a server out of reach. */
const rememberedForMs = 24 * 3_600_000;

/**
 * Finds a desktop VS Code: the executable that `CARRYBOOK_VSCODE` names, one downloaded before, or one downloaded now.
 *
 * @returns the executable's path; undefined where there is none to be had, or no display to open it on, and the served
 * workbench takes its place. `CARRYBOOK_VSCODE=served` asks for that.
 */
export async function findDesktop(): Promise<string | undefined> {
  const named = process.env["CARRYBOOK_VSCODE"];
  if (named === "served") return undefined;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `expected CARRYBOOK_VSCODE to name VS Code's executable or to be "served", got ${named}; correct it or unset it`,
    );
  }
  if (displayPrefix() === undefined) {
    console.log("No display for a desktop VS Code: using the served one.");
    return undefined;
  }
  return download();
}

/** What stands before a command that opens a window: nothing, or xvfb-run; undefined where no window can be opened. */
export function displayPrefix(): readonly string[] | undefined {
  if (process.platform !== "linux" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]) return [];
  return spawnSync("xvfb-run", ["--help"], { stdio: "ignore" }).status === 0 ? ["xvfb-run", "--auto-servernum"] : undefined;
}

async function download(): Promise<string | undefined> {
  const unreachable = join(cacheFolder, "desktop-unreachable");
  if (existsSync(unreachable) && Date.now() - statSync(unreachable).mtimeMs < rememberedForMs) {
    console.log(`VS Code could not be downloaded lately: using the served one (delete ${unreachable} to try again).`);
    return undefined;
  }
  try {
    await fetch(releases, { signal: AbortSignal.timeout(reachTimeoutMs) });
    console.log("Finding or downloading the desktop VS Code ...");
    const cachePath = join(cacheFolder, "desktop");
    const executable = await downloadAndUnzipVSCode({ version: "stable", cachePath, reporter: new SilentReporter() });
    rmSync(unreachable, { force: true });
    return executable;
  } catch (error) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(unreachable, String(error));
    console.log(`VS Code cannot be downloaded here (${String(error)}): using the served one.`);
    return undefined;
  }
}
