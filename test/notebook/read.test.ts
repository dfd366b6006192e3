import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { isUserError } from "../../src/base/errors.ts";
import { parseNotebook, readNotebook } from "../../src/notebook/read.ts";
import { stringifyNotebook } from "../../src/notebook/write.ts";

const fixture = (name: string) => `${import.meta.dirname}/fixtures/${name}`;
const bytesOf = (content: unknown) => new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
const notebook = (cells: unknown, rest: object = {}) => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5, ...rest });
const code = (fields: object) => ({
  cell_type: "code",
  metadata: {},
  source: "1",
  outputs: [],
  execution_count: null,
  ...fields,
});

describe("parseNotebook", () => {
  const rejected: [what: string, content: unknown, errorCode: string, message: RegExp][] = [
    ["an empty file", "", "not-json", /got an empty file, a\.ipynb; repair/],
    ["broken JSON", '{\n "cells": [}', "not-json", /got "}" at line 2, column 12 of a\.ipynb/],
    ["a truncated file", '{"cells": [', "not-json", /the end of the file at line 1, column 12/],
    ["a merge conflict", '{\n<<<<<<< HEAD\n "cells": []', "not-json", /git conflict marker at line 2.*resolve the merge/],
    ["other JSON", { name: "carrybook" }, "not-a-notebook", /other JSON in a\.ipynb/],
    ["a list", "[]", "not-a-notebook", /name a file that Jupyter/],
    [
      "nbformat 3",
      { nbformat: 3, worksheets: [] },
      "old-format",
      /convert it with "jupyter nbconvert --to notebook --inplace a\.ipynb"/,
    ],
    ["nbformat 5", notebook([], { nbformat: 5 }), "newer-format", /update Carrybook/],
    ["no nbformat", { cells: [] }, "newer-format", /no nbformat number/],
    ["no cells", { nbformat: 4 }, "bad-cell", /a list of cells in a\.ipynb, got nothing/],
    ["metadata as a list", notebook([], { metadata: [] }), "bad-cell", /metadata as an object/],
    ["a cell that is null", notebook([null]), "bad-cell", /an object in cell 1 of a\.ipynb, got null/],
    ["an unknown cell type", notebook([code({ cell_type: "sql" })]), "bad-cell", /got "sql"/],
    ["a cell without a source", notebook([code({}), code({ source: 1 })]), "bad-cell", /cell 2 of a\.ipynb, got a number/],
    ["tags as a text", notebook([code({ metadata: { tags: "x" } })]), "bad-cell", /tags as a list/],
    ["outputs as an object", notebook([code({ outputs: {} })]), "bad-cell", /outputs as a list/],
    ["an unknown output", notebook([code({ outputs: [{ output_type: "pyout" }] })]), "bad-cell", /output 1 of cell 1/],
    ["an output without data", notebook([code({ outputs: [{ output_type: "display_data" }] })]), "bad-cell", /data as an object/],
    ["a stream without text", notebook([code({ outputs: [{ output_type: "stream" }] })]), "bad-cell", /got nothing/],
  ];
  for (const [what, content, errorCode, message] of rejected) {
    it(`refuses ${what}, in one line that says what to do`, () => {
      assert.throws(
        () => parseNotebook(bytesOf(content), "a.ipynb"),
        (error: unknown) => {
          assert.ok(isUserError(error), String(error));
          assert.equal(error.code, `notebook/${errorCode}`);
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        },
      );
    });
  }

  it("refuses bytes that are not UTF-8", () => {
    assert.throws(() => parseNotebook(Buffer.from("\ufeff{}", "utf16le"), "a.ipynb"), { code: "notebook/not-utf8" });
  });

  it("takes a byte order mark", () => {
    assert.deepEqual(parseNotebook(bytesOf(`\ufeff${JSON.stringify(notebook([]))}`), "a.ipynb").cells, []);
  });

  it("gives the cells of an older file ids, the same ones each time and one a cell", () => {
    const older = notebook([code({ source: "a" }), code({ source: "a" }), { cell_type: "markdown", source: "a" }], {
      nbformat_minor: 2,
    });
    const [first, again] = [parseNotebook(bytesOf(older), "a.ipynb"), parseNotebook(bytesOf(older), "b.ipynb")];
    const ids = first.cells.map((cell) => cell.id);
    assert.equal(new Set(ids).size, 3);
    assert.ok(ids.every((id) => /^[0-9a-f]{8}$/.test(id)));
    assert.deepEqual(
      again.cells.map((cell) => cell.id),
      ids,
    );
    assert.equal(first.nbformat_minor, 5);
  });

  it("gives a cell a new id where an earlier one has the same", () => {
    const [first, second] = parseNotebook(bytesOf(notebook([code({ id: "x" }), code({ id: "x" })])), "a.ipynb").cells;
    assert.equal(first?.id, "x");
    assert.match(second?.id ?? "", /^[0-9a-f]{8}$/);
  });

  it("puts in the metadata, count and outputs that a cell lacks, and keeps fields that it does not know", () => {
    const { cells } = parseNotebook(bytesOf(notebook([{ cell_type: "code", source: ["1"], id: "a", color: "red" }])), "a.ipynb");
    assert.deepEqual(cells, [
      { cell_type: "code", source: ["1"], id: "a", color: "red", metadata: {}, execution_count: null, outputs: [] },
    ]);
  });

  it("refuses with an error for the user, or reads, whatever stands in the file", () => {
    const output = fc.record(
      {
        output_type: fc.constantFrom("stream", "display_data", "execute_result", "error", "x", 5),
        text: fc.json(),
        data: fc.jsonValue(),
        traceback: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const cell = fc.record(
      {
        cell_type: fc.constantFrom("code", "markdown", "raw", null),
        id: fc.jsonValue(),
        source: fc.oneof(fc.string(), fc.array(fc.string()), fc.jsonValue()),
        metadata: fc.jsonValue(),
        outputs: fc.oneof(fc.array(output), fc.jsonValue()),
      },
      { requiredKeys: ["cell_type", "source"] },
    );
    const file = fc.record(
      {
        cells: fc.oneof(fc.array(cell), fc.jsonValue()),
        metadata: fc.jsonValue(),
        nbformat: fc.constantFrom(4, 4, 4, 3, "4", null),
        nbformat_minor: fc.jsonValue(),
      },
      { requiredKeys: ["cells", "nbformat"] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          file.map((content) => JSON.stringify(content)),
          fc.json(),
          fc.string(),
        ),
        (content) => {
          try {
            const read = parseNotebook(bytesOf(content), "a.ipynb");
            assert.equal(parseNotebook(bytesOf(stringifyNotebook(read)), "a.ipynb").cells.length, read.cells.length);
          } catch (error) {
            assert.ok(isUserError(error), String(error));
          }
        },
      ),
      { seed: 20_261_122, numRuns: 1000 },
    );
  });
});

describe("readNotebook", () => {
  const rejected: [what: string, path: string, errorCode: string][] = [
    ["a file that does not exist", fixture("none.ipynb"), "not-found"],
    ["a file below a file", `${fixture("jupyter.ipynb")}/a.ipynb`, "not-found"],
    ["a folder", import.meta.dirname, "is-a-directory"],
    ["a file of another kind", import.meta.filename, "not-ipynb"],
  ];
  for (const [what, path, errorCode] of rejected) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(readNotebook(path), { code: `notebook/${errorCode}` });
    });
  }

  it("reads what Jupyter wrote", async () => {
    const read = await readNotebook(fixture("jupyter.ipynb"));
    assert.equal(read.cells.length, 5);
    assert.equal(read.metadata.kernelspec?.name, "carrybook");
    assert.ok((await readFile(fixture("jupyter.ipynb"), "utf8")).includes("金利"));
  });
});
