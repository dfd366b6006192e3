import type { ColumnTable } from "arquero";
import type { Unit } from "../base/units.ts";
import { axisFormat, type ChartOptions, type ChartSpec, chartRows, frame, type Rule } from "./frame.ts";

export interface LineChartOptions extends ChartOptions {
  /** The column along the bottom: numbers, or dates with `xUnit: "date"`. */
  readonly x: string;
  readonly xTitle: string;
  readonly xUnit: Unit | "date";
  /** The column up the side. */
  readonly y: string;
  readonly yTitle: string;
  readonly yUnit: Unit;
  /** A column that tells lines apart, one line a value, in the order of first appearance. */
  readonly series?: string;
  readonly seriesTitle?: string;
  /** Horizontal lines with a name. */
  readonly rules?: readonly Rule[];
}

/**
 * One quantity as a function of another, or over time: a line for each series, with named horizontal rules.
 *
 * @param table - one row a point; columns `x`, `y` and `series` are used, the others left out of the chart
 * @returns a vega-lite specification with its data
 * @throws `charts/no-such-column`, `charts/no-rows`
 *
 * @example
 * const curve = table({ rate: [0.005, 0.01], pickup: [-0.012, -0.012] });
 * const axes = { x: "rate", xTitle: "BOJ rate", xUnit: "rate", y: "pickup", yTitle: "Pickup", yUnit: "pp" } as const;
 * const spec = lineChart(curve, { title: "Pickup", ...axes });
 * "width" in spec && spec.width; // 560
 */
export function lineChart(table: ColumnTable, options: LineChartOptions): ChartSpec {
  const { x, y, series, rules = [] } = options;
  const values = chartRows(table, series === undefined ? [x, y] : [x, y, series]);
  const isTime = options.xUnit === "date";
  const xAxis = {
    title: options.xTitle,
    // Labels at the ends stay over their ticks: pushed inwards they would touch the next.
    labelFlush: false,
    labelOverlap: true as const,
    labelSeparation: 8,
    ...(options.xUnit !== "date" && { format: axisFormat(options.xUnit) }),
  };
  const color = series !== undefined && {
    color: {
      field: series,
      type: "nominal" as const,
      sort: null,
      legend: { title: options.seriesTitle ?? series, orient: "bottom" as const, columns: 3, titleLimit: 0 },
    },
  };
  const line = {
    mark: { type: "line" as const, point: values.length <= 60, strokeWidth: 2, tooltip: true },
    encoding: {
      x: {
        field: x,
        type: isTime ? ("temporal" as const) : ("quantitative" as const),
        scale: isTime ? { nice: true } : { zero: false, nice: false },
        axis: xAxis,
      },
      y: {
        field: y,
        type: "quantitative" as const,
        scale: { zero: false },
        axis: { title: options.yTitle, format: axisFormat(options.yUnit) },
      },
      ...color,
    },
  };
  return { ...frame(options), data: { values }, layer: [...rules.flatMap(ruleLayers), line] };
}

/** A dashed line with its name above its left end. */
function ruleLayers(rule: Rule) {
  const data = { values: [{ at: rule.at, label: rule.label }] };
  const y = { field: "at", type: "quantitative" as const };
  return [
    { data, mark: { type: "rule" as const, strokeDash: [4, 3], opacity: 0.7 }, encoding: { y } },
    {
      data,
      mark: { type: "text" as const, align: "left" as const, baseline: "bottom" as const, dx: 6, dy: -4, fontSize: 12 },
      encoding: { y, x: { value: 0 }, text: { field: "label" } },
    },
  ];
}
