import { horizonReturn as horizonReturnOf } from "../finance/horizon-return.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Returns of holding bonds to a horizon and selling them there, row by row.
 *
 * `R = (P(T - h) + coupons with reinvestment) / P(T) - 1`
 *
 * Columns required: those named; coupons and yields as decimals, tenors and horizons in years; the roll and what coupons earn hold
 * for all rows. Columns added: `horizonReturn` (or `as`), a decimal over the horizon; with `parts` also `couponReturn`,
 * `reinvestmentReturn`, `priceReturn`, …. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a
 * missing value gets undefined.
 *
 * @param table - a row a bond or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const cases = table({ then: [0.042, 0.048] });
 * const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street", yieldToMaturity: pct(4.3) } as const;
 * const held = { roll: "yieldAtHorizon", horizon: years(1), reinvestment: "none" } as const;
 * Number(horizonReturn(cases, { ...bond, ...held, yieldAtHorizon: "then" }).get("horizonReturn", 0)).toFixed(6); // "0.050431"
 */
export const horizonReturn = rowVerb("horizonReturn", horizonReturnOf, {
  columns: ["coupon", "tenor", "yieldToMaturity", "yieldAtHorizon", "horizon"],
});
