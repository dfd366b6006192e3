import type { ColumnTable } from "arquero";
import type { Result } from "../base/result.ts";
import { positive, type Rate, type Ratio } from "../base/units.ts";
import {
  annualCost,
  type ForwardTenor,
  hedgeCost as ofOne,
  type HedgeCostMode,
  type HedgeCostOptions,
  type HedgeCostParts,
  legYears,
  oneYear,
} from "../finance/hedge-cost.ts";
import { type ColumnInput, eachRow, numberColumns, withNumbers } from "./number-columns.ts";

/** Inputs of the verb: each rate the name of a column, or one value for all rows. */
export type HedgeCostVerb = {
  readonly usRate: ColumnInput<Rate>;
  readonly jpRate: ColumnInput<Rate>;
  /** As quoted, on the yen leg: normally negative. */
  readonly basis: ColumnInput<Rate>;
  /** Name of the new column: `hedgeCost` unless given. */
  readonly as?: string;
} & (
  | { readonly mode: "rateDifferential" }
  | { readonly mode: Exclude<HedgeCostMode, "rateDifferential">; readonly tenor: ForwardTenor }
);

/**
 * The annual cost of selling dollars forward against yen, by the definition that `mode` names: of every row of a table.
 *
 * As a verb it adds one column of decimals and keeps rows, order and groups; filter and
 * order are carried out. Where an input is missing the cost is missing (undefined) too.
 *
 * @param table - with the columns that are named, in decimals a year
 * @param columns - the mode, column names or constants, and the tenor where the mode needs one
 * @returns the table with the new column
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`, `finance/tenor-negative`,
 *   `base/not-positive` (tenor)
 * @source covered interest parity
 * @example
 * const days = table({ SOFR: [0.045, 0.0355], TONA: [0.005, 0.00727] });
 * hedgeCost(days, { mode: "rateDifferential", usRate: "SOFR", jpRate: "TONA", basis: bp(-20) }).get("hedgeCost", 0).toFixed(4); // "0.0420"
 */
export function hedgeCost(table: ColumnTable, columns: HedgeCostVerb): ColumnTable;
/**
 * The annual cost of selling dollars forward against yen, each step explained: `US rate - (Japan rate + basis)` by
 * `rateDifferential`, or from the forward by one of the other three definitions.
 */
export function hedgeCost(options: HedgeCostOptions): Result<Rate, HedgeCostParts>;
export function hedgeCost(
  first: ColumnTable | HedgeCostOptions,
  columns?: HedgeCostVerb,
): ColumnTable | Result<Rate, HedgeCostParts> {
  if (!columns) return ofOne(first as HedgeCostOptions);
  const { mode, usRate, jpRate, basis, as = "hedgeCost" } = columns;
  const tenor = mode === "rateDifferential" ? oneYear : legYears(columns.tenor);
  positive("the yen leg's years", tenor.jp);
  const read = numberColumns(first as ColumnTable, { usRate, jpRate, basis }, ["usRate", "jpRate", "basis"]);
  const costs = eachRow(read, (at) => {
    const us = at("usRate") as Rate;
    const impliedYenRate = (at("jpRate") + at("basis")) as Rate;
    const forwardOverSpot = ((1 + impliedYenRate * tenor.jp) / (1 + us * tenor.us)) as Ratio;
    return annualCost(mode, { usRate: us, impliedYenRate, forwardOverSpot, years: tenor.jp });
  });
  return withNumbers(read.table, as, costs);
}
