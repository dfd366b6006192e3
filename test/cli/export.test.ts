import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture, runHere } from "./command.ts";

describe("carrybook export", () => {
  let folder = "";
  const at = (name: string) => join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-export-"));
    await copyFile(fixture("model.ipynb"), at("model.ipynb"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("writes a report beside the notebook, and runs nothing", async () => {
    const ended = await runHere("export", at("model.ipynb"));
    assert.deepEqual(ended, { code: 0, out: `wrote ${at("model.html")}\n`, error: "" });
    assert.match(await readFile(at("model.html"), "utf8"), /<h1 id="A-small-model">A small model<\/h1><p>model\.ipynb<\/p>/);
    assert.deepEqual(await readFile(at("model.ipynb")), await readFile(fixture("model.ipynb")));
  });

  it("writes the report where it is told, also of another kernel's notebook", async () => {
    const python = {
      cells: [],
      metadata: { kernelspec: { name: "python3", display_name: "Python" } },
      nbformat: 4,
      nbformat_minor: 5,
    };
    await writeFile(at("python.ipynb"), JSON.stringify(python));
    assert.equal((await runHere("export", at("python.ipynb"), "--output", at("report.html"))).code, 0);
    assert.deepEqual(await readdir(folder), ["model.ipynb", "python.ipynb", "report.html"]);
  });
});
