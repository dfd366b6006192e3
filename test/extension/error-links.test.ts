import assert from "node:assert/strict";
import { notebookErrorText } from "../../src/extension/error-links.ts";
import { type CellError } from "../../src/kernel/protocol.ts";

const frame = (cellId: string, position: number, line: number, column: number) => ({
  functionName: "",
  cellId,
  place: `cell ${position}`,
  line,
  column,
});

describe("notebookErrorText", () => {
  const error: CellError = {
    name: "RangeError",
    message: "too far",
    frames: [
      frame("b", 2, 1, 9),
      frame("a", 7, 3, 1),
      frame("gone", 4, 5, 6),
      { functionName: "", place: "/x/y.ts", line: 1, column: 2 },
    ],
    text: [
      "RangeError: too far",
      "cell 2:1:9",
      "> 1 | throw 1 // at carry (cell 2:1:9)",
      "    at carry (cell 2:1:9)",
      "    at cell 7:3:1",
      "    at cell 4:5:6",
      "    at load (/x/y.ts:1:2)",
    ].join("\n"),
  };
  const orders = new Map([
    ["a", 11],
    ["b", 12],
  ]);

  it("writes places in cells as the editor links them, and leaves all else as it is", () => {
    assert.deepEqual(notebookErrorText(error, (cellId) => orders.get(cellId)).split("\n"), [
      "RangeError: too far",
      "Cell In[12], line 1",
      "> 1 | throw 1 // at carry (cell 2:1:9)",
      "    at carry",
      "      Cell In[12], line 1",
      "    Cell In[11], line 3",
      "    at cell 4:5:6",
      "    at load (/x/y.ts:1:2)",
    ]);
  });

  it("breaks a long message into lines that the editor shows whole, and no line of the cell", () => {
    const code = `> 1 | ${"x + ".repeat(60)}1`;
    const message = `UserError [finance/no-root]: expected a sign change between 0% and 5%, got ${"the same sign at both ends, ".repeat(2)}all positive; widen the bracket`;
    const shown = notebookErrorText({ ...error, frames: [], text: [message, "", code].join("\n") }, () => undefined).split("\n");
    assert.deepEqual(shown.slice(-2), ["", code]);
    const lines = shown.slice(0, -2);
    assert.ok(lines.length > 1 && lines.every((line) => line.length <= 112));
    assert.equal(lines.map((line) => line.trim()).join(" "), message);
    assert.match(lines.at(-1) ?? "", /^ {2}.*all positive; widen the bracket$/);
    const word = "x".repeat(300);
    assert.equal(
      notebookErrorText({ ...error, frames: [], text: word }, () => undefined),
      word,
    );
  });
});
