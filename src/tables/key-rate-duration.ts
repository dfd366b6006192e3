import { keyRateDuration as keyRateDurationOf } from "../finance/key-rate-duration.ts";
import { rowsVerb } from "./rows-verb.ts";

/**
 * How each row's bond answers to the zero rate at each key tenor.
 *
 * Columns required: those named; coupons as decimals; a tenor in years, or settlement and maturity dates; curve and key tenors hold
 * for all rows. Columns added: `keyTenor`, `duration`, `dv01`. Rows: each of the input's in its order, repeated for each row of its
 * answer. Nulls: a row with a missing value is left out.
 *
 * @param table - a row a bond
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows
 * @returns a new, longer table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const curve = zeroCurve({ tenors: [1, 30], zeroRates: [0.04, 0.04], method: "linear", on: "zero", beyond: "refuse" });
 * const rules = { coupon: pct(0), frequency: 2, convention: "street", curve, keyTenors: [2, 5, 10] } as const;
 * keyRateDuration(table({ years: [5, 10] }), { ...rules, tenor: "years" }).array("duration"); // [0, 5, 0, 0, 0, 10]
 */
export const keyRateDuration = rowsVerb("keyRateDuration", keyRateDurationOf, {
  columns: ["coupon", "tenor", "settlement", "maturity", "issue", "firstCoupon"],
  adds: ["keyTenor", "duration", "dv01"],
});
