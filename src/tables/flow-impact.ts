import { flowImpact as flowImpactOf } from "../finance/flow-impact.ts";
import { rowsVerb } from "./rows-verb.ts";

/**
 * The fan of impacts of each row's lost bid: every row once for each published estimate.
 *
 * `published bp / published amount × lost bid`, in bp; `highImpact` is null where no upper bound is published
 *
 * Columns required: those named; the lost bid in USD bn, GDP in USD tn. Columns added: `id`, `source`, `horizon`, `lowImpact`,
 * `highImpact`, `lowImpactByGdp`, `highImpactByGdp`, `sameDomain`, `verified`. Rows: each of the input's in its order, repeated for
 * each row of its answer. Nulls: a row with a missing value is left out.
 *
 * @param table - a row a flow
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows
 * @returns a new, longer table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const flows = table({ name: ["low", "high"], lost: [25, 50] });
 * const fan = flowImpact(flows, { lostBid: "lost", gdp: usdTn(30), window: "year", holder: "private" });
 * fan.numRows() / flows.numRows() === flowElasticities.length; // true
 */
export const flowImpact = rowsVerb("flowImpact", flowImpactOf, {
  columns: ["lostBid", "gdp"],
  adds: ["id", "source", "horizon", "lowImpact", "highImpact", "lowImpactByGdp", "highImpactByGdp", "sameDomain", "verified"],
});
