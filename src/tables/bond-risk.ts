import { bondRisk as bondRiskOf } from "../finance/bond-risk.ts";
import { rowVerb } from "./row-verb.ts";

/**
 * Modified duration, and as parts Macaulay duration, convexity and DV01, in every row of a table of bonds.
 *
 * `modified = -P'(y)/P`, `convexity = P''(y)/P`, `DV01 = modified × P / 10,000`
 *
 * Columns required: those named; coupons and yields as decimals; a tenor in years, or settlement and maturity dates. Columns added:
 * `bondRisk` (or `as`), the modified duration in years; with `parts` also `macaulayDuration`, `modifiedDuration`, `convexity`,
 * `dv01`, `dirty`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a bond or a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ y: [0.043] });
 * const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
 * const risk = bondRisk(days, { ...bond, yieldToMaturity: "y", parts: ["convexity", "dv01"] });
 * ["bondRisk", "convexity", "dv01"].map((name) => Number(risk.get(name, 0)).toFixed(4)).join(" "); // "8.0586 77.2712 0.0806"
 */
export const bondRisk = rowVerb("bondRisk", bondRiskOf, {
  columns: ["coupon", "tenor", "settlement", "maturity", "issue", "firstCoupon", "yieldToMaturity"],
});
