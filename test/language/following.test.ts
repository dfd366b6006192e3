import assert from "node:assert/strict";
import { join } from "node:path";
import { Folder, OpenNotebook, server, type Source } from "./language-under-test.ts";

describe("the language server", () => {
  it("follows the text of a cell", () => {
    using notebook = new OpenNotebook(["const n = 1;", "n.toFixed()"]);
    assert.deepEqual(notebook.errors(), []);
    notebook.edit("c1", 'const n = "1";');
    assert.deepEqual(notebook.errors(), ['c2 "toFixed" 2551']);
    notebook.edit("c1", "const n = 2;");
    assert.deepEqual(notebook.errors(), []);
  });

  it("follows cells that move, come, go and change their language", () => {
    using notebook = new OpenNotebook(["const n = 1;", "n.toFixed()"]);
    const [first, second] = notebook.cells;
    assert.ok(first && second);
    notebook.set([second, first]);
    assert.deepEqual(notebook.errors(), ['c2 "n" 2304']);
    notebook.set([second]);
    assert.deepEqual(notebook.errors(), ['c2 "n" 2304']);
    notebook.set([{ id: "c9", language: "typescript", text: "let n = 2;" }, second]);
    assert.deepEqual(notebook.errors(), []);
    notebook.set([{ id: "c9", language: "sql", text: "-- name: n\nselect 1" }, second]);
    assert.deepEqual(notebook.errors(), ['c2 "toFixed" 2339']);
  });

  it("tells which cells a change may have other errors in", () => {
    using notebook = new OpenNotebook(["const n = 1;", "const m = n;", "1", "const f = () => m;", "2"]);
    assert.deepEqual(notebook.stale(), ["c1", "c2", "c3", "c4", "c5"]);
    notebook.edit("c3", "const k = 3;");
    assert.deepEqual(notebook.stale(), ["c3"]);
    notebook.edit("c1", "const n = 2;");
    assert.deepEqual(notebook.stale(), ["c1", "c2", "c4"]);
    notebook.edit("c5", "m + k");
    assert.deepEqual(notebook.stale(), ["c5"]);
    notebook.edit("c2", "");
    assert.deepEqual(notebook.stale(), ["c2", "c4", "c5"]);
    assert.deepEqual(notebook.stale(), []);
  });

  it("keeps notebooks of one folder apart", () => {
    using one = new OpenNotebook(["const shared = 1;", "declare global { var everywhere: number }"]);
    using other = new OpenNotebook(["shared", "everywhere"]);
    assert.deepEqual(one.errors(), []);
    assert.deepEqual(other.errors(), ['c1 "shared" 2304', 'c2 "everywhere" 2304']);
  });

  it("reads files anew once it is told that they have changed", () => {
    using folder = new Folder({ "rates.ts": "export const short = 0.05;" });
    using notebook = new OpenNotebook(
      ['import { short } from "./rates.ts";\nshort.toFixed();', 'import { long } from "./long.ts";'],
      folder.path,
    );
    assert.deepEqual(notebook.errors(), ['c2 "\\"./long.ts\\"" 2307']);
    folder.write("rates.ts", 'export const short = "0.05 and more";');
    folder.write("long.ts", "export const long = 0.06;");
    assert.deepEqual(notebook.stale(), ["c1", "c2"]);
    server().notify("filesChanged", { paths: [join(folder.path, "unrelated.json")] });
    assert.deepEqual(notebook.stale(), []);
    server().notify("filesChanged", { paths: [join(folder.path, "rates.ts")] });
    assert.deepEqual(notebook.stale(), ["c1", "c2"]);
    assert.deepEqual(notebook.errors(), ['c1 "toFixed" 2551']);
  });

  it("takes an arquero and types of Node of the notebook's own, for the library as well", () => {
    const types =
      "export class ColumnTable { private own: 1; numRows(): number; ownVerb(): string }\nexport function table(columns: object): ColumnTable;";
    using folder = new Folder({
      "node_modules/arquero/package.json": '{ "name": "arquero", "version": "99.0.0", "types": "index.d.ts" }',
      "node_modules/arquero/index.d.ts": types,
      "node_modules/@types/node/package.json": '{ "name": "@types/node", "version": "99.0.0", "types": "index.d.ts" }',
      "node_modules/@types/node/index.d.ts": 'declare module "node:own" { export const own: number; }',
    });
    const cells: Source[] = [
      'import { table } from "arquero";\nimport { own } from "node:own";\nown.toFixed();',
      "table({}).ownVerb().trim()",
      "(await fred('DGS10')).ownVerb()",
      "lineChart(table({}), { title: 't', x: 'a', y: 'b', xTitle: 'a', yTitle: 'b', xUnit: 'rate', yUnit: 'rate' });",
      { sql: "-- name: t\nselect 1" },
      "t.ownVerb()",
    ];
    using notebook = new OpenNotebook(cells, folder.path);
    assert.deepEqual([...notebook.errors(), ...notebook.messages()], []);
  });

  it("has nothing to say of a notebook that is closed", () => {
    const notebook = new OpenNotebook(["const n: string = 1;"]);
    assert.equal(notebook.errors().length, 1);
    notebook[Symbol.dispose]();
    assert.deepEqual(notebook.errors(), []);
  });
});
