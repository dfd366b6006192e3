import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NotebookFile } from "../../src/notebook/nbformat.ts";
import { parseNotebook } from "../../src/notebook/read.ts";
import { stringifyNotebook, writeNotebook, writeWhole } from "../../src/notebook/write.ts";

const jupyterFile = `${import.meta.dirname}/fixtures/jupyter.ipynb`;

describe("stringifyNotebook", () => {
  it("gives back, byte for byte, a file that was written by Jupyter's conventions", async () => {
    const bytes = await readFile(jupyterFile);
    assert.equal(stringifyNotebook(parseNotebook(bytes, "jupyter.ipynb")), bytes.toString("utf8"));
  });

  it("puts texts into lines and leaves pictures and JSON whole", () => {
    const file: NotebookFile = {
      cells: [
        { cell_type: "markdown", id: "a", metadata: {}, source: "# A\ntext" },
        {
          cell_type: "code",
          execution_count: 1,
          id: "b",
          metadata: {},
          outputs: [
            { name: "stdout", output_type: "stream", text: "1\r\n2" },
            {
              data: { "image/png": "aa\nbb", "image/svg+xml": "<svg>\n</svg>", "application/json": "a\nb", "text/plain": "" },
              metadata: {},
              output_type: "display_data",
            },
          ],
          source: "",
        },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    };
    const [text, run] = (JSON.parse(stringifyNotebook(file)) as NotebookFile).cells;
    assert.deepEqual(text?.source, ["# A\n", "text"]);
    assert.ok(run?.cell_type === "code");
    assert.deepEqual(run.source, []);
    assert.deepEqual(run.outputs, [
      { name: "stdout", output_type: "stream", text: ["1\r\n", "2"] },
      {
        data: { "image/png": "aa\nbb", "image/svg+xml": ["<svg>\n", "</svg>"], "application/json": "a\nb", "text/plain": [] },
        metadata: {},
        output_type: "display_data",
      },
    ]);
  });
});

describe("writeWhole", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-write-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("makes a new file and leaves nothing beside it", async () => {
    await writeWhole(join(folder, "a.ipynb"), "new");
    assert.deepEqual(await readdir(folder), ["a.ipynb"]);
    assert.equal(await readFile(join(folder, "a.ipynb"), "utf8"), "new");
  });

  it("keeps the mode of the file that it replaces", async () => {
    const path = join(folder, "a.ipynb");
    await writeFile(path, "old");
    await chmod(path, 0o640);
    await writeWhole(path, "new");
    assert.equal((await stat(path)).mode & 0o777, 0o640);
    assert.equal(await readFile(path, "utf8"), "new");
  });

  it("writes through a link to the file itself", async () => {
    await mkdir(join(folder, "real"));
    await writeFile(join(folder, "real", "a.ipynb"), "old");
    await symlink(join(folder, "real", "a.ipynb"), join(folder, "link.ipynb"));
    await writeWhole(join(folder, "link.ipynb"), "new");
    assert.equal(await readFile(join(folder, "real", "a.ipynb"), "utf8"), "new");
    assert.deepEqual(await readdir(join(folder, "real")), ["a.ipynb"]);
  });

  it("refuses a missing folder, a file as folder and a folder as file, and leaves what was there", async () => {
    await mkdir(join(folder, "dir.ipynb"));
    await writeFile(join(folder, "file"), "old");
    for (const path of ["none/a.ipynb", "file/a.ipynb", "dir.ipynb"]) {
      await assert.rejects(writeWhole(join(folder, path), "new"), { code: "notebook/unwritable" }, path);
    }
    assert.deepEqual((await readdir(folder)).sort(), ["dir.ipynb", "file"]);
    assert.equal(await readFile(join(folder, "file"), "utf8"), "old");
  });

  it("removes its draft when the file's name is too long for the disk", async () => {
    const path = join(folder, `${"n".repeat(249)}.ipynb`);
    await assert.rejects(writeNotebook(path, parseNotebook(await readFile(jupyterFile), "j")), { code: "notebook/unwritable" });
    assert.deepEqual(await readdir(folder), []);
  });
});
