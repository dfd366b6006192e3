import { bondPriceColumn, type NumberColumn } from "../finance/bond-columns.ts";
import type { CouponFrequency } from "../finance/coupon-schedule.ts";
import { type BondValues, isStreetByTenor } from "./street-bonds.ts";
import { bondPrice as bondPriceOf } from "../finance/bond-price.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Clean bond prices from yields, in every row of a table. By tenor and the street's rule it works on whole columns at once, and a
 * part of a coupon period counts as the street counts it.
 *
 * `clean = Σ CF_k d(w + k) - accrued`
 *
 * Columns required: those named; coupons and yields as decimals; a tenor in years, or settlement and maturity dates. Columns added:
 * `bondPrice` (or `as`), per 100 of face value; with `parts` also `dirty`, `accrued`. Rows, order and groups kept; filter and order
 * are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bond or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/column-value`, …) with the row's number
 * @source as the helper's
 * @example
 * const days = table({ y: [0.043, 0.045] });
 * const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
 * Number(bondPrice(days, { ...bond, yieldToMaturity: "y" }).get("bondPrice", 1)).toFixed(3); // "98.404"
 */
export const bondPrice = rowVerb("bondPrice", bondPriceOf, {
  columns: ["coupon", "tenor", "settlement", "maturity", "issue", "firstCoupon", "yieldToMaturity"],
  fast: {
    applies: isStreetByTenor,
    inputs: ["coupon", "yieldToMaturity", "tenor"],
    rates: ["coupon", "yieldToMaturity"],
    compute: (values: BondValues & { yieldToMaturity: NumberColumn }, { frequency }: { frequency: CouponFrequency }) =>
      bondPriceColumn({ ...values, frequency }),
  },
});
