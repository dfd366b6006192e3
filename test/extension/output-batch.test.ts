import assert from "node:assert/strict";
import { coalesce, portions, type BatchEdit } from "../../src/extension/output-batch.ts";
import { CellOutputs, type OutputItem } from "../../src/extension/output-edits.ts";
import { type CellEvent } from "../../src/kernel/protocol.ts";

const out = (text: string): CellEvent => ({ type: "stream", cellId: "a", name: "stdout", text });
const err = (text: string): CellEvent => ({ type: "stream", cellId: "a", name: "stderr", text });
const show = (text: string, id?: string): CellEvent => ({
  type: "display",
  cellId: "a",
  bundle: { "text/plain": text },
  ...(id === undefined ? {} : { displayId: id }),
});
const update = (id: string, text: string): CellEvent => ({ type: "update", displayId: id, bundle: { "text/plain": text } });
const clear = (wait = false): CellEvent => ({ type: "clear", cellId: "a", wait });

const text = (items: readonly OutputItem[]) => items.map((item) => ("text" in item ? item.text : item.kind)).join("|");

function inShort(edit: BatchEdit): string {
  if (edit.kind === "clear") return "clear";
  if (edit.kind === "append") return `append ${edit.outputs.map(({ items }) => text(items)).join(", ")}`;
  return `${edit.kind} ${text(edit.items)}`;
}

describe("output that comes faster than it is shown", () => {
  const cases: [title: string, shown: CellEvent[], events: CellEvent[], edits: string[]][] = [
    ["is one text where it is one stream", [], [out("a"), out("b"), out("c")], ["append abc"]],
    ["goes on where the stream stands", [out("a")], [out("b"), out("c")], ["extend bc"]],
    ["keeps the order of streams and displays", [], [out("a"), err("b"), show("x"), out("c")], ["append a, b, x, c"]],
    ["goes on with a stream before what is new", [out("a")], [out("b"), show("x")], ["extend b", "append x"]],
    ["drops what is cleared", [out("a")], [out("b"), clear(), out("c"), clear(), out("d")], ["clear", "append d"]],
    ["drops what is cleared later", [], [show("x"), clear(true), show("y"), clear(true), show("z")], ["clear", "append z"]],
    ["shows the last of many updates", [show("x", "id")], [update("id", "y"), update("id", "z")], ["replace z"]],
    ["shows a display as it was updated last", [], [show("x", "id"), update("id", "y")], ["append y"]],
    ["is nothing where nothing comes", [out("a")], [], []],
    ["only clears where nothing follows", [out("a")], [out("b"), clear()], ["clear"]],
  ];
  for (const [title, shown, events, expected] of cases) {
    it(title, () => {
      const outputs = new CellOutputs();
      for (const event of shown) outputs.edits(event);
      assert.deepEqual(coalesce(events.flatMap((event) => outputs.edits(event))).map(inShort), expected);
    });
  }
});

describe("many outputs at once", () => {
  const displays = (count: number, characters = 1) =>
    Array.from({ length: count }, (_, index) => show(String(index % 10).repeat(characters)));
  const sizes = (events: readonly CellEvent[]) => {
    const outputs = new CellOutputs();
    const parts = [...portions(coalesce(events.flatMap((event) => outputs.edits(event))))];
    return parts.map((part) => part.map((edit) => (edit.kind === "append" ? edit.outputs.length : edit.kind)));
  };

  it("go to the window in portions, by number and by size, a clear with the first", () => {
    assert.deepEqual(sizes([clear(), ...displays(45)]), [["clear", 20], [20], [5]]);
    assert.deepEqual(sizes(displays(5, 100_000)), [[2], [2], [1]]);
    assert.deepEqual(sizes(displays(2, 2_000_000)), [[1], [1]]);
    assert.deepEqual(sizes([clear()]), [["clear"]]);
    assert.deepEqual(sizes([]), []);
  });
});
