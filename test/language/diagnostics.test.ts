import assert from "node:assert/strict";
import { Folder, OpenNotebook, server, type Source } from "./language-under-test.ts";

interface Case {
  readonly of: string;
  readonly cells: readonly Source[];
  /** Cell, text and number of each error. */
  readonly errors: readonly string[];
}

const correct: readonly Omit<Case, "errors">[] = [
  {
    of: "names of earlier cells",
    cells: ["let a = 1;\nconst b = [2];\nfunction f() { return 3; }\nclass C { n = 4 }", "a + b[0] + f() + new C().n"],
  },
  {
    of: "names after a cell with an import",
    cells: ['import { table } from "arquero";\nconst t = table({ x: [1] });', "t.numRows()", "table({ y: [2] }).numRows()"],
  },
  { of: "a redeclaration with another type", cells: ["const x = 1;", 'let x = "text";', "x.toUpperCase()"] },
  {
    of: "a redeclaration as another kind",
    cells: ["const f = 1;", "function f() { return 2; }", "class f { static n = 3 }", "f.n"],
  },
  {
    of: "types, generics, interfaces, enums",
    cells: [
      "interface Row { readonly y: number }\ntype Pair<T> = [T, T];\nenum Side { Buy, Sell }",
      "const rows: Row[] = [{ y: 1 }];\nconst pair: Pair<Row> = [{ y: 1 }, { y: 2 }];\nSide.Buy",
    ],
  },
  {
    of: "top-level await",
    cells: ["const x = await Promise.resolve(1);", "for await (const y of [x]) console.log(y.toFixed())"],
  },
  {
    of: "an assignment to a variable of an earlier cell",
    cells: ["let total = 0;", "total += 1;\n[total] = [2];\ntotal++;", "total.toFixed(2)"],
  },
  { of: "an assignment to a function of an earlier cell", cells: ["function f() { return 1; }", "f = () => 2;"] },
  {
    of: "an object literal as last expression",
    cells: ["const a = 1;", "{ a, b: 2 }", "{ a: 1 }", "const c = 2\n{ a, c, f: () => a }"],
  },
  { of: "a block as last statement", cells: ["let a = 1;", "{ a = 2; }", "{ const b = a; console.log(b); }"] },
  {
    of: "an array literal and expressions as last",
    cells: ["[1, 2]", "`text`", "(() => 3)()", "x => x;".replace("x", "(x: number)")],
  },
  { of: "names that are not used", cells: ["const unused = 1;\nfunction f(a: number) {}\nimport { table } from 'arquero';"] },
  { of: "a variable of a nested var", cells: ["for (var i = 0; i < 3; i++) { var last = i; }", "i + last"] },
  { of: "patterns", cells: ["const { a, b: [c], ...rest } = { a: 1, b: [2], d: 3 };", "a + c + rest.d"] },
  {
    of: "exports of a cell's own",
    cells: ["export const a = 1;\nexport default function f() { return a; }\nconst b = 2;\nexport { b as c };", "a + f() + b"],
  },
  {
    of: "a variable that is filled later",
    cells: [
      "const rows = [];\nfor (const x of [1, 2]) rows.push({ x });\nlet latest;\nlatest = 1;",
      "rows.map((row) => row.x);\nlatest",
    ],
  },
  {
    of: "what a function uses of a cell below",
    cells: ["function average() { return total() / 2; }", "function total() { return 4; }", "average().toFixed()"],
  },
  {
    of: "the globals of cells",
    cells: [
      'display(html`<b>${1}</b>`, { id: "a" });\nOut[1];\n_; __; ___;\nconst answer: string = await input("Rate?");\nclearOutput();\nfor (const x of progress([1])) md`*${x}*`;',
    ],
  },
  {
    of: "Node",
    cells: [
      'import { readFileSync } from "node:fs";\nimport path from "node:path";\nconst text: string = readFileSync(path.join(__dirname, "x"), "utf8");\nprocess.env.HOME;\nrequire("node:os");\nimport.meta.dirname;\n(await fetch("https://x")).ok;\nBuffer.from(text); setTimeout(() => {}, 1); structuredClone({}); new URL("https://x"); console.table([]); performance.now();',
    ],
  },
  {
    of: "what JavaScript has of late",
    cells: [
      "Promise.withResolvers<number>().promise; new Set([1]).union(new Set([2])); [1].values().map((x) => x + 1).toArray(); Object.groupBy([1], (x) => `${x}`); await Array.fromAsync([1]); [2, 1].toSorted(); RegExp.escape('.'); Error.isError(1); new Float16Array(1); Atomics.pause();",
    ],
  },
  {
    of: "the library without an import",
    cells: [
      "const cost = hedgeCost({ mode: 'rateDifferential', basis: bp(0), usRate: pct(5), jpRate: pct(0.5) });",
      "cost.value + pct(1)",
      "const f = (r: Rate): Rate => r;\nf(pct(2))",
    ],
  },
  {
    of: "a name of the library that is declared",
    cells: ["const rate = 3;", "rate.toFixed()", "function price(rate: number) { return rate; }", "price(1)"],
  },
  {
    of: "a table of SQL",
    cells: [
      'const us10 = await fred("DGS10");',
      { sql: "-- name: high\nselect * from us10 where DGS10 > $threshold" },
      "high.numRows() + high.array('DGS10').length",
      { sql: "select 1" },
    ],
  },
  {
    of: "a file beside the notebook, JSON and an untyped package",
    cells: [
      'import { twice, type Pair } from "./sums.ts";\nimport figures from "./figures.json" with { type: "json" };\nimport { half } from "./sums";\nimport untyped from "untyped";\nimport { typed } from "typed";',
      "const p: Pair = [twice(figures.rate), half(2)];\nuntyped.anything();\ntyped.length",
    ],
  },
  {
    of: "arquero's expressions",
    cells: [
      'import { op, table, desc } from "arquero";\nconst t = table({ k: ["a", "b"], v: [1, 2] });',
      't.derive({ w: (d: { v: number }) => d.v * 2 }).groupby("k").rollup({ n: op.count() }).orderby(desc("n")).objects()',
      't.filter("d => d.v > 1")',
    ],
  },
  {
    of: "rows of a table",
    cells: [
      'const us10 = await fred("DGS10");',
      "us10.objects({ limit: 5 }).map((row) => row.DGS10);\nus10.object(0).date;\nfor (const row of us10) console.log(row.DGS10);",
    ],
  },
  { of: "an empty cell and comments", cells: ["", "// nothing", "/* nothing */"] },
];

