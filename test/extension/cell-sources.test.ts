import assert from "node:assert/strict";
import { join } from "node:path";
import { CellSources } from "../../src/extension/debugging/cell-sources.ts";
import { cellFileName } from "../../src/kernel/debug-files.ts";

const cell = { uri: "vscode-notebook-cell:/notes/note.ipynb#W1", name: "note.ipynb, cell 2", code: "1 + 1" };
const file = join("/tmp/debug", cellFileName({ cellId: cell.uri, code: cell.code }));
const sources = new CellSources("/tmp/debug", [cell]);
const asCell = { path: cell.uri, name: cell.name, sourceReference: 0 };

describe("the sources in a debugger's messages", () => {
  it("become files on the way to the debugger", () => {
    const request = { command: "setBreakpoints", arguments: { source: { path: cell.uri }, breakpoints: [{ line: 2 }] } };
    sources.toFiles(request);
    assert.deepEqual(request.arguments, { source: { path: file }, breakpoints: [{ line: 2 }] });
  });

  const answers: readonly (readonly [what: string, body: (source: object) => object])[] = [
    ["a stack", (source) => ({ stackFrames: [{ id: 1, line: 2, source }] })],
    ["a breakpoint that was set", (source) => ({ breakpoints: [{ verified: true, source }] })],
    ["a breakpoint that has moved", (source) => ({ reason: "changed", breakpoint: { id: 1, source } })],
    ["a source that was loaded", (source) => ({ reason: "new", source })],
    ["a list of sources", (source) => ({ sources: [source] })],
    ["scopes", (source) => ({ scopes: [{ name: "Local", source }] })],
  ];
  for (const [what, body] of answers) {
    it(`become cells in ${what}`, () => {
      const message = { type: "response", body: body({ path: file, name: "cell.ts", sourceReference: 3 }) };
      sources.toCells(message);
      assert.deepEqual(message.body, body(asCell));
    });
  }

  it("stay as they are where they are other files, or a cell's text of another time", () => {
    const other = join("/tmp/debug", cellFileName({ cellId: cell.uri, code: "1 + 2" }));
    const message = { body: { sources: [{ path: "/notes/hedge.ts" }, { path: other }, { name: "eval" }] } };
    const before = structuredClone(message);
    sources.toCells(message);
    sources.toFiles(message);
    assert.deepEqual(message, before);
  });

  it("are found however the debugger writes the folder", () => {
    const message = { body: { source: { path: `C:\\Temp\\${file.split("/").at(-1) ?? ""}` } } };
    sources.toCells(message);
    assert.deepEqual(message.body.source, asCell);
  });
});
