import { table } from "arquero";
import assert from "node:assert/strict";
import { inlineData } from "../../../../src/kernel/child/display/chart/inline.ts";
import { chartSpecOf, type Json } from "../../../../src/kernel/child/display/chart/spec.ts";

const vegaLite = "https://vega.github.io/schema/vega-lite/v6.json";

function inlined(spec: Record<string, unknown>): Json {
  const chart = chartSpecOf({ $schema: vegaLite, ...spec });
  assert.ok(chart);
  return inlineData(chart).spec;
}

/** The first row that is left of a row when a chart with these parts shows it. */
const firstRow = (row: object, parts: Record<string, unknown>) =>
  ((inlined({ ...parts, data: { values: [row] } }).data as Json).values as unknown[])[0];

describe("inlineData", () => {
  it("keeps the schema as given and copies the rest without touching it", () => {
    const spec = { mark: "bar", data: { values: [{ a: 1 }] }, encoding: { x: { field: "a" } } };
    const copy = inlined(spec);
    assert.deepEqual(copy, { $schema: vegaLite, ...spec });
    assert.notEqual(copy.data, spec.data);
  });

  const row = { date: 1, yield: 2, "a.b": 3, note: 4 };
  const selections: [title: string, parts: Record<string, unknown>, kept: string[]][] = [
    ["a field", { encoding: { x: { field: "date" } } }, ["date"]],
    ["an escaped field", { encoding: { x: { field: "a\\.b" } } }, ["a.b"]],
    ["a field within an expression", { transform: [{ calculate: "datum.yield * 100", as: "pct" }] }, ["yield"]],
    ["a field in brackets", { transform: [{ filter: "datum['a.b'] > 1" }] }, ["a.b"]],
    ["groups", { transform: [{ aggregate: [{ op: "mean", field: "yield", as: "m" }], groupby: ["date"] }] }, ["date", "yield"]],
    ["a sort by another field", { encoding: { y: { field: "date", sort: { field: "note" } } } }, ["date", "note"]],
    ["a row handed on whole", { params: [{ name: "p", expr: "datum" }] }, ["date", "yield", "a.b", "note"]],
    ["a tooltip of the row", { mark: { type: "bar", tooltip: { content: "data" } } }, ["date", "yield", "a.b", "note"]],
    ["a title that names a column", { title: "A note on yield", description: "note" }, []],
    ["a longer word", { encoding: { x: { field: "date", title: "notes" } }, name: "yields" }, ["date"]],
  ];
  for (const [title, parts, kept] of selections) {
    it(`keeps the columns of ${title}`, () => {
      assert.deepEqual(Object.keys(firstRow(row, parts) as object), kept);
    });
  }

  it("takes an arquero table as values and as data, filtered and ordered as it is", () => {
    const yields = table({ who: ["a", "b", "c"], v: [3, 1, 2], left: [0, 0, 0] })
      .filter((d: { v: number }) => d.v < 3)
      .orderby("v");
    const rows = [{ who: "b", v: 1 }, { who: "c", v: 2 }]; // prettier-ignore
    const encoding = { x: { field: "who" }, y: { field: "v" } };
    assert.deepEqual(inlined({ data: { values: yields }, encoding }).data, { values: rows });
    assert.deepEqual(inlined({ data: yields, encoding }).data, { values: rows });
    assert.deepEqual(inlined({ datasets: { yields }, data: { name: "yields" }, encoding }).datasets, { yields: rows });
    assert.deepEqual(inlined({ layer: [{ data: { values: yields }, encoding }] }).layer, [{ data: { values: rows }, encoding }]);
  });

  const x = { encoding: { x: { field: "x" } } };
  const temporal = { encoding: { x: { field: "x", type: "temporal" } } };
  const utc = { encoding: { x: { field: "x", timeUnit: "utcyearmonth" } } };
  const cells: [title: string, value: unknown, parts: Record<string, unknown>, written: unknown][] = [
    ["NaN", NaN, x, null],
    ["infinity", -Infinity, x, null],
    ["a big integer", 12n, x, 12],
    ["a day", new Date(Date.UTC(2024, 0, 1)), x, "2024-01-01T00:00:00"],
    ["a time", new Date(Date.UTC(2024, 0, 1, 9, 30, 0, 5)), x, "2024-01-01T09:30:00.005"],
    ["no time", new Date(NaN), x, null],
    ["a day where the chart reads UTC", new Date(Date.UTC(2024, 0, 1)), utc, "2024-01-01T00:00:00.000Z"],
    ["a bare date on a time axis", "2024-01-01", temporal, "2024-01-01T00:00:00"],
    ["a bare date elsewhere", "2024-01-01", x, "2024-01-01"],
    ["a typed array", new Float64Array([1, NaN]), x, [1, null]],
  ];
  for (const [title, value, parts, written] of cells) {
    it(`writes ${title} as ${JSON.stringify(written)}`, () => {
      assert.deepEqual(firstRow({ x: value }, parts), { x: written });
    });
  }

  it("writes a date of the specification itself as vega-lite's own form", () => {
    const scale = { domain: [new Date(Date.UTC(2024, 0, 1)), new Date(Date.UTC(2024, 6, 1, 12))] };
    const { encoding } = inlined({ encoding: { x: { field: "x", scale } } });
    assert.deepEqual((encoding as { x: Json }).x.scale, {
      domain: [
        { year: 2024, month: 1, date: 1 },
        { year: 2024, month: 7, date: 1, hours: 12, minutes: 0, seconds: 0 },
      ],
    });
  });

  it("refuses data by address, wherever it stands, and too many rows", () => {
    const addressed = { data: { url: "https://example.com/x.csv" } };
    for (const spec of [addressed, { layer: [addressed] }, { transform: [{ lookup: "a", from: addressed }] }]) {
      assert.throws(() => inlined(spec), { code: "kernel/chart-fetches-data", message: /example\.com\/x\.csv/ });
    }
    const vega = chartSpecOf({
      $schema: "https://vega.github.io/schema/vega/v6.json",
      data: [{ name: "t", url: { signal: "s" } }],
    });
    assert.ok(vega);
    assert.throws(() => inlineData(vega), { code: "kernel/chart-fetches-data" });
    assert.throws(() => inlined({ data: { values: new Array(100_001).fill(1) } }), { code: "kernel/chart-too-many-rows" });
  });
});

describe("chartSpecOf", () => {
  it("reads a builder's specification and leaves everything else alone", () => {
    const built = { mark: "bar" };
    assert.deepEqual(chartSpecOf({ toSpec: () => built }), { language: "vega-lite", spec: built });
    assert.deepEqual(chartSpecOf({ toSpec: () => ({ marks: [] }) })?.language, "vega");
    for (const value of [{}, { $schema: "https://json-schema.org/draft/2020-12/schema" }, { toSpec: () => 1 }, { $schema: 6 }]) {
      assert.equal(chartSpecOf(value), undefined);
    }
  });
});
