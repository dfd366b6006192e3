import assert from "node:assert/strict";
import { mime } from "../../src/base/host.ts";
import { listClaims } from "../../src/notebook/listed-claims.ts";
import type { CodeCell, NotebookFile } from "../../src/notebook/nbformat.ts";

function codeCell(source: string, claims: readonly object[] = []): CodeCell {
  const outputs = [{ output_type: "display_data" as const, data: { [mime.claims]: { claims } }, metadata: {} }];
  return { cell_type: "code", id: "c", metadata: {}, source, execution_count: null, outputs: claims.length > 0 ? outputs : [] };
}

function notebook(...cells: CodeCell[]): NotebookFile {
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

describe("the claims of a notebook", () => {
  it("are listed before they have run, with their places", () => {
    const source = `const source = "Example";
claim({ id: "cost", source, section: "§3.1", says: "a hedge costs 4%", printed: "4.00", unit: "rate" })
  .equals(cost);
claim({
  id: "gap",
  source,
  section: "§3.2", says: 'the "gap" is wide', printed: "1.20", unit: "pp",
}).equals(gap);`;
    assert.deepEqual(listClaims(notebook(codeCell("1 + 1"), codeCell(source))), [
      { id: "cost", says: "a hedge costs 4%", section: "§3.1", printed: "4.00", position: 2, line: 1 },
      { id: "gap", says: 'the "gap" is wide', section: "§3.2", printed: "1.20", position: 2, line: 3 },
    ]);
  });

  it("have what their outputs hold, in the notebook's order", () => {
    const made = [
      { id: "cost", says: "as it ran", printed: "4.00%", verdict: "reproduces" },
      { id: "computed-id", says: "made in a loop", verdict: "needs a model" },
    ];
    const listed = listClaims(notebook(codeCell('claim({ id: "cost", says: "x" })', made), codeCell('claim({ id: "last" })')));
    assert.deepEqual(
      listed.map(({ id, says, position, row }) => [id, says, position, row?.verdict]),
      [
        ["cost", "as it ran", 1, "reproduces"],
        ["computed-id", "made in a loop", 1, "needs a model"],
        ["last", "last", 2, undefined],
      ],
    );
  });

  const passedOver: readonly (readonly [what: string, source: string])[] = [
    ["one in a line that is commented out", '// claim({ id: "a" })'],
    ["one in a block that is commented out", '/* claim({ id: "a" })\n*/'],
    ["one whose id is computed", "claim({ id: `a${number}` })"],
    ["one whose id is a variable", "claim({ id, says })"],
    ["what is another name", 'disclaim({ id: "a" })'],
    ["an id of what stands behind it", 'claim({ ...text }); const other = { id: "a" };'],
  ];
  for (const [what, source] of passedOver) {
    it(`pass over ${what}`, () => assert.deepEqual(listClaims(notebook(codeCell(source))), []));
  }

  const texts: readonly (readonly [what: string, source: string, says: string])[] = [
    ["braces", 'says: "from {a} to }", id: "x"', "from {a} to }"],
    ["escapes", 'id: "x", says: "a \\"quote\\", \\u00a71\\n"', 'a "quote", §1\n'],
    ["a template without places", "id: `x`, says: `50%`", "50%"],
    ["a name within another", 'besays: "no", id: "x", says: "yes"', "yes"],
  ];
  for (const [what, source, says] of texts) {
    it(`read texts with ${what}`, () => assert.equal(listClaims(notebook(codeCell(`claim({ ${source} })`)))[0]?.says, says));
  }
});
