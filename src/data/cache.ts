import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../base/errors.ts";

/** What the project read last under a key: which bytes, from where and when. */
export interface CachedRead {
  readonly key: string;
  readonly url: string;
  readonly retrievedAt: string;
  readonly sha256: string;
}

const hashPattern = /^[0-9a-f]{64}$/;

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * The folder of a project's cache: `.carrybook/cache` in the nearest folder upwards that has a `.carrybook`, a `package.json` or
 * a `.git`; in the folder itself where none has.
 */
export function cacheFolderOf(folder: string): string {
  const start = resolve(folder);
  for (let at = start; ; at = dirname(at)) {
    if ([".carrybook", "package.json", ".git"].some((name) => existsSync(join(at, name)))) return join(at, ".carrybook", "cache");
    if (dirname(at) === at) return join(start, ".carrybook", "cache");
  }
}

/**
 * Bytes kept under their own hash, so that what is read is what was written, whoever wrote it. Writes go to a temporary file
 * that is then renamed: a reader sees all of the bytes or none, also with several processes at once.
 */
export class ContentCache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Keeps bytes and gives their hash. */
  async write(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    await writeWhole(this.#pathOf(sha256), bytes);
    return sha256;
  }

  /**
   * The bytes of a hash, or undefined where the cache has none.
   *
   * @throws `data/cache-damaged` where the bytes on disk are not those of the hash
   */
  async read(sha256: string): Promise<Uint8Array | undefined> {
    const path = this.#pathOf(sha256);
    const bytes = await readIfThere(path);
    if (bytes === undefined || sha256Of(bytes) === sha256) return bytes;
    throw new UserError("data/cache-damaged", {
      expected: `bytes with the hash ${sha256.slice(0, 12)}…`,
      received: `others in ${path}`,
      action: "delete that file: it is fetched again where the agency still serves those bytes",
    });
  }

  /** Notes which bytes were read last under a key. */
  async remember(read: CachedRead): Promise<void> {
    await writeWhole(this.#latestPathOf(read.key), JSON.stringify(read, undefined, 2));
  }

  /** What the project read last under a key; undefined where it never has, or where the note is not readable. */
  async latest(key: string): Promise<CachedRead | undefined> {
    const bytes = await readIfThere(this.#latestPathOf(key));
    if (bytes === undefined) return undefined;
    try {
      const read = JSON.parse(new TextDecoder().decode(bytes)) as Partial<CachedRead> | null;
      if (read?.key !== key || typeof read.url !== "string" || typeof read.retrievedAt !== "string") return undefined;
      return typeof read.sha256 === "string" && hashPattern.test(read.sha256) ? (read as CachedRead) : undefined;
    } catch {
      // A note only saves a download: a damaged one is as good as none.
      return undefined;
    }
  }

  #pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  #latestPathOf(key: string): string {
    return join(this.folder, "latest", `${sha256Of(key)}.json`);
  }
}

/** Writes a file so that it appears whole or not at all. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The bytes of a file, or undefined where there is none. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