const wrong: readonly Case[] = [
  {
    of: "a number where a rate is due",
    cells: ["const cost = hedgeCost({ mode: 'rateDifferential', basis: bp(0), usRate: 5, jpRate: pct(0.5) });"],
    errors: ['c1 "usRate" 2322'],
  },
  {
    of: "a misspelt option",
    cells: ["hedgeCost({ mode: 'rateDifferential', basis: bp(0), usRate: pct(5), jpRat: pct(0.5) });"],
    errors: ['c1 "jpRat" 2561'],
  },
  {
    of: "basis points where a rate is due",
    cells: [
      "const carry = basisPoints(100);",
      "hedgeCost({ mode: 'rateDifferential', basis: bp(0), usRate: carry, jpRate: pct(0.5) });",
    ],
    errors: ['c2 "usRate" 2322'],
  },
  {
    of: "a word that is none of a union",
    cells: ["hedgeCost({ mode: 'rateDiferential', basis: bp(0), usRate: pct(5), jpRate: pct(0.5) });"],
    errors: ['c1 "mode" 2820'],
  },
  { of: "a type of an earlier cell", cells: ["const n = 1;", "n.toUpperCase()"], errors: ['c2 "toUpperCase" 2339'] },
  { of: "an unknown name", cells: ["unknownName + 1"], errors: ['c1 "unknownName" 2304'] },
  { of: "a name of a later cell", cells: ["later", "const later = 1;"], errors: ['c1 "later" 2304'] },
  {
    of: "an assignment to a constant of an earlier cell",
    cells: ["const fixed = 1;", "fixed = 2;"],
    errors: ['c2 "fixed" 2588'],
  },
  { of: "a bracket that is not closed", cells: ["const f = (", "1 + 1"], errors: ['c1 "(" 1109'] },
  {
    of: "a brace that is not closed, in its cell alone",
    cells: ["function f() {\n  return 1;", "const n: string = 1;"],
    errors: ['c1 ";" 1005', 'c2 "n" 2322'],
  },
  { of: "a text that is not closed", cells: ["const s = `abc", "const n: string = 1;"], errors: ['c1 "c" 1160', 'c2 "n" 2322'] },
  {
    of: "a table in a number's place",
    cells: ['const n: number = await fred("DGS10");'],
    errors: ['c1 "n" 2322'],
  },
  {
    of: "a column where SQL gives a table",
    cells: [{ sql: "-- name: high\nselect 1" }, "high.nothing()"],
    errors: ['c2 "nothing" 2339'],
  },
  { of: "a DOM that is not there", cells: ["document.title"], errors: ['c1 "document" 2584'] },
  {
    of: "what Node 24 has not",
    cells: ["Temporal", "new Map().getOrInsert(1, 2)"],
    errors: ['c1 "Temporal" 2304', 'c2 "getOrInsert" 2550'],
  },
  { of: "an import that is not there", cells: ['import { x } from "./nowhere.ts";'], errors: ['c1 "\\"./nowhere.ts\\"" 2307'] },
];

