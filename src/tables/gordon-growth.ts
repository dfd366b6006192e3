import type { ColumnTable } from "arquero";
import { type GordonGrowthOptions, gordonGrowth as gordonGrowthOf } from "../finance/gordon-growth.ts";
import { addColumns, type FromColumns, rowReader } from "./row-values.ts";

export interface GordonGrowthColumns extends FromColumns<GordonGrowthOptions, keyof GordonGrowthOptions> {
  /** Name of the new column: `value`. */
  readonly as?: string;
}

/**
 * The value of a dividend that grows for ever, row by row: `next dividend / (discount rate - growth)`.
 *
 * Columns required: those named in the options; the dividend in one currency, rates as decimals. Columns added: `as`, in the
 * dividend's currency. Rows and order kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - one row a case
 * @param columns - for each option a column's name, or one value for all rows
 * @returns a new table with the value added
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/growth-exceeds-rate`) with the row's number
 * @source Gordon, Review of Economics and Statistics 41 (1959)
 * @example
 * const cases = table({ rate: [0.08, 0.09] });
 * gordonGrowth(cases, { nextDividend: money(3), discountRate: "rate", growth: pct(5) }).array("value"); // [100, 75]
 */
export function gordonGrowth(table: ColumnTable, columns: GordonGrowthColumns): ColumnTable {
  const { nextDividend, discountRate, growth, as = "value" } = columns;
  const reader = rowReader("gordonGrowth", table, { nextDividend, discountRate, growth });
  return addColumns(reader, [as], (values) => [gordonGrowthOf(values).value]);
}
