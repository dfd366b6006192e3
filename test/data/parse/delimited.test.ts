import assert from "node:assert/strict";
import fc from "fast-check";
import { type Sheet, readDelimited } from "../../../src/data/parse/delimited.ts";
import { placeOf } from "../../../src/data/parse/source-text.ts";

const read = (text: string): Sheet => readDelimited({ file: "a.csv", text }, ",");
const cells = (text: string) => read(text).rows.map((row) => row.cells);

describe("readDelimited", () => {
  const rows: readonly (readonly [says: string, text: string, cells: readonly (readonly string[])[]])[] = [
    ["nothing in an empty text", "", []],
    ["a last row with and without its line end", "a,b\nc,d", [["a", "b"], ["c", "d"]]], // prettier-ignore
    ["LF and CRLF in one file", "a\r\nb\nc\r\n", [["a"], ["b"], ["c"]]],
    ["empty cells, also at the ends", ",a,\n,", [["", "a", ""], ["", ""]]], // prettier-ignore
    ["a blank line as a row of one empty cell", "a\n\nb", [["a"], [""], ["b"]]],
    ["delimiters, line ends and doubled quotes within quotes", '"a,b","c\nd","e""f",""\n', [["a,b", "c\nd", 'e"f', ""]]],
    ["blanks around a cell", " a , b", [[" a ", " b"]]],
  ];
  for (const [says, text, expected] of rows) {
    it(`reads ${says}`, () => assert.deepEqual(cells(text), expected));
  }

  it("knows where each cell begins, also after a line end within quotes", () => {
    const sheet = read('"x\ny",b\nc,d\n');
    const places = sheet.rows.flatMap((row) => row.offsets.map((offset) => placeOf(sheet.text, offset)));
    assert.deepEqual(places, [
      { line: 1, column: 1 },
      { line: 2, column: 4 },
      { line: 3, column: 1 },
      { line: 3, column: 3 },
    ]);
  });

  it("gives back any cells that are written by the rules", () => {
    const write = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "é", " "), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
        const text = table.map((row) => row.map(write).join(",")).join("\r\n");
        // A text of one empty cell is no text at all.
        assert.deepEqual(
          cells(text),
          text === "" ? [] : text.endsWith("\n") && table.at(-1)?.join() === "" ? table.slice(0, -1) : table,
        );
      }),
      { seed: 20260515, numRuns: 300 },
    );
  });
});
