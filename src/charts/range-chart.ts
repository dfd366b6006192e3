import type { ColumnTable } from "arquero";
import type { Unit } from "../base/units.ts";
import { axisFormat, type ChartOptions, type ChartSpec, chartRows, frame, type Rule } from "./frame.ts";

export interface RangeChartOptions extends ChartOptions {
  /** The column that names each range, one row each, from the top down. */
  readonly name: string;
  readonly nameTitle?: string;
  /** The columns of the two ends. An open end is drawn to the edge of what the others span. */
  readonly low: string;
  readonly high: string;
  readonly valueTitle: string;
  readonly unit: Unit;
  /** Vertical lines with a name: today's value, a threshold. */
  readonly rules?: readonly Rule[];
}

/**
 * Ranges side by side, one bar from low to high each: scenario bands, or a fan of published estimates.
 *
 * @param table - one row a range; columns `name`, `low` and `high`; `high` may be Infinity for an open band
 * @returns a vega-lite specification with its data
 * @throws `charts/no-such-column`, `charts/no-rows`
 *
 * @example
 * const bands = table({ scenario: ["A", "C"], low: [0.04, 0.05], high: [0.045, Infinity] });
 * const spec = rangeChart(bands, { title: "Bands", name: "scenario", low: "low", high: "high", valueTitle: "10-year", unit: "rate" });
 * spec.$schema.includes("vega-lite"); // true
 */
export function rangeChart(table: ColumnTable, options: RangeChartOptions): ChartSpec {
  const { name, low, high, rules = [] } = options;
  const rows = chartRows(table, [name, low, high]);
  const ends = [...rows.flatMap((row) => [Number(row[low]), Number(row[high])]), ...rules.map((rule) => rule.at)].filter(
    Number.isFinite,
  );
  const span = Math.max(...ends) - Math.min(...ends);
  const edge = Math.max(...ends) + 0.25 * (span || 1);
  const values = rows.map((row) => ({
    ...row,
    [high]: Number.isFinite(Number(row[high])) ? row[high] : edge,
    open: !Number.isFinite(Number(row[high])),
  }));
  const y = {
    field: name,
    type: "nominal" as const,
    sort: null,
    axis: { title: options.nameTitle ?? null, labelLimit: 0, ticks: false },
  };
  const x = {
    field: low,
    type: "quantitative" as const,
    scale: { zero: false, nice: true },
    axis: { title: options.valueTitle, labelFlush: false, format: axisFormat(options.unit) },
  };
  const openEnds = {
    transform: [{ filter: "datum.open" }],
    mark: { type: "text" as const, align: "right" as const, dx: -6, fontSize: 12, text: "and above →", color: "white" },
    encoding: { y, x: { field: high, type: "quantitative" as const } },
  };
  return {
    ...frame({ height: Math.max(120, 44 * rows.length), ...options }),
    data: { values },
    layer: [
      { mark: { type: "bar", height: { band: 0.55 }, tooltip: true }, encoding: { y, x, x2: { field: high } } },
      // A range of no width, a point estimate, would not be seen as a bar.
      { mark: { type: "tick", thickness: 3, opacity: 1, height: { band: 0.55 }, tooltip: true }, encoding: { y, x } },
      ...(values.some((row) => row.open) ? [openEnds] : []),
      ...rules.flatMap(ruleLayers),
    ],
  };
}

/** A dashed vertical line with its name above the chart's top. */
function ruleLayers(rule: Rule) {
  const data = { values: [{ at: rule.at, label: rule.label }] };
  const x = { field: "at", type: "quantitative" as const };
  return [
    { data, mark: { type: "rule" as const, strokeDash: [4, 3], strokeWidth: 2 }, encoding: { x } },
    {
      data,
      mark: { type: "text" as const, align: "center" as const, baseline: "bottom" as const, fontSize: 12 },
      encoding: { x, y: { value: -4 }, text: { field: "label" } },
    },
  ];
}
