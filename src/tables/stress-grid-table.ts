import { type ColumnTable, table as tableOf } from "arquero";
import type { StressGrid } from "../finance/stress-grid.ts";

/**
 * A stress grid as a table, a row a cell, for charts and joins.
 *
 * @param grid - of any outcome
 * @returns the row axis, the column axis and the outcome as columns under their names; row by row, none missing
 * @source n/a: a change of shape
 * @example
 * const axes = { jpRates: [pct(0.5), pct(1)], fxMoves: [pct(-5), pct(0)] };
 * const bond = { method: "exact", ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0), hedgeRatio: ratio(0.6) } as const;
 * stressGridTable(hedgedReturnGrid({ ...bond, ...axes })).numRows(); // 4
 */
export function stressGridTable(grid: StressGrid): ColumnTable {
  return tableOf(grid.toColumns());
}
