import { type ColumnTable, from } from "arquero";
import type { IndicatorPanel } from "../finance/indicator-panel.ts";

/**
 * An indicator panel as a table, a row an indicator in the panel's order.
 *
 * @param panel - as `indicatorPanel` returns it
 * @returns columns series, unit, periodEnd, value, comparator, threshold, distance, status, ageDays, staleDays and asOf;
 *   value and distance are null where there is no value
 * @source n/a: a change of shape
 * @example
 * const us10 = { series: "US 10y", unit: "rate", value: pct(4.59), comparator: ">=", threshold: pct(4.5) } as const;
 * const panel = indicatorPanel({ asOf: "2026-05-15", indicators: [{ ...us10, periodEnd: "2026-05-15", maximumAgeDays: 7 }] });
 * indicatorTable(panel).get("status", 0); // "breached"
 */
export function indicatorTable(panel: IndicatorPanel): ColumnTable {
  return from(panel.rows.map((row) => ({ ...row, asOf: panel.asOf })));
}
