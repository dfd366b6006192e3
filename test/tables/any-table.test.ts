import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compileFunction } from "node:vm";
import { ColumnTable, table } from "arquero";
import { mortgagePayment } from "../../src/library.ts";
import { isTable } from "../../src/tables/any-table.ts";

/** What a project that has installed arquero gives a cell: the same package, loaded a second time. */
function anotherArquero(): { readonly table: typeof table } {
  const text = readFileSync(new URL("../../node_modules/arquero/dist/arquero.min.js", import.meta.url), "utf8");
  const exports = {};
  const load = compileFunction(text, ["exports", "module"]) as (exports: object, module: object) => void;
  load(exports, { exports });
  return exports as { readonly table: typeof table };
}

describe("a table of another copy of arquero", () => {
  const theirs = anotherArquero().table({ principal: [500_000], rate: [0.065] });

  it("is no instance of ours, and a table all the same", () => {
    assert.equal(theirs instanceof ColumnTable, false);
    assert.deepEqual([isTable(theirs), isTable(theirs.select("rate")), isTable(table({ a: [1] }))], [true, true, true]);
  });

  it("goes to the verb, not to the helper", () => {
    assert.throws(() => mortgagePayment(theirs, { principal: "nowhere" } as never), { code: "tables/no-such-column" });
  });

  const others: readonly (readonly [what: string, value: unknown])[] = [
    ["nothing", undefined],
    ["null", null],
    ["text", "table"],
    ["an object with one of its methods", { columnNames: () => [] }],
    ["a list", [1]],
    ["a function", () => table({})],
  ];
  for (const [what, value] of others) it(`${what} is none`, () => assert.equal(isTable(value), false));
});
