import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readClaims } from "../../src/base/saved-claim.ts";
import { claimsXml } from "../../src/cli/claims-junit.ts";
import { fixture, runHere } from "./command.ts";

describe("carrybook claims", () => {
  let folder = "";
  let executed = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-claims-"));
    const path = join(folder, "executed.ipynb");
    assert.equal((await runHere("run", fixture("model.ipynb"), "--output", path)).code, 0);
    executed = await readFile(path, "utf8");
  });
  after(() => rm(folder, { recursive: true }));

  const check = async (change: (text: string) => string, ...options: string[]) => {
    const path = join(folder, "model.ipynb");
    const bytes = change(executed);
    await writeFile(path, bytes);
    const ended = await runHere("claims", path, ...options);
    assert.equal(await readFile(path, "utf8"), bytes, "the file is not touched");
    return ended;
  };

  it("prints one table and ends well where the verdicts are as recorded", async () => {
    const { code, out, error } = await check((text) => text);
    assert.deepEqual([code, error], [0, ""]);
    assert.match(out, /✓ reproduces\n/);
    assert.match(out, /2 claims; does not reproduce: 1, reproduces: 1\n$/);
  });

  it("names each verdict that is not the recorded one, and fails", async () => {
    const { code, error } = await check((text) => text.replace('"verdict": "reproduces"', '"verdict": "not checkable"'));
    assert.equal(code, 1);
    assert.match(error, /model\.ipynb: a was recorded as "not checkable", now reproduces\n$/);
  });

  it("names a recorded claim that is made no more, and fails", async () => {
    const { code, error } = await check((text) => text.replace('"id": "b"', '"id": "gone"'));
    assert.equal(code, 1);
    assert.match(error, /model\.ipynb: gone was recorded as "does not reproduce", now it is gone\n$/);
  });

  it("takes a notebook that was never run for one without records", async () => {
    const { code, out } = await runHere("claims", fixture("model.ipynb"));
    assert.equal(code, 0);
    assert.match(out, /2 claims/);
  });

  it("prints JSON alone for programs, with the recorded verdicts", async () => {
    const { out, error } = await check((text) => text, "--json");
    const claims = JSON.parse(out) as { id: string; verdict: string; recorded: string; position: number }[];
    assert.deepEqual(
      claims.map(({ id, verdict, recorded, position }) => [id, verdict, recorded, position]),
      [
        ["a", "reproduces", "reproduces", 5],
        ["b", "does not reproduce", "does not reproduce", 5],
      ],
    );
    assert.match(error, /\[1\/3\]/);
  });

  it("writes a test report with one test a claim", async () => {
    const report = join(folder, "report.xml");
    await check((text) => text.replace('"verdict": "reproduces"', '"verdict": "not checkable"'), "--junit", report);
    const xml = await readFile(report, "utf8");
    assert.match(xml, /tests="2" failures="1" errors="0"/);
    assert.match(xml, /<testcase name="a: the hedged yield is 0\.30%"/);
    assert.match(xml, /<failure message="recorded as not checkable, now reproduces"\/>/);
  });

  it("fails where a cell fails", async () => {
    const { code, error } = await runHere("claims", fixture("failing.ipynb"));
    assert.equal(code, 1);
    assert.match(error, /failed:/);
  });

  it("leaves no text for markup in its report", () => {
    const [saved] = readClaims({ claims: [{ id: "x", says: "<5%", printed: "1", computed: "1", verdict: "reproduces" }] });
    assert.ok(saved);
    const claim = { ...saved, file: "a&b.ipynb", recorded: null, position: 1 };
    const xml = claimsXml([{ file: "a&b.ipynb", claims: [claim], failed: true }]);
    assert.ok(!/<5%|a&b/.test(xml), xml);
    assert.match(xml, /errors="1"/);
  });
});
