import { repatriationPath as repatriationPathOf } from "../finance/repatriation-path.ts";
import { rowsVerb } from "./rows-verb.ts";

/**
 * How each row's stock comes home: every row once for each year.
 *
 * `cumulative = target × (1 - (1 - lambda)^t)`, in USD bn
 *
 * Columns required: those named; the stock in USD bn, the shift as a share, and the terms of the mode. Columns added: `year`,
 * `flow`, `cumulative`, `remaining`. Rows: each of the input's in its order, repeated for each row of its answer. Nulls: a row with
 * a missing value is left out.
 *
 * @param table - a row a holder
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows
 * @returns a new, longer table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const holders = table({ holder: ["lifers", "pensions"], stock: [2000, 3000] });
 * const terms = { mode: "partial adjustment", lambda: ratio(0.1), targetShift: ratio(0.1), years: 2 } as const;
 * repatriationPath(holders, { stock: "stock", ...terms }).array("flow"); // [20, 18, 30, 27]
 */
export const repatriationPath = rowsVerb("repatriationPath", repatriationPathOf, {
  columns: ["stock", "targetShift", "lambda", "tradeCostPerMissCost", "averageLife", "trigger"],
  adds: ["year", "flow", "cumulative", "remaining"],
});
