import assert from "node:assert/strict";
import { summarize } from "../../../../src/kernel/child/display/chart/summary.ts";
import type { Json } from "../../../../src/kernel/child/display/chart/spec.ts";

const rows = [
  { date: "2024-01-01T00:00:00", who: "JGB", y: 1.5 },
  { date: "2024-03-01T00:00:00", who: "UST", y: -0.25 },
];
const data = { values: rows };

const cases: [title: string, spec: Json, lines: string[]][] = [
  [
    "a line chart with its titles and ranges",
    {
      title: { text: "Hedged yield", subtitle: ["in", "percent"] },
      data,
      mark: "line",
      encoding: {
        x: { field: "date", type: "temporal" },
        y: { field: "y", type: "quantitative", axis: { title: "Yield (%)" } },
        color: { field: "who", type: "nominal", title: "Series" },
        tooltip: { field: "who" },
      },
    },
    [
      "Line chart: Hedged yield. in percent",
      "x: date (temporal), 2024-01-01 to 2024-03-01",
      "y: Yield (%) (y), -0.25 to 1.5",
      "color: Series (who, nominal), JGB, UST",
      "2 rows",
    ],
  ],
  [
    "what is computed without a range",
    { data, mark: "bar", encoding: { x: { field: "y", bin: true }, y: { aggregate: "count" } } },
    ["Bar chart", "x: y binned, -0.25 to 1.5", "y: count of rows", "2 rows"],
  ],
  [
    "layers with what they share, once",
    {
      data,
      encoding: { x: { field: "y" } },
      layer: [{ mark: { type: "area" } }, { mark: "rule" }, { mark: "text", encoding: { text: { field: "who" } } }],
    },
    ["Chart with area, rule and text marks", "x: y, -0.25 to 1.5", "text: who, JGB, UST", "2 rows"],
  ],
  [
    "facets of named data, and many categories",
    {
      datasets: { t: Array.from({ length: 8 }, (_unused, index) => ({ k: `k${index}` })) },
      data: { name: "t" },
      facet: { field: "k" },
      spec: { mark: "point" },
    },
    ["Scatter plot", "facet: k, k0, k1, k2, k3, k4, k5 and 2 more", "8 rows"],
  ],
  ["the author's own description", { description: "As told.", data: { values: [{ y: 1 }] }, mark: "bar" }, ["Bar chart", "As told.", "1 row"]],
  ["what cannot be described", { data: { values: "a,b" }, mark: "line", encoding: { x: { datum: 1 } } }, ["Line chart"]],
]; // prettier-ignore

describe("summarize", () => {
  for (const [title, spec, lines] of cases) {
    it(`tells ${title}`, () => {
      assert.deepEqual(summarize({ language: "vega-lite", spec }).split("\n"), lines);
    });
  }

  it("tells the marks, axes and rows of a Vega specification", () => {
    const spec = { data: [{ name: "t", values: rows }], axes: [{ orient: "left", title: "Yield" }], marks: [{ type: "group", marks: [{ type: "rect" }] }] }; // prettier-ignore
    assert.equal(summarize({ language: "vega", spec }), "Chart with rect marks\nleft axis: Yield\n2 rows");
  });
});
