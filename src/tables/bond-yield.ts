import { bondYieldColumn, type NumberColumn } from "../finance/bond-columns.ts";
import type { CouponFrequency } from "../finance/coupon-schedule.ts";
import { type BondValues, isStreetByTenor } from "./street-bonds.ts";
import { bondYield as bondYieldOf } from "../finance/bond-yield.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Yields to maturity from clean prices, in every row of a table. By tenor and the street's rule it works on whole columns at once,
 * and a part of a coupon period counts as the street counts it.
 *
 * the y of `clean + accrued = Σ CF_k d(w + k)`
 *
 * Columns required: those named; coupons as decimals, prices per 100; a tenor in years, or settlement and maturity dates. Columns
 * added: `bondYield` (or `as`), decimals a year; with `parts` also `dirty`, `accrued`. Rows, order and groups kept; filter and
 * order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bond or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`finance/no-yield`, `finance/column-value`, …) with the row's
 *   number
 * @source as the helper's
 * @example
 * const days = table({ price: [100, 98.4036287630025] });
 * const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
 * Number(bondYield(days, { ...bond, cleanPrice: "price" }).get("bondYield", 1)).toFixed(6); // "0.045000"
 */
export const bondYield = rowVerb("bondYield", bondYieldOf, {
  columns: ["coupon", "tenor", "settlement", "maturity", "issue", "firstCoupon", "cleanPrice"],
  fast: {
    applies: isStreetByTenor,
    inputs: ["coupon", "cleanPrice", "tenor"],
    rates: ["coupon"],
    compute: (values: BondValues & { cleanPrice: NumberColumn }, { frequency }: { frequency: CouponFrequency }) =>
      bondYieldColumn({ ...values, frequency }),
  },
});
