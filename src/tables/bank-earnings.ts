import { bankEarnings as bankEarningsOf } from "../finance/bank-earnings.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * What a rise of rates does to each row's bank in a year, and to its bonds at once.
 *
 * `(assets × asset beta - funding × funding beta) × rate change × share of the year`
 *
 * Columns required: those named; balances in one currency, betas and share of the year as ratios, changes as decimals, duration in
 * years. Columns added: `bankEarnings` (or `as`), the change of net interest income; with `parts` also `moreInterestEarned`,
 * `moreInterestPaid`, `bondValueChange`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing
 * value gets undefined.
 *
 * @param table - a row a bank or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const banks = table({ assets: [100, 80], funding: [120, 90] });
 * const terms = {
 *   assetBeta: ratio(0.8), fundingBeta: ratio(0.4), rateChange: bp(25), yearShare: ratio(1),
 *   bonds: money(30), bondDuration: years(4), bondYieldChange: bp(25),
 * };
 * const earnings = bankEarnings(banks, { repricingAssets: "assets", repricingFunding: "funding", ...terms });
 * Number(earnings.get("bankEarnings", 0)).toFixed(2); // "0.08"
 */
export const bankEarnings = rowVerb("bankEarnings", bankEarningsOf, {
  columns: [
    "repricingAssets",
    "repricingFunding",
    "assetBeta",
    "fundingBeta",
    "rateChange",
    "yearShare",
    "bonds",
    "bondDuration",
    "bondYieldChange",
  ],
});
