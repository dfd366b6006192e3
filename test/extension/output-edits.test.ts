import assert from "node:assert/strict";
import { bundleItems, CellOutputs, type OutputEdit } from "../../src/extension/output-edits.ts";
import { type CellEvent } from "../../src/kernel/protocol.ts";

const out = (text: string): CellEvent => ({ type: "stream", cellId: "a", name: "stdout", text });
const err = (text: string): CellEvent => ({ type: "stream", cellId: "a", name: "stderr", text });
const show = (text: string, displayId?: string): CellEvent => ({
  type: "display",
  cellId: "a",
  bundle: { "text/plain": text },
  ...(displayId === undefined ? {} : { displayId }),
});
const update = (displayId: string, text: string): CellEvent => ({ type: "update", displayId, bundle: { "text/plain": text } });
const clear = (wait: boolean): CellEvent => ({ type: "clear", cellId: "a", wait });

/** An edit in short: its kind and its text. */
function inShort(edit: OutputEdit): string {
  if (edit.kind === "clear") return "clear";
  const items = edit.kind === "append" ? edit.output.items : edit.items;
  return `${edit.kind} ${items.map((item) => ("text" in item ? item.text : item.kind)).join("|")}`;
}

describe("CellOutputs", () => {
  const cases: [title: string, events: CellEvent[], edits: string[]][] = [
    ["grows one output while a stream goes on", [out("a"), out("b")], ["append a", "extend b"]],
    ["starts an output when the stream changes", [out("a"), err("b"), out("c")], ["append a", "append b", "append c"]],
    ["starts an output after a display", [out("a"), show("x"), out("b")], ["append a", "append x", "append b"]],
    ["clears at once", [out("a"), clear(false), out("b")], ["append a", "clear", "append b"]],
    ["clears when the next output comes", [out("a"), clear(true), show("x")], ["append a", "clear", "append x"]],
    ["keeps what a clear waits for when nothing comes", [out("a"), clear(true)], ["append a"]],
    ["clears once", [clear(true), show("x"), show("y")], ["clear", "append x", "append y"]],
    ["updates a display in place", [show("x", "id"), update("id", "y")], ["append x", "replace y"]],
    [
      "updates every display of an id",
      [show("x", "id"), show("y", "id"), update("id", "z")],
      ["append x", "append y", "replace z", "replace z"],
    ],
    ["ignores an update of an unknown id", [update("id", "z")], []],
    ["forgets displays that were cleared", [show("x", "id"), clear(false), update("id", "z")], ["append x", "clear"]],
    ["does not clear for an update", [show("x", "id"), clear(true), update("id", "z")], ["append x", "replace z"]],
  ];
  for (const [title, events, expected] of cases) {
    it(title, () => {
      const outputs = new CellOutputs();
      assert.deepEqual(events.flatMap((event) => outputs.edits(event)).map(inShort), expected);
    });
  }

  it("keeps an error whole", () => {
    const error = { name: "RangeError", message: "too far", frames: [], text: "RangeError: too far" };
    const [edit] = new CellOutputs().edits({ type: "error", cellId: "a", error });
    assert.deepEqual(edit, { kind: "append", output: { type: "error", items: [{ kind: "error", error }], metadata: {} } });
  });
});

describe("bundleItems", () => {
  it("gives JSON indented, vendors' types short, binary pictures as bytes and the rest as text, the richest first", () => {
    const items = bundleItems({
      "text/plain": "chart",
      "image/png": "iVBORw==",
      "image/svg+xml": "<svg/>",
      "text/html": "<b>1</b>",
      "application/vnd.vegalite.v5+json": { mark: "bar" },
      "application/json": { tenors: [1] },
    });
    assert.deepEqual(items, [
      { kind: "text", mime: "application/vnd.vegalite.v5+json", text: '{"mark":"bar"}' },
      { kind: "text", mime: "text/html", text: "<b>1</b>" },
      { kind: "text", mime: "image/svg+xml", text: "<svg/>" },
      { kind: "bytes", mime: "image/png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
      { kind: "text", mime: "application/json", text: '{\n  "tenors": [\n    1\n  ]\n}' },
      { kind: "text", mime: "text/plain", text: "chart" },
    ]);
  });
});
