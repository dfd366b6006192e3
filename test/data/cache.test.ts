import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolderOf, ContentCache, sha256Of } from "../../src/data/cache.ts";

const bytes = new TextEncoder().encode("observation_date,DGS10\n2026-05-15,4.59\n");

describe("ContentCache", () => {
  let folder: string;
  let cache: ContentCache;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-cache-"));
    cache = new ContentCache(join(folder, "cache"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("gives back the bytes of a hash, and undefined for one that it does not have", async () => {
    const sha256 = await cache.write(bytes);
    assert.equal(sha256, sha256Of(bytes));
    assert.deepEqual(new Uint8Array((await cache.read(sha256)) ?? []), bytes);
    assert.equal(await cache.read(sha256Of("other")), undefined);
  });

  it("keeps the same bytes once, whoever writes them, and leaves no temporary file", async () => {
    const hashes = await Promise.all(Array.from({ length: 8 }, () => cache.write(bytes)));
    const sha256 = hashes[0] ?? "";
    assert.deepEqual(new Set(hashes), new Set([sha256]));
    assert.deepEqual(await readdir(join(cache.folder, sha256.slice(0, 2))), [sha256]);
  });

  it("refuses bytes that have changed on disk, and says which file", async () => {
    const sha256 = await cache.write(bytes);
    await writeFile(join(cache.folder, sha256.slice(0, 2), sha256), "observation_date,DGS10\n2026-05-15,9.99\n");
    await assert.rejects(cache.read(sha256), { code: "data/cache-damaged", message: new RegExp(sha256) });
  });

  it("knows what was read last under a key, and takes a damaged note for none", async () => {
    const read = {
      key: "fred/DGS10",
      url: "https://agency.test/DGS10",
      retrievedAt: "2026-05-18T00:00:00.000Z",
      sha256: sha256Of(bytes),
    };
    assert.equal(await cache.latest(read.key), undefined);
    await cache.remember(read);
    assert.deepEqual(await cache.latest(read.key), read);
    const [note = ""] = await readdir(join(cache.folder, "latest"));
    const path = join(cache.folder, "latest", note);
    for (const damaged of ["", "{", "null", "[]", JSON.stringify({ ...read, sha256: "../../etc/passwd" })]) {
      await writeFile(path, damaged);
      assert.equal(await cache.latest(read.key), undefined, damaged);
    }
  });

  it("belongs to the project: the nearest folder upwards that looks like one", async () => {
    const deep = join(folder, "notebooks", "2026");
    await mkdir(deep, { recursive: true });
    await writeFile(join(folder, "package.json"), "{}");
    assert.equal(cacheFolderOf(deep), join(folder, ".carrybook", "cache"));
    await mkdir(join(folder, "notebooks", ".carrybook"));
    assert.equal(cacheFolderOf(deep), join(folder, "notebooks", ".carrybook", "cache"));
  });
});