const files = {
  "sums.ts":
    "/** Twice a number. */\nexport function twice(x: number): number {\n  return 2 * x;\n}\nexport const half = (x: number) => x / 2;\nexport type Pair = readonly [number, number];\n",
  "figures.json": '{ "rate": 0.05 }',
  "node_modules/typed/package.json": '{ "name": "typed", "version": "1.0.0", "types": "index.d.ts" }',
  "node_modules/typed/index.d.ts": "export declare const typed: string;",
  "node_modules/untyped/package.json": '{ "name": "untyped", "version": "1.0.0", "main": "index.js" }',
  "node_modules/untyped/index.js": "module.exports = { anything() {} };",
};

describe("errors in cells", () => {
  for (const { of, cells } of correct) {
    it(`are none with ${of}`, () => {
      using folder = new Folder(files);
      using notebook = new OpenNotebook(cells, folder.path);
      assert.deepEqual([...notebook.errors(), ...notebook.messages()], []);
    });
  }
  for (const { of, cells, errors } of wrong) {
    it(`show ${of}`, () => {
      using notebook = new OpenNotebook(cells);
      assert.deepEqual(notebook.errors(), errors);
    });
  }

  it("give no advice that is for projects", () => {
    using notebook = new OpenNotebook(["new Map<number, number>().getOrInsert(1, 2)"]);
    assert.deepEqual(notebook.messages(), ["Property 'getOrInsert' does not exist on type 'Map<number, number>'."]);
  });

  it("are hints where a parameter has no type", () => {
    using notebook = new OpenNotebook(["function mean(values) { return values.reduce((a, b) => a + b) / values.length; }"]);
    const found = server().answer("diagnostics", { notebook: notebook.id, cell: "c1" });
    assert.deepEqual(
      found.map(({ code, severity }) => `${code} ${severity}`),
      ["7006 hint", "7006 hint", "7006 hint"],
    );
  });

  it("name no module of a cell", () => {
    using notebook = new OpenNotebook([
      "class Trade { private id = 1 }",
      "class Trade { private id = 2 }\nconst mine = new Trade();",
      "const n: number = mine;",
    ]);
    assert.deepEqual(notebook.messages(), ["Type 'Trade' is not assignable to type 'number'."]);
    using below = new OpenNotebook(["later", "const later = 1;"]);
    assert.deepEqual(below.messages(), ["Cannot find name 'later' here: it is declared in a cell below."]);
  });
});
