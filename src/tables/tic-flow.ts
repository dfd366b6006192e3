import type { ColumnTable } from "arquero";
import { type TicFlowOptions, ticFlow as ticFlowOf } from "../finance/tic-flow.ts";
import { addColumns, type FromColumns, rowReader } from "./row-values.ts";

export interface TicFlowColumns extends FromColumns<TicFlowOptions, keyof TicFlowOptions> {
  /** Names of the two new columns: `flow` and `valuation`. */
  readonly as?: readonly [flow: string, valuation: string];
}

/**
 * What was bought out of a change of holdings, row by row: `flow = after - before + duration × yield change × before`.
 *
 * Columns required: those named in the options; holdings in USD bn, the yield change as a decimal, the duration in years.
 * Columns added: flow and valuation, in USD bn. Rows and order kept; filter and order are carried out. Nulls: a row with a
 * missing value gets undefined.
 *
 * @param table - one row a month or a holder
 * @param columns - for each option a column's name, or one value for all rows
 * @returns a new table with two columns added
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source first-order price change of a bond, Fabozzi, Bond Markets, Analysis and Strategies, chapter 4
 * @example
 * const holdings = table({ before: [1125.9], after: [1130.8], change: [-0.0004] });
 * const flows = ticFlow(holdings, { before: "before", after: "after", yieldChange: "change", duration: years(6) });
 * Number(flows.get("flow", 0)).toFixed(3); // "2.198"
 */
export function ticFlow(table: ColumnTable, columns: TicFlowColumns): ColumnTable {
  const { before, after, yieldChange, duration, as = ["flow", "valuation"] } = columns;
  return addColumns(rowReader("ticFlow", table, { before, after, yieldChange, duration }), as, (values) => {
    const { value, parts } = ticFlowOf(values);
    return [value, parts.valuation];
  });
}
