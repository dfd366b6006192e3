import { accruedInterest as accruedInterestOf } from "../finance/accrued-interest.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * The interest that a buyer owes the seller, row by row.
 *
 * Columns required: those named; coupons as decimals, dates as ISO text or dates. Columns added: `accruedInterest` (or `as`), per
 * 100 of face value; with `parts` also `coupons`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with
 * a missing value gets undefined.
 *
 * @param table - a row a bond or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ day: ["2025-02-18"] });
 * const note = { coupon: pct(3.875), maturity: "2033-08-15", frequency: 2, convention: "street" } as const;
 * Number(accruedInterest(days, { ...note, settlement: "day" }).get("accruedInterest", 0)).toFixed(6); // "0.032113"
 */
export const accruedInterest = rowVerb("accruedInterest", accruedInterestOf, {
  columns: ["coupon", "settlement", "maturity", "issue", "firstCoupon"],
});
