import assert from "node:assert/strict";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { compileCell } from "../../src/kernel/child/compile/compile.ts";

/** A text in a cell, whose place in the compiled code the map leads back to its place in the cell. */
const cases: readonly (readonly [what: string, cell: string, text: string])[] = [
  ["types that are blanked", "const rate: number = 1;\nconst next: number = rate + 2;", "rate + 2"],
  ["a function that is hoisted", "const two = double(1);\nfunction double(x) {\n  return x * 2;\n}", "x * 2"],
  ["code that is printed anew", "enum Unit {\n  Percent = 100,\n}\n\nconst shown = Math.sqrt(9);", "Math.sqrt"],
  ["an import", 'import { x } from "./x.ts";\nimport type { Y } from "./y.ts";\nx.run();', "x.run"],
  ["the last expression", "const a = 1;\na + 40", "a + 40"],
  ["an object at the end", "const b = 1;\n{ a: 1, b: b + 2 }", "b + 2"],
];

describe("a compiled cell's source map", () => {
  for (const [what, cell, text] of cases) {
    it(`leads back from ${what}`, () => {
      const { code, sourceMap } = compileCell(cell);
      assert.deepEqual(placeFound(sourceMap("file:///cell.ts"), code, text), placeOf(cell, text));
    });
  }

  it("puts the call that shows a value where the value stands", () => {
    const { code, sourceMap } = compileCell("const a = 1;\na + 40");
    const map = sourceMap("file:///cell.ts");
    assert.deepEqual(placeFound(map, code, "__carrybook__.result"), { source: "file:///cell.ts", line: 2, column: 0 });
  });
});

function placeFound(map: string, code: string, text: string) {
  const { line, column } = placeOf(code, text);
  const found = originalPositionFor(new TraceMap(map), { line, column });
  return { source: found.source, line: found.line, column: found.column };
}

function placeOf(code: string, text: string) {
  const offset = code.indexOf(text);
  assert.notEqual(offset, -1, `${text} is not in:\n${code}`);
  const before = code.slice(0, offset).split("\n");
  return { source: "file:///cell.ts", line: before.length, column: before.at(-1)?.length ?? 0 };
}
