import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fredFile } from "../../src/data/catalogue.ts";
import { DataSession } from "../../src/data/session.ts";
import { fixture, runHere } from "./command.ts";

describe("carrybook data", () => {
  let folder = "";
  let notebook = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-data-"));
    notebook = join(folder, "model.ipynb");
    await copyFile(fixture("model.ipynb"), notebook);
  });
  after(() => rm(folder, { recursive: true }));

  it("says that a notebook without reads is pinned to nothing", async () => {
    const { code, out } = await runHere("data", "list", notebook);
    assert.equal(code, 0);
    assert.match(out, /pinned to nothing yet/);
  });

  it("lists, verifies and updates what was read", async () => {
    await new DataSession({ notebook, from: "snapshot" }).read(fredFile("DGS10"));
    const listed = await runHere("data", "list", notebook);
    assert.match(listed.out, /fred\/DGS10.*\n {4}snapshot, as of \d{4}-\d\d-\d\d/);
    const verified = await runHere("data", "verify", notebook);
    assert.deepEqual([verified.code, /1 pin, 0 that cannot be read/.test(verified.out)], [0, true]);
    const updated = await runHere("data", "update", notebook);
    assert.deepEqual([updated.code, /^same {3}/.test(updated.out)], [0, true]);
  });

  it("refuses a key that is not pinned, a notebook that is not there, and a part that does not exist", async () => {
    const rows = [
      ["data", "update", notebook, "fred/NOPE"],
      ["data", "list", join(folder, "none.ipynb")],
      ["data", "refresh", notebook],
    ];
    for (const row of rows) {
      const { code, error } = await runHere(...row);
      assert.equal(code, 2, row.join(" "));
      assert.match(error, /^carrybook: [^\n]+\n$/, row.join(" "));
    }
  });
});
