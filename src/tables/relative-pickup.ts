import { relativePickup as relativePickupOf } from "../finance/relative-pickup.ts";
import { eachRow, rowVerb } from "./row-verb.ts";

/**
 * What a yen investor gains by holding the hedged dollar bond instead of the yen bond, in every row of a table.
 *
 * `hedged - jgb`
 *
 * Columns required: those named; both as decimals a year. Columns added: `relativePickup` (or `as`), decimals: 0.01 is 1pp. Rows,
 * order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ hedged: [0.003, 0.008], jgb: [0.015, 0.02] });
 * Number(relativePickup(days, { hedged: "hedged", jgbYield: "jgb" }).get("relativePickup", 1)).toFixed(4); // "-0.0120"
 */
export const relativePickup = rowVerb("relativePickup", relativePickupOf, {
  columns: ["hedged", "jgbYield"],
  fast: {
    inputs: ["hedged", "jgbYield"],
    rates: ["hedged", "jgbYield"],
    compute: (values, _options, rows) => eachRow<"hedged" | "jgbYield">(values, rows, (at) => at("hedged") - at("jgbYield")),
  },
});
