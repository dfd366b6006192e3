import type { ColumnTable } from "arquero";
import { positive, type Rate, type Ratio } from "../base/units.ts";
import { annualCost, type ForwardTenor, type HedgeCostMode, legYears, oneYear } from "../finance/hedge-cost.ts";
import { eachRow, numberColumns, withNumbers } from "./number-columns.ts";
import type { ColumnOr } from "./row-values.ts";

/** Inputs of the verb: each rate the name of a column, or one value for all rows. */
export type HedgeCostVerb = {
  readonly usRate: ColumnOr<Rate>;
  readonly jpRate: ColumnOr<Rate>;
  /** As quoted, on the yen leg: normally negative. */
  readonly basis: ColumnOr<Rate>;
  /** Name of the new column: `hedgeCost` unless given. */
  readonly as?: string;
} & (
  | { readonly mode: "rateDifferential" }
  | { readonly mode: Exclude<HedgeCostMode, "rateDifferential">; readonly tenor: ForwardTenor }
);

/**
 * The annual cost of selling dollars forward against yen, row by row, by the definition that `mode` names.
 *
 * The formulas are those of the helper of this name. Adds one column of decimals and keeps rows, order and groups; filter and
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
export function hedgeCost(table: ColumnTable, columns: HedgeCostVerb): ColumnTable {
  const { mode, usRate, jpRate, basis, as = "hedgeCost" } = columns;
  const tenor = mode === "rateDifferential" ? oneYear : legYears(columns.tenor);
  positive("the yen leg's years", tenor.jp);
  const read = numberColumns(table, { usRate, jpRate, basis }, ["usRate", "jpRate", "basis"]);
  const costs = eachRow(read, (at) => {
    const us = at("usRate") as Rate;
    const impliedYenRate = (at("jpRate") + at("basis")) as Rate;
    const forwardOverSpot = ((1 + impliedYenRate * tenor.jp) / (1 + us * tenor.us)) as Ratio;
    return annualCost(mode, { usRate: us, impliedYenRate, forwardOverSpot, years: tenor.jp });
  });
  return withNumbers(read.table, as, costs);
}
