import { bidGap as bidGapOf } from "../finance/bid-gap.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The share of net issuance that a lost bid leaves to others, row by row.
 *
 * `lost bid / net issuance`
 *
 * Columns required: those named; both in USD bn. Columns added: `bidGap` (or `as`), a ratio. Rows, order and groups kept; filter
 * and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * bidGap(table({ lost: [25, 50] }), { lostBid: "lost", netIssuance: usdBn(2000) }).get("bidGap", 1); // 0.025
 */
export const bidGap = rowVerb("bidGap", bidGapOf, {
  columns: ["lostBid", "netIssuance"],
});
