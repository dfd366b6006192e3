import type { ColumnTable } from "arquero";
import { positive, type Rate, type Years } from "../base/units.ts";
import { eachRow, numberColumns, withNumbers } from "./number-columns.ts";
import type { ColumnOr } from "./row-values.ts";

/** Inputs of the verb: each return the name of a column, or one value for all rows. */
export interface BreakEvenFxVerb {
  readonly ustYield: ColumnOr<Rate>;
  readonly alternative: ColumnOr<Rate>;
  readonly horizon: Years;
  /** Name of the new column: `breakEvenFx` unless given. */
  readonly as?: string;
}

/**
 * How far USD/JPY may move before an unhedged dollar bond earns only what the alternative earns in yen, row by row:
 * `((1 + alternative) / (1 + y))^T - 1`.
 *
 * Adds one column of decimals, the change over the horizon, and keeps rows, order and groups; filter and order are carried out.
 * Where an input is missing the move is missing (undefined) too.
 *
 * @param table - with the columns that are named, in decimals a year
 * @param columns - column names or constants, and the horizon in years
 * @returns the table with the new column
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`, `base/not-positive` (horizon)
 * @source equality of the two end values in yen
 * @example
 * const days = table({ DGS10: [0.043], jgb: [0.015] });
 * const moves = breakEvenFx(days, { ustYield: "DGS10", alternative: "jgb", horizon: years(1) });
 * moves.get("breakEvenFx", 0).toFixed(6); // "-0.026846"
 */
export function breakEvenFx(table: ColumnTable, columns: BreakEvenFxVerb): ColumnTable {
  const { ustYield, alternative, as = "breakEvenFx" } = columns;
  const horizon = positive("horizon", columns.horizon);
  const read = numberColumns(table, { ustYield, alternative }, ["ustYield", "alternative"]);
  return withNumbers(
    read.table,
    as,
    eachRow(read, (at) => ((1 + at("alternative")) / (1 + at("ustYield"))) ** horizon - 1),
  );
}
