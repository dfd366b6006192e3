import { svenssonZero as svenssonZeroOf } from "../finance/nelson-siegel.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Zero rates from curve parameters, at any tenor, row by row. Betas are decimals: divide the Federal Reserve's by 100.
 *
 * `z(t) = b0 + b1 (1 - e^-x)/x + b2 ((1 - e^-x)/x - e^-x) + b3 ((1 - e^-u)/u - e^-u)`, x = t/tau1, u = t/tau2
 *
 * Columns required: those named; betas as decimals with all their digits, taus and tenors in years. Columns added: `svenssonZero`
 * (or `as`), decimals a year, continuously compounded; with `parts` also `discount`, `forward`. Rows, order and groups kept; filter
 * and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`base/not-positive` for a tau, `finance/beyond-curve`) with the
 *   row's number
 * @source as the helper's
 * @example
 * const days = table({ level: [0.04, 0.045] });
 * const parameters = { beta0: "level", beta1: -0.02, beta2: 0.01, beta3: 0.01, tau1: years(2), tau2: years(10) } as const;
 * Number(svenssonZero(days, { parameters, tenor: years(10) }).get("svenssonZero", 0)).toFixed(6); // "0.040589"
 */
export const svenssonZero = rowVerb("svenssonZero", svenssonZeroOf, {
  columns: ["parameters", "tenor"],
});
