import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { UserError } from "../base/errors.ts";
import type { Unit } from "../base/units.ts";

/** A vega-lite specification with its data in it: displayed as a chart, saved with the notebook. */
export type ChartSpec = TopLevelSpec & { readonly $schema: string };

/** What every chart of this library can be told. */
export interface ChartOptions {
  readonly title: string;
  /** A second, smaller line: the source or the assumption. */
  readonly subtitle?: string;
  /** In pixels; 560 by 320 unless told. */
  readonly width?: number;
  readonly height?: number;
}

/** A thin line across the chart with a name: a threshold, zero, today. */
export interface Rule {
  readonly at: number;
  readonly label: string;
}

/** How d3 writes the numbers of a unit on an axis; a rate is a decimal and shows in percent. */
const axisFormats: Partial<Record<Unit, string>> = { rate: ".2~%", pp: ".2~%" };

/** The axis format of a unit, or of plain numbers. */
export function axisFormat(unit: Unit): string {
  return axisFormats[unit] ?? ",.6~";
}

/**
 * The rows of a table with only the columns that a chart uses.
 *
 * @throws `charts/no-such-column`, `charts/no-rows`
 */
export function chartRows(table: ColumnTable, columns: readonly string[]): Record<string, unknown>[] {
  const missing = columns.find((column) => !table.columnNames().includes(column));
  if (missing !== undefined) {
    throw new UserError("charts/no-such-column", {
      expected: `one of the columns ${table.columnNames().join(", ")}`,
      received: missing,
      action: "check the column's name",
    });
  }
  if (table.numRows() === 0) {
    throw new UserError("charts/no-rows", {
      expected: "a table with at least one row",
      received: "an empty table",
      action: "check the filter before the chart",
    });
  }
  return table.select(...new Set(columns)).objects() as Record<string, unknown>[];
}

/** The width of a chart that is not told its own, in pixels. */
export const defaultWidth = 560;

/** The frame that all charts share: schema, title, size and type sizes that stay readable when a picture is scaled down. */
export function frame(options: ChartOptions) {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: {
      text: options.title,
      ...(options.subtitle !== undefined && { subtitle: options.subtitle }),
      anchor: "start" as const,
    },
    width: options.width ?? defaultWidth,
    height: options.height ?? 320,
    config: {
      axis: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" as const, grid: true, gridOpacity: 0.4 },
      legend: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" as const },
      title: { fontSize: 15, subtitleFontSize: 12, offset: 12 },
      view: { stroke: null },
    },
  };
}
