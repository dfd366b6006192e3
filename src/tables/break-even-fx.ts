import type { ColumnTable } from "arquero";
import type { Result } from "../base/result.ts";
import { positive, type Rate, type Years } from "../base/units.ts";
import { breakEvenFx as ofOne, type BreakEvenFxOptions, type BreakEvenFxParts } from "../finance/break-even-fx.ts";
import { type ColumnInput, eachRow, numberColumns, withNumbers } from "./number-columns.ts";

/** Inputs of the verb: each return the name of a column, or one value for all rows. */
export interface BreakEvenFxVerb {
  readonly ustYield: ColumnInput<Rate>;
  readonly alternative: ColumnInput<Rate>;
  readonly horizon: Years;
  /** Name of the new column: `breakEvenFx` unless given. */
  readonly as?: string;
}

/**
 * How far USD/JPY may move before an unhedged dollar bond earns only what the alternative earns in yen: in every
 * row of a table, `((1 + alternative) / (1 + y))^T - 1`.
 *
 * As a verb it adds one column of decimals, the change over the horizon, and keeps rows, order and groups; filter and order are carried out.
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
export function breakEvenFx(table: ColumnTable, columns: BreakEvenFxVerb): ColumnTable;
/** How far USD/JPY may move before the unhedged dollar bond earns only what the alternative earns in yen, with the level. */
export function breakEvenFx(options: BreakEvenFxOptions): Result<Rate, BreakEvenFxParts>;
export function breakEvenFx(
  first: ColumnTable | BreakEvenFxOptions,
  columns?: BreakEvenFxVerb,
): ColumnTable | Result<Rate, BreakEvenFxParts> {
  if (!columns) return ofOne(first as BreakEvenFxOptions);
  const { ustYield, alternative, as = "breakEvenFx" } = columns;
  const horizon = positive("horizon", columns.horizon);
  const read = numberColumns(first as ColumnTable, { ustYield, alternative }, ["ustYield", "alternative"]);
  return withNumbers(
    read.table,
    as,
    eachRow(read, (at) => ((1 + at("alternative")) / (1 + at("ustYield"))) ** horizon - 1),
  );
}
