import assert from "node:assert/strict";
import { JsonSyntaxError, parseJson, stringifyJson } from "../../src/notebook/json.ts";

describe("parseJson", () => {
  const faults: [text: string, line: number, column: number, found: string][] = [
    ["", 1, 1, ""],
    ["   \n ", 2, 2, ""],
    ["abc", 1, 1, "a"],
    ['{"a": 1,}', 1, 9, "}"],
    ['{"a": tru}', 1, 7, "t"],
    ['{"a": 1\n "b": 2}', 2, 2, '"'],
    ['{"a" 1}', 1, 6, "1"],
    ["{a: 1}", 1, 2, "a"],
    ["[1, 2", 1, 6, ""],
    ["[1 2]", 1, 4, "2"],
    ["[1]]", 1, 4, "]"],
    ["[1}", 1, 3, "}"],
    ["[01]", 1, 2, "0"],
    ["[1.]", 1, 2, "1"],
    ["[.5]", 1, 2, "."],
    ['["a\nb"]', 1, 4, "\n"],
    ['["\\q"]', 1, 3, "\\"],
    ['["\\u00g0"]', 1, 3, "\\"],
    ['["open]', 1, 8, ""],
    ["[\n<<<<<<< HEAD\n1\n=======\n2\n]", 2, 1, "<<<<<<< HEAD"],
    ["[😀]", 1, 2, "😀"],
  ];
  for (const [text, line, column, found] of faults) {
    it(`finds the fault of ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => parseJson(text),
        (error: unknown) => {
          assert.ok(error instanceof JsonSyntaxError);
          assert.deepEqual([error.line, error.column, error.found], [line, column, found]);
          return true;
        },
      );
    });
  }

  it("finds a place inside the text for every way of cutting a sound one short", () => {
    const text = '{"a": [1.5e3, -2, {"b": "x\\n\\u0041"}], "c": [true, false, null], "d": {}}';
    for (let length = 0; length < text.length; length++) {
      const cut = text.slice(0, length);
      assert.throws(
        () => parseJson(cut),
        (error: unknown) => error instanceof JsonSyntaxError && error.line === 1 && error.column <= length + 1,
        cut,
      );
    }
  });
});

describe("stringifyJson", () => {
  const texts = ["1.0", "1e-05", "1E5", "-0.0", "12345678901234567890", "0.10", "2.5", "1e400"];
  for (const text of texts) {
    it(`writes the number ${text} back as it was read`, () => {
      const document = `{\n "list": [\n  ${text}\n ],\n "value": ${text}\n}\n`;
      assert.equal(stringifyJson(parseJson(document)), document);
    });
  }

  it("writes the new value of a number that was changed", () => {
    const document = parseJson('{"a": 1.0, "b": 1.0}') as Record<string, number>;
    document["a"] = 2;
    assert.equal(stringifyJson(document), '{\n "a": 2,\n "b": 1.0\n}\n');
  });

  it("keeps the order of the keys", () => {
    assert.equal(stringifyJson(parseJson('{"b": 1, "a": []}')), '{\n "b": 1,\n "a": []\n}\n');
  });
});
