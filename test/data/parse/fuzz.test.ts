import assert from "node:assert/strict";
import fc from "fast-check";
import { isUserError } from "../../../src/base/errors.ts";
import { fixture, fixtureNames, layouts, type Parse, rowCount } from "../layouts.ts";

/** Whatever comes, a parser gives whole observations or says what is wrong: nothing else may be thrown, nothing half read. */
function readsOrRefuses(parse: Parse, bytes: Uint8Array): void {
  let read;
  try {
    read = parse(bytes);
  } catch (error) {
    assert.ok(isUserError(error), error instanceof Error ? error.stack : String(error));
    assert.match(error.code, /^data\//);
    assert.match(error.received, /line \d+, column \d+\)$/);
    return;
  }
  assert.ok(rowCount(read) > 0);
  for (const [name, cells] of Object.entries(read.columns)) {
    assert.ok(!cells.some((cell) => typeof cell === "number" && !Number.isFinite(cell)), `${name} holds a number that is none`);
  }
}

describe("parsers under any input", () => {
  const seed = 19740924;
  for (const name of fixtureNames) {
    const good = fixture(name);
    const edit = fc.record({
      start: fc.nat(good.length),
      length: fc.nat(12),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc.constantFrom(",", "\t", "\n", '"', "-", ".", "1e9", "9".repeat(30), "  ", "\r\n\r\n").map((text) => Buffer.from(text)),
      ),
    });

    it(`reads or refuses ${name} with bytes changed, lost and added`, () => {
      const property = fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let bytes: Buffer = good;
        for (const { start, length, insert } of edits) {
          bytes = Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + length)]);
        }
        readsOrRefuses(layouts[name], bytes);
      });
      fc.assert(property, { seed, numRuns: 150 });
    });

    it(`reads or refuses any bytes as ${name}`, () => {
      const header = good.subarray(0, good.indexOf("\n") + 1);
      const property = fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (tail, withHeader) => {
        readsOrRefuses(layouts[name], withHeader ? Buffer.concat([header, tail]) : tail);
      });
      fc.assert(property, { seed, numRuns: 60 });
    });
  }

  it("takes time in proportion to the text for shapes that trip a careless pattern", () => {
    const shapes = [
      "\t".repeat(2e4),
      '""'.repeat(1e4),
      "-".repeat(2e4),
      " ".repeat(2e4),
      "\n".repeat(2e4),
      "1,".repeat(1e4),
      "\r".repeat(2e4),
    ];
    for (const name of fixtureNames) {
      const lines = fixture(name).toString("latin1").split("\n");
      for (const shape of shapes) {
        // In a header cell, and in the last row: the parsers' patterns and loops meet it there.
        readsOrRefuses(layouts[name], Buffer.from(lines.with(0, `${lines[0]}${shape}`).join("\n"), "latin1"));
        readsOrRefuses(layouts[name], Buffer.from(`${lines.join("\n")}${shape}\n`, "latin1"));
      }
    }
  });
});
