import type { ColumnTable } from "arquero";
import { type BidGapOptions, bidGap as bidGapOf } from "../finance/bid-gap.ts";
import { addColumns, type FromColumns, rowReader } from "./row-values.ts";

export interface BidGapColumns extends FromColumns<BidGapOptions, "lostBid" | "netIssuance"> {
  /** Name of the new column: `bidGap`. */
  readonly as?: string;
}

/**
 * The share of net issuance that a lost bid leaves to others, row by row: `lost bid / net issuance`.
 *
 * Columns required: those named in the options, in USD bn. Columns added: `as`, a ratio. Rows and order kept; filter and
 * order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - one row a case
 * @param columns - for each option a column's name, or one value for all rows
 * @returns a new table with the share added
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source market convention: a flow against the flow of supply, not against the stock outstanding
 * @example
 * bidGap(table({ lost: [25, 50] }), { lostBid: "lost", netIssuance: usdBn(2000) }).get("bidGap", 1); // 0.025
 */
export function bidGap(table: ColumnTable, columns: BidGapColumns): ColumnTable {
  const { lostBid, netIssuance, as = "bidGap" } = columns;
  return addColumns(rowReader("bidGap", table, { lostBid, netIssuance }), [as], (values) => [bidGapOf(values).value]);
}
