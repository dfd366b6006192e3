import assert from "node:assert/strict";
import { desc, table } from "arquero";
import { TablePages } from "../../src/kernel/child/display/table/pages.ts";
import { KernelClient } from "../../src/kernel/client.ts";
import { type TableQuery } from "../../src/kernel/table-page.ts";
import { kernelFromSource, run } from "./kernel-under-test.ts";

const yields = table({
  who: ["UST", "JGB", null, "Bund", "Gilt 10", "Gilt 2"],
  yield: [4.3, 1.525, NaN, 2.5, Infinity, 2.5],
  on: [20, 3, 1, 15, 2, 8].map((day) => new Date(Date.UTC(2024, 0, day))),
});

describe("pages of a table", () => {
  const cases: [title: string, query: Partial<TableQuery>, first: (string | null)[], rowCount: number][] = [
    ["hold the first rows", { limit: 2 }, ["UST", "JGB"], 6],
    ["hold rows from the middle", { offset: 3, limit: 2 }, ["Bund", "Gilt 10"], 6],
    ["end with the table", { offset: 5 }, ["Gilt 2"], 6],
    ["are empty beyond its end", { offset: 9 }, [], 6],
    [
      "are sorted by number, equal rows in their order and what is missing last",
      { sort: { column: "yield", direction: "ascending" } },
      ["JGB", "Bund", "Gilt 2", "UST", "Gilt 10", null],
      6,
    ],
    [
      "are sorted downwards, what is missing still last",
      { sort: { column: "yield", direction: "descending" } },
      ["Gilt 10", "UST", "Bund", "Gilt 2", "JGB", null],
      6,
    ],
    ["are sorted by date", { sort: { column: "on", direction: "ascending" }, limit: 3 }, [null, "Gilt 10", "JGB"], 6],
    [
      "are sorted by text, with its numbers as numbers",
      { sort: { column: "who", direction: "ascending" } },
      ["Bund", "Gilt 2", "Gilt 10", "JGB", "UST", null],
      6,
    ],
    ["are not sorted by a column that is not there", { sort: { column: "x", direction: "ascending" }, limit: 1 }, ["UST"], 6],
    ["hold the rows in which every word occurs", { filter: "GILT 2.5" }, ["Gilt 2"], 1],
    ["find text as it is written", { filter: "4.300" }, ["UST"], 1],
    [
      "are filtered and sorted at once",
      { filter: "gilt", sort: { column: "yield", direction: "ascending" } },
      ["Gilt 2", "Gilt 10"],
      2,
    ],
    ["may be empty", { filter: "bill" }, [], 0],
  ];
  for (const [title, query, first, rowCount] of cases) {
    it(title, () => {
      const page = new TablePages().page(yields, { offset: 0, limit: 10, ...query });
      assert.deepEqual(
        page?.rows.map(([who]) => who),
        first,
      );
      assert.deepEqual([page?.rowCount, page?.totalRows, page?.totalColumns], [rowCount, 6, 3]);
    });
  }

  it("write each column to its own decimals, and null for what is missing", () => {
    const page = new TablePages().page(yields, { offset: 1, limit: 2 });
    assert.deepEqual(page?.rows, [["JGB", "1.525", "2024-01-03"], [null, "NaN", "2024-01-01"]]); // prettier-ignore
    assert.deepEqual(page?.columns, [
      { name: "who", numeric: false, widestCharacters: 7 },
      { name: "yield", numeric: true, widestCharacters: 8 },
      { name: "on", numeric: false, widestCharacters: 10 },
    ]);
  });

  it("keep the order and the filter that the table itself has", () => {
    const shown = yields.filter("d => d.yield < 3").orderby(desc("yield"));
    const page = new TablePages().page(shown, { offset: 0, limit: 9 });
    assert.deepEqual(
      page?.rows.map(([who]) => who),
      ["Bund", "Gilt 2", "JGB"],
    );
  });

  it("hold no more than a thousand rows, and name another table by another version", () => {
    const pages = new TablePages();
    const long = table({ n: Float64Array.from({ length: 5_000 }, (_unused, index) => index) });
    assert.equal(pages.page(long, { offset: 0, limit: 1e9 })?.rows.length, 1_000);
    assert.equal(pages.page(long, { offset: 10, limit: 1 })?.version, pages.page(long, { offset: 0, limit: 1 })?.version);
    assert.notEqual(pages.page(yields, { offset: 0, limit: 1 })?.version, pages.page(long, { offset: 0, limit: 1 })?.version);
    assert.equal(pages.page({ columnNames: 1 }, { offset: 0, limit: 1 }), undefined);
  });
});

describe("a variable's table", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await KernelClient.start(kernelFromSource);
  });
  after(() => kernel.dispose());

  it("is read page by page, to the end of a million rows, without a cell", async () => {
    const code = `import { table } from "arquero"; let calls = 0;
      const long = table({ n: Float64Array.from({ length: 1e6 }, (_, i) => i) });`;
    await run(kernel, code);
    const last = await kernel.tablePage("long", { offset: 999_998, limit: 200 });
    assert.deepEqual(last?.rows, [["999998"], ["999999"]]);
    const down = await kernel.tablePage("long", { offset: 0, limit: 1, sort: { column: "n", direction: "descending" } });
    assert.deepEqual(down?.rows, [["999999"]]);
    const found = await kernel.tablePage("long", { offset: 0, limit: 1, filter: "123456" });
    assert.deepEqual([found?.rows, found?.rowCount], [[["123456"]], 1]);
  });

  it("runs nothing of the user's: no getter, no proxy, no cell", async () => {
    const code = `const trap = (name) => { calls += 1; return () => 3; };
      const getters = { get columnNames() { return trap() }, get numRows() { return trap() }, get column() { return trap() }, get numCols() { return trap() } };
      const proxy = new Proxy({}, { get: trap, has: trap, getPrototypeOf: () => { calls += 1; return null } });
      class Named { static get name() { return trap() } }
      const list = new Proxy([1], { get: trap });
      const dead = (() => { throw new Error("no value") })();`;
    await run(kernel, code);
    for (const name of ["getters", "proxy", "list", "dead", "calls", "never", "while (true) {}"]) {
      assert.equal(await kernel.tablePage(name, { offset: 0, limit: 1 }), undefined, name);
    }
    await kernel.variables();
    const { events } = await run(kernel, "calls");
    assert.deepEqual(events, [{ ...events[0], bundle: { "text/plain": "0" } }]);
  });

  it("is gone with its kernel", async () => {
    await run(kernel, "process.exit(0)");
    assert.equal(await kernel.tablePage("long", { offset: 0, limit: 1 }), undefined);
  });
});
