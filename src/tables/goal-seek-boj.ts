import { goalSeekBoj as goalSeekBojOf, type GoalSeekBojOptions } from "../finance/goal-seek.ts";
import { onTables } from "./on-tables.ts";
import { overRows } from "./row-verb.ts";

/**
 * The yen policy rate at which the hedged dollar bond earns as much as the yen bond, row by row: the lowest where several do.
 *
 * `b = (jgb - beta boj + rUS - basis - y) / (1 - beta)`
 *
 * Columns required: those named; rates as decimals, betas as ratios. Columns added: `goalSeekBoj` (or `as`), decimals a year; with
 * `parts` also `residual`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets
 * undefined.
 *
 * @param table - a row a day or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/no-root`, …) with the row's number
 * @source as the helper's
 * @example
 * const cases = table({ beta: [0.5, 0.25] });
 * const today = { jgbYield: pct(1.5), bojRate: pct(0.5), ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0) };
 * const found = goalSeekBoj(cases, { ...today, passThrough: "beta", from: pct(-5), to: pct(10) });
 * Number(found.get("goalSeekBoj", 0)).toFixed(4); // "0.0290"
 */
export const goalSeekBoj = onTables(
  goalSeekBojOf,
  overRows("goalSeekBoj", (options: GoalSeekBojOptions) => goalSeekBojOf(options).result, {
    columns: ["jgbYield", "bojRate", "passThrough", "ustYield", "usRate", "basis", "from", "to"],
  }),
);
