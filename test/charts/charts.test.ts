import assert from "node:assert/strict";
import { table } from "arquero";
import { compile } from "vega-lite";
import { barChart } from "../../src/charts/bar-chart.ts";
import type { ChartSpec } from "../../src/charts/frame.ts";
import { lineChart } from "../../src/charts/line-chart.ts";
import { rangeChart } from "../../src/charts/range-chart.ts";

const points = table({
  boj: [0.005, 0.01, 0.005, 0.01],
  pickup: [-0.012, -0.01, -0.012, -0.014],
  beta: ["0.5", "0.5", "1.5", "1.5"],
  note: [1, 2, 3, 4],
});
const line = { title: "Pickup", x: "boj", xTitle: "BOJ", xUnit: "rate", y: "pickup", yTitle: "pickup", yUnit: "pp" } as const;
const overTime = { title: "BOJ", x: "day", xTitle: "", xUnit: "date", y: "boj", yTitle: "", yUnit: "rate" } as const;
const bar = { title: "Yields", x: "beta", xTitle: "", y: "pickup", yTitle: "pickup", yUnit: "pp", series: "boj" } as const;
const bands = table({ name: ["A", "B", "C"], low: [0.04, 0.045, 0.05], high: [0.045, 0.05, Infinity], note: [1, 2, 3] });
const range = { title: "Bands", name: "name", low: "low", high: "high", valueTitle: "10-year", unit: "rate" } as const;

const charts: readonly [name: string, make: () => ChartSpec][] = [
  ["a line", () => lineChart(points.filter("d => d.beta === '0.5'"), line)],
  ["lines with rules", () => lineChart(points, { ...line, series: "beta", rules: [{ at: 0, label: "zero" }] })],
  ["a line over time", () => lineChart(table({ day: ["2026-01-19", "2026-01-20"], boj: [1, 2] }), overTime)],
  ["grouped bars", () => barChart(points, bar)],
  ["ranges with an open end and a rule", () => rangeChart(bands, { ...range, rules: [{ at: 0.043, label: "today" }] })],
];

/** What vega-lite warns of while it compiles a specification. */
function warningsOf(spec: ChartSpec): unknown[] {
  const warnings: unknown[] = [];
  const logger = {
    level: () => logger,
    error: (...args: unknown[]) => (warnings.push(...args), logger),
    warn: (...args: unknown[]) => (warnings.push(...args), logger),
    info: () => logger,
    debug: () => logger,
  };
  compile(spec, { logger });
  return warnings;
}

describe("charts", () => {
  for (const [name, make] of charts) {
    it(`${name}: compile without a warning`, () => assert.deepEqual(warningsOf(make()), []));

    it(`${name}: hold only the columns they draw`, () => assert.doesNotMatch(JSON.stringify(make()), /"note"/));
  }

  it("leave room for the numbers under bars that point down, and only there", () => {
    const lowest = (spec: ChartSpec) => /"domainMin":(-[\d.]+)/.exec(JSON.stringify(spec))?.[1];
    assert.ok(Number(lowest(barChart(points, bar))) < -0.014);
    assert.equal(lowest(barChart(points.derive({ pickup: "d => -d.pickup" }), bar)), undefined);
  });

  const labels: readonly [says: string, groups: number, bars: number, format: string, fontSize: number][] = [
    ["whole where there is room", 2, 2, ".2%", 12],
    ["with a decimal less in narrow bars", 3, 3, ".1%", 12],
    ["in smaller type in narrower ones", 10, 2, ".1%", 9],
  ];
  for (const [says, groups, bars, format, fontSize] of labels) {
    it(`write the numbers of bars ${says}`, () => {
      const rows = Array.from({ length: groups * bars }, (_, i) => i);
      const many = table({
        beta: rows.map((i) => `${i % groups}`),
        boj: rows.map((i) => i % bars),
        pickup: rows.map(() => -0.1188),
      });
      const text = JSON.stringify(barChart(many, bar));
      assert.match(text, new RegExp(`"fontSize":${fontSize}\\}`));
      assert.ok(text.includes(`"format":"${format}"`), text);
    });
  }

  it("draw an open end beyond every other value, marked as open", () => {
    const { data } = rangeChart(bands, range) as unknown as { data: { values: { high: number; open: boolean }[] } };
    assert.deepEqual(
      data.values.map((row) => row.open),
      [false, false, true],
    );
    assert.ok((data.values[2]?.high ?? 0) > 0.05);
  });

  const refused: readonly [name: string, make: () => ChartSpec, code: string][] = [
    ["a column that is not there", () => lineChart(points, { ...line, y: "pikup" }), "charts/no-such-column"],
    ["a table without rows", () => barChart(points.filter("d => false"), bar), "charts/no-rows"],
  ];
  for (const [name, make, code] of refused) {
    it(`refuse ${name}`, () => assert.throws(make, { code }));
  }
});
