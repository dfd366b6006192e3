import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { removeAbandoned } from "../../src/data/abandoned.ts";

/**
 * The folder for what the rig installs: outside the checkout, so that every clone on the machine shares it.
 * `CARRYBOOK_CACHE` names another one.
 */
export const cacheFolder = process.env["CARRYBOOK_CACHE"] ?? join(systemCacheFolder(), "carrybook");

function systemCacheFolder(): string {
  if (process.platform === "win32") return process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  return process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
}

/**
 * A folder of the cache, filled once. It is filled under another name and renamed when it is whole, so an interrupted
 * run leaves nothing that looks finished, and two runs at once do not disturb each other.
 *
 * @param fill - writes into the folder that it is given; when it throws, that folder is removed
 * @returns the finished folder
 */
export async function cachedFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const finished = join(cacheFolder, name);
  if (existsSync(finished)) return finished;
  mkdirSync(cacheFolder, { recursive: true });
  removeAbandoned(cacheFolder, `${name}.partial-`);
  const partial = join(cacheFolder, `${name}.partial-${process.pid}`);
  try {
    mkdirSync(partial);
    await fill(partial);
    if (!existsSync(finished)) renameSync(partial, finished);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return finished;
}
