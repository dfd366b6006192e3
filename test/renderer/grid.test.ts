import assert from "node:assert/strict";
import { GridModel } from "../../src/renderer/grid/model.ts";
import { matchingRows, nextSort, sortRows } from "../../src/renderer/grid/order.ts";
import { readResource, type CellValue } from "../../src/renderer/grid/resource.ts";
import { rowsInView } from "../../src/renderer/grid/rows-in-view.ts";

const all = (values: readonly CellValue[]) => values.map((_unused, row) => row);

describe("sorting a grid", () => {
  const cases: [title: string, values: CellValue[], ascending: CellValue[], descending: CellValue[]][] = [
    ["numbers, missing ones last", [3, null, -1, "NaN", 20], [-1, 3, 20, null, "NaN"], [20, 3, -1, null, "NaN"]],
    ["infinities at the ends", [1, "INF", "-INF"], ["-INF", 1, "INF"], ["INF", 1, "-INF"]],
    ["dates as text", ["2024-03-01", "2023-12-31"], ["2023-12-31", "2024-03-01"], ["2024-03-01", "2023-12-31"]],
    ["numbered names by their number", ["cell 10", "cell 2", "Cell 1"], ["Cell 1", "cell 2", "cell 10"], ["cell 10", "cell 2", "Cell 1"]],
    ["booleans", [true, false], [false, true], [true, false]],
    ["a mixture", ["b", 2, "a", 1], [1, 2, "a", "b"], ["b", "a", 2, 1]],
  ]; // prettier-ignore
  for (const [title, values, ascending, descending] of cases) {
    it(`orders ${title}`, () => {
      const sorted = (direction: "ascending" | "descending") =>
        sortRows(all(values), values, direction).map((row) => values[row]);
      assert.deepEqual(sorted("ascending"), ascending);
      assert.deepEqual(sorted("descending"), descending);
    });
  }

  it("keeps the order of equal rows in both directions", () => {
    assert.deepEqual(sortRows([0, 1, 2], [1, 1, 0], "ascending"), [2, 0, 1]);
    assert.deepEqual(sortRows([0, 1, 2], [1, 1, 0], "descending"), [0, 1, 2]);
  });

  it("goes up, then down, then back", () => {
    const up = nextSort(undefined, 1);
    assert.deepEqual(up, { column: 1, direction: "ascending" });
    assert.deepEqual(nextSort(up, 1), { column: 1, direction: "descending" });
    assert.equal(nextSort(nextSort(up, 1), 1), undefined);
    assert.deepEqual(nextSort(up, 0), { column: 0, direction: "ascending" });
  });
});

describe("filtering a grid", () => {
  const texts = [["UST 10-year", "4.30"], ["JGB 10-year", "1.50"], ["JGB 2-year", "0.30"]]; // prettier-ignore
  const cases: [query: string, rows: number[]][] = [
    ["", [0, 1, 2]],
    ["  ", [0, 1, 2]],
    ["jgb", [1, 2]],
    ["year .30", [0, 2]],
    ["JGB 10", [1]],
    ["bund", []],
  ];
  for (const [query, rows] of cases) {
    it(`finds ${rows.length} rows for ${JSON.stringify(query)}`, () => {
      assert.deepEqual(matchingRows(texts, query), rows);
    });
  }
});

describe("the rows in view", () => {
  const cases: [title: string, rowCount: number, scrollTopPx: number, first: number, end: number][] = [
    ["all of a short table", 5, 0, 0, 5],
    ["the top", 1_000, 0, 0, 19],
    ["the middle", 1_000, 5_000, 242, 269],
    ["the end", 1_000, 19_800, 981, 1_000],
    ["a place beyond the end, after a filter", 30, 19_800, 11, 30],
    ["above the top, as a trackpad bounces", 1_000, -50, 0, 19],
    ["nothing", 0, 0, 0, 0],
  ];
  for (const [title, rowCount, scrollTopPx, first, end] of cases) {
    it(`are right at ${title}`, () => {
      const view = rowsInView({ rowCount, scrollTopPx, rowHeightPx: 20, viewportPx: 200 });
      assert.deepEqual([view.first, view.end], [first, end]);
      assert.equal(view.abovePx + (view.end - view.first) * 20 + view.belowPx, rowCount * 20);
    });
  }
});

describe("a grid's model", () => {
  const content = {
    schema: { fields: [{ name: "who", type: "string" }, { name: "yield", type: "number" }, { name: "n", type: "integer" }] },
    data: [
      { who: "UST", yield: 4.3, n: 1 },
      { who: "JGB", yield: 1.525, n: null },
      { who: "Bund", yield: "NaN", n: 1_000_000 },
    ],
    totalRows: 5_000,
    totalColumns: 3,
  }; // prettier-ignore
  const column = (model: GridModel, index: number) =>
    all(Array(model.rowCount).fill(0)).map((row) => model.cell(row, index).text);

  it("writes each column to its own decimals and marks what is missing", () => {
    const model = new GridModel(readResource(content));
    assert.deepEqual([0, 1, 2].map((index) => column(model, index)), [["UST", "JGB", "Bund"], ["4.300", "1.525", "NaN"], ["1", "null", "1000000"]]); // prettier-ignore
    assert.deepEqual(model.cell(2, 1), { text: "NaN", missing: true });
    assert.deepEqual(model.cell(1, 2), { text: "null", missing: true });
    assert.equal(model.widthCharacters(1), "yield".length + 2);
  });

  it("keeps the sort while it is filtered, and says how much is shown", () => {
    const model = new GridModel(readResource(content));
    assert.equal(model.status, "first 3 of 5,000 rows × 3 columns");
    model.toggleSort(1);
    assert.deepEqual(column(model, 0), ["JGB", "UST", "Bund"]);
    model.filterBy("b");
    assert.deepEqual(column(model, 0), ["JGB", "Bund"]);
    model.filterBy("ust");
    assert.deepEqual(column(model, 0), ["UST"]);
    assert.equal(model.status, "1 of first 3 of 5,000 rows × 3 columns");
    model.filterBy("");
    model.toggleSort(1);
    assert.deepEqual(column(model, 0), ["UST", "JGB", "Bund"]);
  });

  it("reads a resource of another tool, without schema, and refuses what has no rows", () => {
    const data = readResource({ data: [{ a: 1 }, { a: 2, b: { c: 1 } }, { b: "x" }] });
    assert.deepEqual(data.columns, [{ name: "a", numeric: true }, { name: "b", numeric: false }]); // prettier-ignore
    assert.deepEqual(data.rows, [[1, null], [2, '{"c":1}'], [null, "x"]]); // prettier-ignore
    assert.deepEqual([data.totalRows, data.totalColumns], [3, 2]);
    assert.equal(new GridModel(readResource({ data: [] })).status, "0 rows × 0 columns");
    for (const wrong of [null, 1, [], {}, { data: 3 }]) assert.throws(() => readResource(wrong), /the table has no rows/);
  });
});
