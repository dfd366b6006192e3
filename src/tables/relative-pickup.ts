import type { ColumnTable } from "arquero";
import type { Result } from "../base/result.ts";
import type { Rate } from "../base/units.ts";
import { relativePickup as ofOne, type RelativePickupOptions } from "../finance/relative-pickup.ts";
import { type ColumnInput, eachRow, numberColumns, withNumbers } from "./number-columns.ts";

/** Inputs of the verb: each the name of a column, or one value for all rows. */
export interface RelativePickupVerb {
  readonly hedged: ColumnInput<Rate>;
  readonly jgbYield: ColumnInput<Rate>;
  /** Name of the new column: `relativePickup` unless given. */
  readonly as?: string;
}

/**
 * What a yen investor gains by holding the hedged dollar bond instead of the yen bond: `hedged - jgb` in
 * every row of a table.
 *
 * As a verb it adds one column of decimals (0.01 is 1pp) and keeps rows, order and groups; filter and order are carried out. Where an input
 * is missing the pickup is missing (undefined) too.
 *
 * @param table - with the columns that are named, in decimals a year
 * @param columns - column names or constants
 * @returns the table with the new column
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`
 * @source market convention
 * @example
 * const days = table({ hedged: [0.003, 0.008], jgb: [0.015, 0.02] });
 * relativePickup(days, { hedged: "hedged", jgbYield: "jgb" }).get("relativePickup", 1).toFixed(4); // "-0.0120"
 */
export function relativePickup(table: ColumnTable, columns: RelativePickupVerb): ColumnTable;
/** What a yen investor gains by holding the hedged dollar bond instead of the yen bond: `hedged - jgb`, in percentage points. */
export function relativePickup(options: RelativePickupOptions): Result<Rate>;
export function relativePickup(
  first: ColumnTable | RelativePickupOptions,
  columns?: RelativePickupVerb,
): ColumnTable | Result<Rate> {
  if (!columns) return ofOne(first as RelativePickupOptions);
  const { hedged, jgbYield, as = "relativePickup" } = columns;
  const read = numberColumns(first as ColumnTable, { hedged, jgbYield }, ["hedged", "jgbYield"]);
  return withNumbers(
    read.table,
    as,
    eachRow(read, (at) => at("hedged") - at("jgbYield")),
  );
}
