import { nelsonSiegelZero as nelsonSiegelZeroOf } from "../finance/nelson-siegel.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Zero rates of Nelson-Siegel curves, row by row: also of the Federal Reserve's before 1980, which have one hump.
 *
 * `z(t) = b0 + b1 (1 - e^-x)/x + b2 ((1 - e^-x)/x - e^-x)`, x = t/tau1
 *
 * Columns required: those named; betas as decimals, taus and tenors in years. Columns added: `nelsonSiegelZero` (or `as`), decimals
 * a year, continuously compounded; with `parts` also `discount`, `forward`. Rows, order and groups kept; filter and order are
 * carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ BETA0: [0.04], BETA1: [-0.02], BETA2: [0.01], TAU1: [2] });
 * const parameters = { beta0: "BETA0", beta1: "BETA1", beta2: "BETA2", tau1: "TAU1" };
 * Number(nelsonSiegelZero(days, { parameters, tenor: years(10), as: "z10" }).get("z10", 0)).toFixed(6); // "0.037946"
 */
export const nelsonSiegelZero = rowVerb("nelsonSiegelZero", nelsonSiegelZeroOf, {
  columns: ["parameters", "tenor"],
});
