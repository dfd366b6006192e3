import { stopVersusSell as stopVersusSellOf } from "../finance/stop-versus-sell.ts";
import { rowsVerb } from "./rows-verb.ts";

/**
 * Whether each row's holder moves yields by buying no more or by selling, year by year.
 *
 * flow view: `k × demand withdrawn`; stock view: `κ × fall of the share H / S`
 *
 * Columns required: those named; amounts in USD bn, elasticities in bp. Columns added: `year`, `stopShare`, `sellShare`,
 * `stopByFlow`, `sellByFlow`, `stopByStock`, `sellByStock`. Rows: each of the input's in its order, repeated for each row of its
 * answer. Nulls: a row with a missing value is left out.
 *
 * @param table - a row a holder or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows
 * @returns a new, longer table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const holders = table({ holding: [1130, 760] });
 * const market = { outstanding: usdBn(28_000), netIssuance: usdBn(1750), bpPerUsdBn: 0.2, bpPerSharePoint: 2.2, years: 5 };
 * const flows = { yearlyPurchases: usdBn(50), yearlySales: usdBn(50) };
 * Number(stopVersusSell(holders, { holding: "holding", ...market, ...flows }).get("stopByStock", 4)).toFixed(2); // "2.11"
 */
export const stopVersusSell = rowsVerb("stopVersusSell", stopVersusSellOf, {
  columns: ["holding", "outstanding", "netIssuance", "yearlyPurchases", "yearlySales", "bpPerUsdBn", "bpPerSharePoint"],
  adds: ["year", "stopShare", "sellShare", "stopByFlow", "sellByFlow", "stopByStock", "sellByStock"],
});
