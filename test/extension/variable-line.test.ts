import assert from "node:assert/strict";
import { variableIcon, variableLine } from "../../src/extension/variables/variable-line.ts";

const table = { name: "gilts", type: "Table", size: "2 rows x 1 column", preview: "yield" };

describe("variableLine", () => {
  it("gives type, size and preview, and leaves out what is empty", () => {
    assert.equal(variableLine(table), "Table · 2 rows x 1 column · yield");
    assert.equal(variableLine({ name: "f", type: "function", size: "", preview: "carry" }), "function · carry");
  });

  it("gives only the value of a scalar", () => {
    assert.equal(variableLine({ name: "usRate", type: "number", size: "", preview: "0.045" }), "0.045");
  });
});

describe("variableIcon", () => {
  it("tells tables from values, and takes any other class for an object", () => {
    assert.equal(variableIcon(table), "table");
    assert.equal(variableIcon({ ...table, type: "number" }), "symbol-number");
    assert.equal(variableIcon({ ...table, type: "Result" }), "symbol-object");
  });
});
