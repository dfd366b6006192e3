import assert from "node:assert/strict";
import { crc32, deflateSync } from "node:zlib";
import { compareOutputs, type Difference } from "../../src/notebook/compare.ts";
import type { Output } from "../../src/notebook/nbformat.ts";

const shown = (data: Record<string, unknown>): Output => ({ output_type: "display_data", data, metadata: {} });
const result = (data: Record<string, unknown>, count: number): Output => ({
  ...{ output_type: "execute_result", data, metadata: {}, execution_count: count },
});
const printed = (text: string | string[], name: "stdout" | "stderr" = "stdout"): Output => ({
  output_type: "stream",
  name,
  text,
});
const failed = (evalue: string, traceback: string[]): Output => ({
  output_type: "error",
  ename: "RangeError",
  evalue,
  traceback,
});
const plain = (text: string) => shown({ "text/plain": text });
const json = (value: unknown) => shown({ "application/json": value });
const spec = "application/vnd.vegalite.v5+json";

/** One pixel of a colour, compressed at a level, with a comment. */
function png(grey: number, level: number, comment: string): string {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const chunks = [
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from(comment)),
    chunk("IDAT", deflateSync(Buffer.from([0, grey]), { level })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]).toString("base64");
}

describe("compareOutputs", () => {
  const same: [what: string, saved: Output[], now: Output[]][] = [
    ["nothing", [], []],
    ["text in lines or whole", [printed(["a\n", "b"])], [printed("a\nb")]],
    ["a stream cut elsewhere", [printed("a\n"), printed("b\n")], [printed("a\nb\n")]],
    ["text with a line end more", [plain("a")], [plain("a\n")]],
    ["another execution count", [result({ "text/plain": "1" }, 1)], [result({ "text/plain": "1" }, 7)]],
    ["a number within the tolerance", [plain("yield 0.30000000001, n 1,234")], [plain("yield 0.3, n 1,234")]],
    ["a large number within the tolerance", [plain("1,000,000.0004")], [plain("1000000")]],
    ["the last bits of a JSON number", [json({ a: [0.1 + 0.2] })], [json({ a: [0.3] })]],
    ["JSON in another order", [json({ a: 1, b: 2 })], [json({ b: 2, a: 1 })]],
    ["colours in text", [plain("\u001b[31m5\u001b[0m")], [plain("5")]],
    ["frames of an error", [failed("no", ["at a"])], [failed("no", ["at b"])]],
    ["a picture compressed otherwise", [shown({ "image/png": png(5, 0, "a") })], [shown({ "image/png": png(5, 9, "b") })]],
    [
      "a picture with line ends in its base64",
      [shown({ "image/png": `${png(5, 9, "a")}\n` })],
      [shown({ "image/png": png(5, 9, "a") })],
    ],
  ];
  for (const [what, saved, now] of same) {
    it(`takes as the same: ${what}`, () => assert.deepEqual(compareOutputs(saved, now, { tolerance: 1e-9 }), []));
  }

  const different: [what: string, saved: Output[], now: Output[], differences: Difference[]][] = [
    [
      "a printed number",
      [printed("a\nyield 0.30%\n")],
      [printed("a\nyield 0.31%\n")],
      [{ output: 1, where: "stdout, line 2", saved: "yield 0.30%", now: "yield 0.31%" }],
    ],
    [
      "a word beside a number",
      [plain("4.5% rises")],
      [plain("4.5% falls")],
      [{ output: 1, where: "text/plain", saved: "4.5% rises", now: "4.5% falls" }],
    ],
    ["a sign", [plain("x 1.2")], [plain("x -1.2")], [{ output: 1, where: "text/plain", saved: "x 1.2", now: "x -1.2" }]],
    [
      "a line that is gone",
      [plain("a\nb")],
      [plain("a")],
      [{ output: 1, where: "text/plain, line 2", saved: "b", now: "no such line" }],
    ],
    [
      "a JSON value",
      [json({ rows: [1, { y: 2 }] })],
      [json({ rows: [1, { y: 3 }] })],
      [{ output: 1, where: "application/json at .rows[1].y", saved: "2", now: "3" }],
    ],
    [
      "a JSON value that is gone",
      [json({ a: 1 })],
      [json({})],
      [{ output: 1, where: "application/json at .a", saved: "1", now: "missing" }],
    ],
    ["a list in place of an object", [json({})], [json([])], [{ output: 1, where: "application/json", saved: "{}", now: "[]" }]],
    [
      "null in place of a number",
      [shown({ [spec]: { a: null } })],
      [shown({ [spec]: { a: 0 } })],
      [{ output: 1, where: `${spec} at .a`, saved: "null", now: "0" }],
    ],
    [
      "a form that is gone",
      [shown({ "text/plain": "5", "text/html": "5" })],
      [plain("5")],
      [{ output: 1, where: "text/html", saved: "is there", now: "missing" }],
    ],
    [
      "a picture",
      [shown({ "image/png": png(5, 9, "a") })],
      [shown({ "image/png": png(6, 9, "a") })],
      [{ output: 1, where: "image/png", saved: "a picture", now: "another picture" }],
    ],
    [
      "bytes that are no picture",
      [shown({ "image/png": "aGk=" })],
      [shown({ "image/png": "aGo=" })],
      [{ output: 1, where: "image/png", saved: "a picture", now: "another picture" }],
    ],
    [
      "the stream",
      [printed("a")],
      [printed("a", "stderr")],
      [{ output: 1, where: "the output", saved: "stdout", now: "stderr" }],
    ],
    [
      "an output more",
      [plain("a")],
      [plain("a"), printed("b")],
      [{ output: 2, where: "the output", saved: "no output", now: "stdout" }],
    ],
    [
      "an error's message",
      [failed("no", [])],
      [failed("yes", [])],
      [{ output: 1, where: "error", saved: "RangeError: no", now: "RangeError: yes" }],
    ],
    [
      "an error in place of a value",
      [plain("a")],
      [failed("no", [])],
      [{ output: 1, where: "the output", saved: "display_data", now: "error" }],
    ],
  ];
  for (const [what, saved, now, differences] of different) {
    it(`tells: ${what}`, () => assert.deepEqual(compareOutputs(saved, now, { tolerance: 1e-9 }), differences));
  }

  it("lets numbers lie as far apart as it is told", () => {
    const [saved, now] = [[plain("4.50%")], [plain("4.52%")]];
    assert.equal(compareOutputs(saved, now, { tolerance: 0.001 }).length, 1);
    assert.equal(compareOutputs(saved, now, { tolerance: 0.01 }).length, 0);
  });

  it("cuts long lines", () => {
    const [difference] = compareOutputs([plain("x".repeat(500))], [plain("y".repeat(500))], { tolerance: 0 });
    assert.equal(difference?.saved, `${"x".repeat(119)}…`);
  });
});
