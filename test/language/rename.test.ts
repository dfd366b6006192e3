import assert from "node:assert/strict";
import { Folder, OpenNotebook, server, type Source } from "./language-under-test.ts";

const cases: readonly { readonly of: string; readonly cells: readonly Source[]; readonly to: readonly string[] }[] = [
  {
    of: "a variable from its declaration",
    cells: ["let a¦ = 1;", "a + 1", "const b = () => a;", "let a = 2;"],
    to: ["let x = 1;", "x + 1", "const b = () => x;", "let a = 2;"],
  },
  { of: "a variable from its use", cells: ["let a = 1;", "a + 1", "a¦"], to: ["let x = 1;", "x + 1", "x"] },
  { of: "a variable from an assignment", cells: ["let a = 1;", "a¦ = 2;", "a"], to: ["let x = 1;", "x = 2;", "x"] },
  { of: "a variable that other cells assign to", cells: ["let a¦ = 1;", "a = 2; a++;"], to: ["let x = 1;", "x = 2; x++;"] },
  {
    of: "a variable that becomes a property",
    cells: ["const a¦ = 1;", "const o = { a };\no.a"],
    to: ["const x = 1;", "const o = { a: x };\no.a"],
  },
  { of: "a function, a class, a type", cells: ["function f¦() { return f; }", "f()"], to: ["function x() { return x; }", "x()"] },
  { of: "a type", cells: ["interface Row {}", "const r: Row¦ = {};"], to: ["interface x {}", "const r: x = {};"] },
  {
    of: "a member",
    cells: ["interface Row { y: number }", "const r: Row = { y: 1 };\nr.y¦"],
    to: ["interface Row { x: number }", "const r: Row = { x: 1 };\nr.x"],
  },
  {
    of: "an import, which keeps its module's name",
    cells: ['import { twice } from "./sums.ts";', "twice¦(1)"],
    to: ['import { twice as x } from "./sums.ts";', "x(1)"],
  },
  {
    of: "an import from its own cell",
    cells: ['import { twice } from "./sums.ts";\ntwice¦(1)', "twice(1)"],
    to: ['import { twice as x } from "./sums.ts";\nx(1)', "x(1)"],
  },
  { of: "an exported name", cells: ["export const a = 1;", "a¦ + 1"], to: ["export const x = 1;", "x + 1"] },
  {
    of: "a table of SQL and what reads it",
    cells: [{ sql: "-- name: high\nselect 1" }, "high.numRows()", { sql: "select high.y, $high from high" }, "high¦"],
    to: ["-- name: x\nselect 1", "x.numRows()", "select x.y, $x from x", "x"],
  },
  {
    of: "a variable of a function alone",
    cells: ["let a = 1;", "const f = (a: number) => a¦ + 1;"],
    to: ["let a = 1;", "const f = (x: number) => x + 1;"],
  },
];

const refused: readonly {
  readonly of: string;
  readonly cells: readonly Source[];
  readonly newName?: string;
  readonly because: RegExp;
}[] = [
  { of: "a helper of the library", cells: ["pct¦(1)"], because: /library/ },
  { of: "a member of a table", cells: ["const t = await fred('DGS10');", "t.numRows¦()"], because: /library/ },
  { of: "a name of the language", cells: ["Math¦.abs(1)"], because: /standard TypeScript library|library/ },
  { of: "no name at all", cells: ["1 +¦ 1"], because: /./ },
  { of: "a name to what is none", cells: ["const a¦ = 1;"], newName: "two words", because: /"two words" is no name/ },
];

describe("a rename in cells", () => {
  for (const { of, cells, to } of cases) {
    it(`changes ${of}`, () => {
      using folder = new Folder({ "sums.ts": "export function twice(x: number) { return 2 * x; }" });
      using notebook = new OpenNotebook(cells, folder.path);
      const edits = server().answer("rename", { ...notebook.asked, newName: "x" });
      assert.ok(Array.isArray(edits), JSON.stringify(edits));
      assert.deepEqual(notebook.edited(edits), to);
      const range = server().answer("renameRange", notebook.asked);
      assert.ok("range" in range, JSON.stringify(range));
    });
  }
  for (const { of, cells, newName = "x", because } of refused) {
    it(`refuses ${of}`, () => {
      using notebook = new OpenNotebook(cells);
      const answer = server().answer("rename", { ...notebook.asked, newName });
      assert.ok("refused" in answer, JSON.stringify(answer));
      assert.match(answer.refused, because);
    });
  }
});
