import type { ColumnTable } from "arquero";
import { type FlowImpactOptions, type FlowImpactRow, flowImpact as flowImpactOf } from "../finance/flow-impact.ts";
import { expandRows, type FromColumns, rowReader } from "./row-values.ts";

export type FlowImpactColumns = FromColumns<FlowImpactOptions, "lostBid" | "gdp">;

const added = [
  "id",
  "source",
  "horizon",
  "lowImpact",
  "highImpact",
  "lowImpactByGdp",
  "highImpactByGdp",
  "sameDomain",
  "verified",
] as const satisfies readonly (keyof FlowImpactRow)[];

/**
 * The fan of impacts of each row's lost bid: every row once for each published estimate.
 *
 * Columns required: those named for the lost bid (USD bn) and GDP (USD tn). Columns added: `id`, `source`, `horizon`,
 * `lowImpact`, `highImpact`, `lowImpactByGdp`, `highImpactByGdp` in bp, `sameDomain`, `verified`. Rows: each of the input's in
 * its order, repeated for each estimate. Nulls: a row with a missing value is left out; `highImpact` is null where no upper
 * bound is published.
 *
 * @param table - one row a flow
 * @param columns - lost bid and GDP as a column's name or one value; window, holder and estimates for all rows
 * @returns a new table, longer by the number of estimates
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source each row names its own
 * @example
 * const flows = table({ name: ["low", "high"], lost: [25, 50] });
 * const fan = flowImpact(flows, { lostBid: "lost", gdp: usdTn(30), window: "year", holder: "private" });
 * fan.numRows() / flows.numRows() === flowElasticities.length; // true
 */
export function flowImpact(table: ColumnTable, columns: FlowImpactColumns): ColumnTable {
  const { lostBid, gdp, ...rest } = columns;
  return expandRows(
    rowReader("flowImpact", table, { lostBid, gdp }),
    added,
    (values) => flowImpactOf({ ...values, ...rest }).rows,
  );
}
