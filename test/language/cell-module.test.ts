import assert from "node:assert/strict";
import { type Cell } from "../../src/language/cell.ts";
import { type ModuleText } from "../../src/language/module-text.ts";
import { NotebookModules } from "../../src/language/notebook-modules.ts";
import { namesOfSql } from "../../src/language/sql-names.ts";

const typescript = (id: string, text: string): Cell => ({ id, language: "typescript", text });
const notebook = (cells: readonly Cell[]) => ({ id: "n", folder: "/work", cells });

/** Each module's text, short where it is the same everywhere. */
function texts(cells: readonly Cell[], libraryNames: readonly string[] = []): string[] {
  const modules = new NotebookModules(notebook(cells), "1");
  modules.libraryNames = new Set(libraryNames);
  return [...modules.all.values()].map(({ text }) => text.text.replace(/\n;((?:export \{ \w+ \};)*)export \{\};\n$/, " // $1"));
}

describe("the modules of cells", () => {
  const cases: readonly { readonly of: string; readonly cells: readonly string[]; readonly gives: readonly string[] }[] = [
    {
      of: "a name of another cell",
      cells: ["let a = 1;", "a"],
      gives: ["let a = 1; // export { a };", 'import { a } from "./__nb_1_1.ts";\na // '],
    },
    {
      of: "a name that is assigned to",
      cells: ["let a = 1;", "a = 2"],
      gives: ["let a = 1; // export { a };", 'declare let a: typeof import("./__nb_1_1.ts").a;\na = 2 // '],
    },
    {
      of: "a name of its own",
      cells: ["let a = 1;", "let a = 2; a"],
      gives: ["let a = 1; // export { a };", "let a = 2; a // export { a };"],
    },
    {
      of: "properties and labels",
      cells: ["let a = 1, b = 2;", "x: for (;;) break x;\nq.a; ({ b: 1 })"],
      gives: ["let a = 1, b = 2; // export { a };export { b };", "x: for (;;) break x;\nq.a; ({ b: 1 }) // "],
    },
    {
      of: "a short property",
      cells: ["let a = 1;", "({ a })"],
      gives: ["let a = 1; // export { a };", 'import { a } from "./__nb_1_1.ts";\n({ a }) // '],
    },
    { of: "the library", cells: ["pct(1)"], gives: ['import { pct } from "carrybook";\npct(1) // '] },
    {
      of: "exports of its own",
      cells: ["export const a = 1; const b = 2; export { b as c }"],
      gives: ["export const a = 1; const b = 2; export { b as c } // export { b };"],
    },
    { of: "an object as last expression", cells: ["{ a: 1, b: 2 }"], gives: [";({ a: 1, b: 2 }) // "] },
  ];
  for (const { of, cells, gives } of cases) {
    it(`take in ${of}`, () => {
      assert.deepEqual(
        texts(
          cells.map((text, index) => typescript(`c${index}`, text)),
          ["pct"],
        ),
        gives,
      );
    });
  }

  it("are a declaration and uses for SQL", () => {
    const cells: Cell[] = [
      typescript("c1", "let limit = 1;"),
      { id: "c2", language: "sql", text: "-- name: high\nselect $limit" },
    ];
    assert.equal(
      texts(cells)[1],
      'import { limit } from "./__nb_1_1.ts";\ndeclare let high: import("arquero").ColumnTable;\nlimit;\n // export { high };',
    );
  });

  it("map every place of the cell to themselves and back", () => {
    const source = "const a = pct(1);\n{ a, b: 2 }";
    const modules = new NotebookModules(notebook([typescript("c1", source)]), "1");
    modules.libraryNames = new Set(["pct"]);
    const text = modules.ofCell("c1")?.text as ModuleText;
    for (let offset = 0; offset <= source.length; offset++) {
      const there = text.toModule(offset);
      assert.ok(there !== undefined);
      assert.equal(text.toCell(there), offset);
    }
    assert.equal(text.toCell(0), undefined);
    assert.equal(text.toCell(text.length), undefined);
  });

  it("keep their paths when cells move, and change only where names do", () => {
    const cells = [typescript("c1", "let a = 1;"), typescript("c2", "let a = 2;"), typescript("c3", "a")];
    const modules = new NotebookModules(notebook(cells), "1");
    const before = [...modules.all.values()].map(({ path, text }) => [path, text.text]);
    modules.edit("c1", "let a = 3;");
    assert.equal(modules.ofCell("c3")?.text.text, before[2]?.[1]);
    modules.set(notebook([cells[1], cells[0], cells[2]].filter((cell) => cell !== undefined)));
    assert.deepEqual([...modules.all.keys()], [before[1]?.[0], before[0]?.[0], before[2]?.[0]]);
    assert.match(modules.ofCell("c3")?.text.text ?? "", /__nb_1_1/);
  });
});

describe("names of SQL cells", () => {
  const cases: readonly { readonly text: string; readonly declared?: string; readonly used: readonly string[] }[] = [
    { text: "-- name: high\nselect 1", declared: "high", used: [] },
    { text: "\n  --name:high\nselect 1", declared: "high", used: [] },
    { text: "select 1 -- name: high", used: [] },
    { text: "-- name: 1st\nselect 1", used: [] },
    { text: "select t.x from t join u on t.y = u.y where x > $limit", used: ["t", "t", "u", "t", "u", "limit"] },
    { text: "select 'from a', \"from b\" /* from c */ -- from d\nfrom e", used: ["e"] },
    { text: "FROM 'yields.csv'", used: [] },
  ];
  for (const { text, declared, used } of cases) {
    it(`are those of ${JSON.stringify(text)}`, () => {
      const names = namesOfSql(text);
      assert.equal(names.declared?.name, declared);
      assert.deepEqual(
        names.used.map(({ name }) => name),
        used,
      );
      for (const { name, offset } of [...names.used, ...(names.declared ? [names.declared] : [])])
        assert.equal(text.slice(offset, offset + name.length), name);
    });
  }
});
