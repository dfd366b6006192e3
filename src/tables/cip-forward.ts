import { cipForward as cipForwardOf } from "../finance/cip-forward.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * USD/JPY forwards by covered interest parity, row by row.
 *
 * `F = S g(rJP + b, tJ) / g(rUS, tU)`
 *
 * Columns required: those named; spots in yen per dollar, rates and basis as decimals, tenors in years. Columns added: `cipForward`
 * (or `as`), in yen per dollar; with `parts` also `forwardPoints`, `forwardOverSpot`. Rows, order and groups kept; filter and order
 * are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day or a tenor
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ usdjpy: [155, 150], sofr: [0.045, 0.04] });
 * const terms = { jpRate: pct(0.5), basis: bp(0), tenor: years(1), compounding: "simple", parts: ["forwardPoints"] } as const;
 * Number(cipForward(days, { spot: "usdjpy", usRate: "sofr", ...terms }).get("forwardPoints", 0)).toFixed(1); // "-593.3"
 */
export const cipForward = rowVerb("cipForward", cipForwardOf, {
  columns: ["spot", "usRate", "jpRate", "basis", "tenor"],
});
