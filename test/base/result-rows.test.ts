import assert from "node:assert/strict";
import { inspect } from "node:util";
import { displayHook } from "../../src/base/host.ts";
import { RowsResult } from "../../src/base/result-rows.ts";

const result = new RowsResult({
  name: "path",
  formula: "a <b>",
  inputs: { stock: { value: 5000, unit: "usdBn" } },
  columns: { year: { label: "Year" }, flow: { label: "Flow", unit: "usdBn" }, high: { label: "High", unit: "bp", decimals: 1 } },
  rows: [
    { year: 1, flow: 50, high: null },
    { year: 10, flow: 325.6607799, high: 12 },
  ],
  steps: [{ name: "half", formula: "stock / 2", substituted: "5,000 / 2", value: 2500, unit: "usdBn" }],
  warnings: [{ code: "path/long", message: "beyond the sample" }],
  parts: { last: 325.6607799 },
});

describe("RowsResult", () => {
  it("prints formula, inputs, aligned rows, steps and warnings", () => {
    assert.equal(
      inspect(result),
      [
        "path: 2 rows",
        "  formula: a <b>",
        "  inputs: stock USD 5,000bn",
        "  Year  Flow          High",
        "  1     USD 50bn      n/a",
        "  10    USD 325.66bn  12.0bp",
        "  half = stock / 2 = 5,000 / 2 = USD 2,500bn",
        "  warning (path/long): beyond the sample",
      ].join("\n"),
    );
  });

  it("shows itself as text and as an HTML table without letting text in as markup", () => {
    const bundle = result[displayHook]();
    assert.equal(bundle["text/plain"], result.toString());
    const html = String(bundle["text/html"]);
    assert.match(
      html,
      /<th[^>]*>Flow<\/th>.*<td[^>]*>USD 50bn<\/td>.*<td[^>]*>half<\/td>.*<td[^>]*>USD 2,500bn<\/td>.*Warning: beyond the sample/s,
    );
    assert.ok(!html.includes("<b>"));
  });

  it("shows two ends in one cell: a range, one figure where they are the same, an open end", () => {
    const fan = new RowsResult({
      name: "fan",
      formula: "published",
      inputs: {},
      columns: { study: { label: "Study" }, low: { label: "Effect", unit: "bp", upTo: "high" } },
      rows: [
        { study: "A", low: 19, high: 44 },
        { study: "B", low: 10, high: 10 },
        { study: "C", low: 100, high: null },
      ],
      parts: {},
    });
    assert.deepEqual(fan.toString().split("\n").slice(3), [
      "  Study  Effect",
      "  A      19bp to 44bp",
      "  B      10bp",
      "  C      over 100bp",
    ]);
  });
});
