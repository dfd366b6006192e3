import { yearFraction as yearFractionOf } from "../finance/day-count.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Years between the dates of each row, by a market's day count.
 *
 * by the rule of `dayCount`
 *
 * Columns required: those named; dates as ISO text or dates. Columns added: `yearFraction` (or `as`), in years; with `parts` also
 * `days`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a period
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const periods = table({ from: ["2026-05-15", "2026-08-15"], to: ["2026-08-15", "2026-11-15"] });
 * yearFraction(periods, { start: "from", end: "to", dayCount: "Act/360" }).get("yearFraction", 1) === 92 / 360; // true
 */
export const yearFraction = rowVerb("yearFraction", yearFractionOf, {
  columns: ["start", "end"],
});
