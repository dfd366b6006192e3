import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Pin, pinsPathOf, readPins, withPin, writePins } from "../../src/data/pins.ts";

const pin = (key: string, sha = "a"): Pin => ({
  key,
  agency: "FRED",
  series: key,
  url: `https://agency.test/${key}`,
  retrievedAt: "2026-05-18T12:00:00.000Z",
  sha256: sha.repeat(64),
  bytes: 40,
  asOf: "2026-05-15",
  origin: "agency",
});

describe("pin file", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-pins-"));
    path = pinsPathOf(join(folder, "rates.ipynb"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("stands beside the notebook, and none is no pins", async () => {
    assert.equal(path, join(folder, "rates.pins.json"));
    assert.deepEqual(await readPins(path), []);
  });

  it("reads what it wrote, in one order whoever wrote it", async () => {
    await writePins(path, [pin("mof/jgb"), pin("fred/SOFR"), pin("fred/DGS10")]);
    const text = await readFile(path, "utf8");
    assert.deepEqual(
      (await readPins(path)).map(({ key }) => key),
      ["fred/DGS10", "fred/SOFR", "mof/jgb"],
    );
    await writePins(path, [pin("fred/DGS10"), { ...pin("mof/jgb") }, pin("fred/SOFR")]);
    assert.equal(await readFile(path, "utf8"), text);
    assert.ok(text.endsWith("}\n"));
  });

  it("holds one pin a key: the newest", () => {
    const pins = withPin(withPin([pin("a")], pin("b")), pin("a", "b"));
    assert.deepEqual(
      pins.map(({ key, sha256 }) => [key, sha256[0]]),
      [
        ["b", "a"],
        ["a", "b"],
      ],
    );
  });

  const { bytes: _, ...withoutBytes } = pin("a");
  const bad: readonly (readonly [says: string, content: string])[] = [
    ["no JSON", "{"],
    ["JSON of something else", '{"cells": []}'],
    ["a later version", JSON.stringify({ carrybookPins: 2, reads: [] })],
    ["a merge conflict", "<<<<<<< HEAD\n{}"],
    ["a hash that is none", JSON.stringify({ carrybookPins: 1, reads: [{ ...pin("a"), sha256: "../../x" }] })],
    ["a read without a field", JSON.stringify({ carrybookPins: 1, reads: [withoutBytes] })],
    ["a key twice", JSON.stringify({ carrybookPins: 1, reads: [pin("a"), pin("a")] })],
    ["an origin that is none", JSON.stringify({ carrybookPins: 1, reads: [{ ...pin("a"), origin: "memory" }] })],
  ];
  for (const [says, content] of bad) {
    it(`is refused with ${says}`, async () => {
      await writeFile(path, content);
      await assert.rejects(readPins(path), { code: "data/bad-pins", message: /rates\.pins\.json/ });
    });
  }
});
