import assert from "node:assert/strict";
import { Folder, OpenNotebook, server, type Source } from "./language-under-test.ts";

const sums = "/** Twice a number. */\nexport function twice(x: number): number {\n  return 2 * x;\n}\n";
const files = { "sums.ts": sums };

describe("hover in cells", () => {
  const cases: readonly { readonly cells: readonly Source[]; readonly says: string | RegExp; readonly tells: RegExp }[] = [
    {
      cells: ["/** The price asked. */\nconst ask = 101.5;", "as¦k + 1"],
      says: "const ask: 101.5",
      tells: /^The price asked\.$/,
    },
    { cells: ["/** So far. */\nlet total = 1;", "tot¦al += 1;"], says: "let total: number", tells: /^So far\.$/ },
    {
      cells: ["hedge¦Cost"],
      says: /^const hedgeCost: \(\(options: HedgeCostOptions\) => Result<Rate/,
      tells: /\*Throws\*.*\*Example\*\n\n```ts\n/s,
    },
    {
      cells: ['import { hedgeCost } from "carrybook";\nhedge¦Cost'],
      says: /^const hedgeCost: [^\n]*$/,
      tells: /\*Returns\*/,
    },
    {
      cells: ['import { twice } from "./sums.ts";', "twi¦ce(2)"],
      says: "function twice(x: number): number",
      tells: /^Twice a number\.$/,
    },
    { cells: ["class Trade {}", "const t¦ = new Trade();"], says: "const t: Trade", tells: /^$/ },
    { cells: [{ sql: "-- name: high\nselect 1" }, "hi¦gh"], says: "let high: ColumnTable", tells: /^$/ },
    { cells: ['const us10 = await fred("DGS10");', { sql: "select * from us¦10" }], says: /^const us10: .*Table/, tells: /^$/ },
    { cells: ["disp¦lay(1)"], says: /^const display:/, tells: /^Shows a value/ },
    { cells: ["const a = 1;", "{ a¦, b: 2 }"], says: "(property) a: number", tells: /^$/ },
  ];
  for (const { cells, says, tells } of cases) {
    it(`tells of ${JSON.stringify(cells.at(-1))}`, () => {
      using folder = new Folder(files);
      using notebook = new OpenNotebook(cells, folder.path);
      const told = server().answer("hover", notebook.asked);
      if (typeof says === "string") assert.equal(told?.declaration, says);
      else assert.match(told?.declaration ?? "none", says);
      assert.match(told?.documentation ?? "none", tells);
    });
  }
});

describe("signature help in cells", () => {
  it("shows the parameters, the one that is written and what is told of it", () => {
    using notebook = new OpenNotebook([
      "/** Moves. @param by how far */\nfunction move(what: string, by: number) {}",
      'move("a", ¦)',
    ]);
    const help = server().answer("signatures", { ...notebook.asked, isRetrigger: false, trigger: "," });
    const [signature] = help?.signatures ?? [];
    assert.equal(signature?.label, "move(what: string, by: number): void");
    assert.equal(help?.activeParameter, 1);
    assert.deepEqual(
      signature?.parameters.map(({ label }) => signature.label.slice(...label)),
      ["what: string", "by: number"],
    );
    assert.equal(signature?.parameters[1]?.documentation, "how far");
    assert.equal(signature?.documentation, "Moves.");
  });

  it("shows the helpers of the library", () => {
    using notebook = new OpenNotebook(["pct(¦)"]);
    const help = server().answer("signatures", { ...notebook.asked, isRetrigger: false });
    assert.match(help?.signatures[0]?.label ?? "", /^pct\(.*\): Rate$/);
  });
});

describe("definitions in cells", () => {
  const cases: readonly { readonly of: string; readonly cells: readonly Source[]; readonly at: readonly string[] }[] = [
    { of: "a variable of an earlier cell", cells: ["let a = 1;\nconst b = 2;", "", "b¦ + 1"], at: ["c1 2:7"] },
    { of: "a variable that is assigned to", cells: ["let a = 1;", "a¦ = 2;"], at: ["c1 1:5"] },
    { of: "the latest declaration", cells: ["let a = 1;", "let a = 2;", "a¦", "let a = 3;"], at: ["c2 1:5"] },
    { of: "a declaration of the same cell", cells: ["let a = 1;", "let a = 2; a¦"], at: ["c2 1:5"] },
    { of: "a type", cells: ["interface Row { y: number }", "const r: Ro¦w = { y: 1 };"], at: ["c1 1:11"] },
    { of: "a member", cells: ["interface Row { y: number }", "const r: Row = { y: 1 };", "r.y¦"], at: ["c1 1:17"] },
    { of: "a function of a cell below", cells: ["const f = () => g¦();", "function g() {}"], at: ["c2 1:10"] },
    { of: "an SQL cell", cells: [{ sql: "-- name: high\nselect 1" }, "hi¦gh"], at: ["c1 1:10"] },
    { of: "a variable in SQL", cells: ["const us10 = await fred('DGS10');", { sql: "select x from us¦10" }], at: ["c1 1:7"] },
    { of: "a parameter in SQL", cells: ["const limit = 1;", { sql: "select $lim¦it" }], at: ["c1 1:7"] },
    { of: "a file beside the notebook", cells: ['import { twice } from "./sums.ts";', "twi¦ce(1)"], at: ["sums.ts"] },
    { of: "the library", cells: ["hedge¦Cost"], at: ["tables/hedge-cost.d.ts"] },
    { of: "a type of the library", cells: ["let r: Ra¦te"], at: ["base/units.d.ts"] },
    { of: "arquero", cells: ['import { table } from "arquero";', "tab¦le({})"], at: ["table/index.d.ts"] },
  ];
  for (const { of, cells, at } of cases) {
    it(`lead to ${of}`, () => {
      using folder = new Folder(files);
      using notebook = new OpenNotebook(cells, folder.path);
      const places = server()
        .answer("definitions", notebook.asked)
        .map((place) => notebook.told(place));
      assert.deepEqual(
        places.map((place) => place.replace(/^carrybook-language-\w+\//, "")),
        at,
      );
    });
  }

  it("lead from a variable to its type", () => {
    using notebook = new OpenNotebook(["class Trade {}", "const t = new Trade();", "t¦"]);
    assert.deepEqual(
      server()
        .answer("typeDefinitions", notebook.asked)
        .map((place) => notebook.told(place)),
      ["c1 1:7"],
    );
  });
});

describe("references in cells", () => {
  const cases: readonly { readonly of: string; readonly cells: readonly Source[]; readonly at: readonly string[] }[] = [
    {
      of: "a variable from its use",
      cells: ["let a = 1;", "a + a", "a¦", "let a = 2; a"],
      at: ["c1 1:5", "c2 1:1", "c2 1:5", "c3 1:1"],
    },
    {
      of: "a variable from its declaration, assigned below",
      cells: ["let a¦ = 1;", "a = 2;", "a"],
      at: ["c1 1:5", "c2 1:1", "c3 1:1"],
    },
    { of: "a variable from an assignment", cells: ["let a = 1;", "a¦ = 2;", "a"], at: ["c1 1:5", "c2 1:1", "c3 1:1"] },
    {
      of: "a variable that SQL reads",
      cells: ["const us10¦ = await fred('DGS10');", { sql: "select us10.date from us10 where 'us10' <> ''" }],
      at: ["c1 1:7", "c2 1:23", "c2 1:8"],
    },
    { of: "a helper of the library, in cells alone", cells: ["pct(1)", "pct¦(2)"], at: ["c1 1:1", "c2 1:1"] },
  ];
  for (const { of, cells, at } of cases) {
    it(`are found of ${of}`, () => {
      using notebook = new OpenNotebook(cells);
      const places = server()
        .answer("references", { ...notebook.asked, withDeclaration: true })
        .map((place) => notebook.told(place));
      assert.deepEqual(places.toSorted(), at);
    });
  }
});
