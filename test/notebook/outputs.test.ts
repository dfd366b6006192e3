import assert from "node:assert/strict";
import { withDensity } from "../../src/kernel/child/display/chart/png-density.ts";
import type { Output } from "../../src/notebook/nbformat.ts";
import { type OutputEvent, OutputRecorder, outputData } from "../../src/notebook/outputs.ts";

const out = (text: string, name: "stdout" | "stderr" = "stdout"): OutputEvent => ({ type: "stream", cellId: "a", name, text });
const show = (text: string, displayId?: string, cellId = "a"): OutputEvent => ({
  type: "display",
  cellId,
  bundle: { "text/plain": text },
  ...(displayId === undefined ? {} : { displayId }),
});
const update = (displayId: string, text: string): OutputEvent => ({ type: "update", displayId, bundle: { "text/plain": text } });
const clear = (wait: boolean): OutputEvent => ({ type: "clear", cellId: "a", wait });
const shown = (text: string): Output => ({ data: { "text/plain": [text] }, metadata: {}, output_type: "display_data" });
const printed = (...text: string[]): Output => ({ name: "stdout", output_type: "stream", text });
const failure = { name: "RangeError", message: "too far", text: "RangeError: too far\n> 1 | go()\n    ^" };

describe("OutputRecorder", () => {
  const rows: [what: string, events: OutputEvent[], outputs: Output[]][] = [
    ["nothing", [], []],
    ["joins a stream's pieces", [out("a"), out("b\nc"), out("\n")], [printed("ab\n", "c\n")]],
    [
      "keeps the order of two streams",
      [out("a\n"), out("b\n", "stderr"), out("c\n")],
      [printed("a\n"), { name: "stderr", output_type: "stream", text: ["b\n"] }, printed("c\n")],
    ],
    ["keeps a display between two prints", [out("a"), show("d"), out("b")], [printed("a"), shown("d"), printed("b")]],
    ["leaves the last state of a progress line", [out("1%\r"), out("50%\r"), out("100%\ndone\n")], [printed("100%\n", "done\n")]],
    ["writes over only as much as comes", [out("abcdef\rXY")], [printed("XYcdef")]],
    ["takes a Windows line end in two pieces as one line end", [out("abc\r"), out("\nd")], [printed("abc\n", "d")]],
    ["drops a stream that says nothing", [out("")], []],
    [
      "numbers the result",
      [{ type: "result", cellId: "a", bundle: { "text/plain": "1\n2" } }],
      [{ data: { "text/plain": ["1\n", "2"] }, execution_count: 7, metadata: {}, output_type: "execute_result" }],
    ],
    [
      "keeps an error's text as the traceback",
      [{ type: "error", cellId: "a", error: failure }],
      [
        {
          ename: "RangeError",
          evalue: "too far",
          output_type: "error",
          traceback: ["RangeError: too far", "> 1 | go()", "    ^"],
        },
      ],
    ],
    ["drops a bundle of no forms", [{ type: "result", cellId: "a", bundle: {} }], []],
    [
      "keeps the place of a display that is empty at first",
      [{ type: "display", cellId: "a", bundle: {}, displayId: "id" }, show("x"), update("id", "1")],
      [shown("1"), shown("x")],
    ],
    ["updates in place", [show("1", "id"), show("x"), update("id", "2")], [shown("2"), shown("x")]],
    ["updates every display of an id", [show("1", "id"), show("1", "id"), update("id", "2")], [shown("2"), shown("2")]],
    ["ignores an update of an unknown id", [show("1"), update("id", "2")], [shown("1")]],
    ["clears at once", [show("1"), clear(false)], []],
    ["waits with a clear for the next output", [show("1"), clear(true)], [shown("1")]],
    ["clears when the next output comes", [show("1"), clear(true), show("2"), show("3")], [shown("2"), shown("3")]],
    ["starts a stream anew after a clear", [out("1"), clear(true), out("2")], [printed("2")]],
    ["does not update what was cleared", [show("1", "id"), clear(false), show("2"), update("id", "3")], [shown("2")]],
    ["lets an update pass a waiting clear", [show("1", "id"), clear(true), update("id", "2")], [shown("2")]],
    ["drops what belongs to a cell that never ran", [show("1", undefined, "never")], []],
  ];
  for (const [what, events, outputs] of rows) {
    it(what, () => {
      const recorder = new OutputRecorder();
      recorder.begin("a", 7);
      for (const event of events) recorder.apply(event);
      assert.deepEqual(recorder.outputs("a"), outputs);
    });
  }

  it("updates a display of an earlier cell, and takes late output into the cell that it came from", () => {
    const recorder = new OutputRecorder();
    recorder.begin("a", 1);
    recorder.apply(show("1", "id"));
    recorder.begin("b", 2);
    recorder.apply(update("id", "2"));
    recorder.apply(out("late"));
    assert.deepEqual(recorder.outputs("a"), [shown("2"), printed("late")]);
    assert.deepEqual(recorder.outputs("b"), []);
  });

  it("states the size at which a dense picture is meant to be shown", () => {
    const header = Buffer.alloc(8 + 25);
    header.write("\x89PNG\r\n\x1a\n", "latin1");
    header.write("IHDR", 12, "latin1");
    header.writeUInt32BE(800, 16);
    header.writeUInt32BE(600, 20);
    const picture = Buffer.from(withDensity(header, 192)).toString("base64");
    const recorder = new OutputRecorder();
    recorder.begin("a", 1);
    recorder.apply({ type: "display", cellId: "a", bundle: { "image/png": picture } });
    const [output] = recorder.outputs("a");
    assert.deepEqual(output, {
      data: { "image/png": picture },
      metadata: { "image/png": { width: 400, height: 300 } },
      output_type: "display_data",
    });
  });

  it("forgets a cell's outputs when the cell runs again", () => {
    const recorder = new OutputRecorder();
    recorder.begin("a", 1);
    recorder.apply(show("1", "id"));
    recorder.begin("a", 2);
    recorder.apply(update("id", "2"));
    assert.deepEqual(recorder.outputs("a"), []);
  });
});

describe("outputData", () => {
  it("splits text into lines, keeps base64 and JSON, and sorts the types", () => {
    const chart = { mark: "line\nno split" };
    const data = outputData({ "text/plain": "a\nb", "image/png": "aGk=", "application/vnd.vegalite.v5+json": chart });
    assert.deepEqual(Object.entries(data), [
      ["application/vnd.vegalite.v5+json", chart],
      ["image/png", "aGk="],
      ["text/plain", ["a\n", "b"]],
    ]);
  });
});
