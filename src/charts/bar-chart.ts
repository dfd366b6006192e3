import type { ColumnTable } from "arquero";
import type { Unit } from "../base/units.ts";
import { axisFormat, type ChartOptions, type ChartSpec, chartRows, defaultWidth, frame } from "./frame.ts";

export interface BarChartOptions extends ChartOptions {
  /** The column of groups along the bottom, in the order of first appearance. */
  readonly x: string;
  readonly xTitle: string;
  readonly y: string;
  readonly yTitle: string;
  readonly yUnit: Unit;
  /** A column that splits each group into bars side by side. */
  readonly series: string;
  readonly seriesTitle?: string;
}

/**
 * Values side by side in groups, each bar with its number on it.
 *
 * @param table - one row a bar; columns `x`, `y` and `series`
 * @returns a vega-lite specification with its data
 * @throws `charts/no-such-column`, `charts/no-rows`
 *
 * @example
 * const yields = table({ when: ["before", "before"], bond: ["JGB", "UST"], yield: [0.015, 0.003] });
 * const spec = barChart(yields, { title: "Yields", x: "when", xTitle: "", y: "yield", yTitle: "Yield", yUnit: "rate", series: "bond" });
 * "height" in spec && spec.height; // 320
 */
export function barChart(table: ColumnTable, options: BarChartOptions): ChartSpec {
  const { x, y, series } = options;
  const values = chartRows(table, [x, y, series]);
  const label = labelStyle(values, options);
  const encoding = {
    x: {
      field: x,
      type: "nominal" as const,
      sort: null,
      axis: { title: options.xTitle || null, labelAngle: 0, ticks: false, grid: false },
    },
    xOffset: { field: series, type: "nominal" as const, sort: null },
    y: {
      field: y,
      type: "quantitative" as const,
      scale: roomBelow(values.map((row) => Number(row[y]))),
      axis: { title: options.yTitle, format: axisFormat(options.yUnit) },
    },
  };
  const isBelow = `datum[${JSON.stringify(y)}] < 0`;
  const legend = { title: options.seriesTitle ?? null, orient: "bottom" as const, titleLimit: 0 };
  return {
    ...frame(options),
    data: { values },
    layer: [
      {
        mark: { type: "bar", tooltip: true },
        encoding: { ...encoding, color: { field: series, type: "nominal", sort: null, legend } },
      },
      {
        mark: {
          type: "text",
          baseline: { expr: `${isBelow} ? 'top' : 'bottom'` },
          dy: { expr: `${isBelow} ? 3 : -3` },
          fontSize: label.fontSize,
        },
        encoding: { ...encoding, text: { field: y, type: "quantitative", format: label.format } },
      },
    ],
  };
}

/** A number under a bar that points down would run into the axis: the scale goes on a little below the lowest. */
function roomBelow(values: readonly number[]): { domainMin?: number } {
  const low = Math.min(...values);
  return low < 0 ? { domainMin: low - 0.08 * (Math.max(0, ...values) - low) } : {};
}

/** Sizes of type for the numbers, the largest first, and the one where none fits. */
const fontSizes = [12, 11, 10] as const;
const smallestFontSize = 9;

/** Part of a group's room that its bars take: vega-lite leaves a fifth between groups. */
const barShare = 0.8;

/**
 * Numbers that stay over their own bars: fewer decimals where the bars are narrow, then smaller type. Where nothing fits the
 * smallest type has to do.
 */
function labelStyle(rows: readonly Record<string, unknown>[], { x, y, series, yUnit, width = defaultWidth }: BarChartOptions) {
  const groups = new Set(rows.map((row) => row[x])).size;
  const bars = new Set(rows.map((row) => row[series])).size;
  const room = (barShare * width) / (groups * bars);
  const isPercent = yUnit === "rate" || yUnit === "pp";
  const [most, least] = isPercent ? [2, 1] : [6, 6];
  const text = (value: number, digits: number) =>
    isPercent ? `${(100 * value).toFixed(digits)}%` : value.toLocaleString("en-US", { maximumFractionDigits: digits });
  const styles = fontSizes.flatMap((fontSize) => [most, least].map((digits) => ({ fontSize, digits })));
  const fits = ({ fontSize, digits }: { fontSize: number; digits: number }) =>
    rows.every((row) => (textWidth(text(Number(row[y]), digits)) * fontSize) / 12 + 2 <= room);
  const { fontSize, digits } = styles.find(fits) ?? { fontSize: smallestFontSize, digits: least };
  return { fontSize, format: isPercent ? `.${digits}%` : axisFormat(yUnit) };
}

/** About how wide a number is in pixels, in the charts' type at 12 pixels. */
function textWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign === "%" ? 11 : sign === "." || sign === "," ? 3.5 : 7.3), 0);
}
