import { gordonRepricing as gordonRepricingOf } from "../finance/gordon-growth.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * What a move of the government yield does to a perpetually growing dividend's value, row by row.
 *
 * `(r - g) / (r + beta dy - g) - 1`
 *
 * Columns required: those named; rates and changes as decimals, pass-through as a ratio. Columns added: `gordonRepricing` (or
 * `as`), the relative change as a decimal; with `parts` also `rateChange`, `rateAfter`, `byDuration`. Rows, order and groups kept;
 * filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a stock or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/growth-exceeds-rate`, …) with the row's number
 * @source as the helper's
 * @example
 * const terms = { discountRate: pct(8), growth: pct(5), passThrough: ratio(1) };
 * gordonRepricing(table({ move: [0.01] }), { ...terms, yieldChange: "move" }).array("gordonRepricing"); // [-0.25]
 */
export const gordonRepricing = rowVerb("gordonRepricing", gordonRepricingOf, {
  columns: ["discountRate", "growth", "yieldChange", "passThrough"],
});
