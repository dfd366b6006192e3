import type { ColumnTable } from "arquero";
import type { Price, Rate, Years } from "../base/units.ts";
import type { YieldConvention } from "../finance/bond-cash-flows.ts";
import { bondPriceColumn } from "../finance/bond-columns.ts";
import { bondPrice as bondPriceOf } from "../finance/bond-price.ts";
import type { CouponFrequency } from "../finance/coupon-schedule.ts";
import { onCompleteRows } from "./complete-rows.ts";
import { type ColumnInput, numberColumns, withNumbers } from "./number-columns.ts";
import { addColumns, rowReader } from "./row-values.ts";

/** A table's bonds: by years to maturity and the street's rule, or by dates and a convention. */
export type BondColumns = {
  /** Annual coupon as a decimal: a column's name, or one for all rows. */
  readonly coupon: ColumnInput<Rate>;
  readonly frequency: CouponFrequency;
} & (
  | {
      /** Years to maturity; a part period counts as the street counts it. */
      readonly tenor: ColumnInput<Years>;
    }
  | {
      /** Names of date columns: ISO text or dates. */
      readonly settlement: string;
      readonly maturity: string;
      readonly convention: YieldConvention;
      /** Must be said where a maturity is the last day of a month. */
      readonly endOfMonth?: boolean;
    }
);

export type BondPriceColumns = BondColumns & {
  /** A decimal a year, compounded `frequency` times. */
  readonly yieldToMaturity: ColumnInput<Rate>;
  /** Name of the new column: `bondPrice` unless given. */
  readonly as?: string;
};

/**
 * Clean bond prices from yields, in every row of a table.
 *
 * `clean = Σ CF_k d(w + k) - accrued`, as the helper of the same name.
 *
 * Columns required: those named, coupons and yields as decimals; either a tenor in years (the street's rule, over whole columns) or
 * settlement and maturity dates with a convention. Columns added: `as`, per 100 of face value. Rows, order and groups kept; filter and
 * order are carried out. Where an input is missing the price is missing (undefined) too.
 *
 * @param table - a row a bond or a day
 * @param columns - column names or constants
 * @returns a new table with the price added
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`, `finance/column-value` with the row's number,
 *   and with dates the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ y: [0.043, 0.045] });
 * const priced = bondPrice(days, { coupon: pct(4.3), tenor: years(10), frequency: 2, yieldToMaturity: "y" });
 * Number(priced.get("bondPrice", 1)).toFixed(3); // "98.404"
 */
export function bondPrice(table: ColumnTable, columns: BondPriceColumns): ColumnTable {
  const { coupon, yieldToMaturity, frequency, as = "bondPrice" } = columns;
  if ("tenor" in columns) {
    const { tenor } = columns;
    const read = numberColumns(table, { coupon, yieldToMaturity, tenor }, ["coupon", "yieldToMaturity"]);
    return withNumbers(
      read.table,
      as,
      onCompleteRows(read, (values) => bondPriceColumn({ ...values, frequency })),
    );
  }
  const { settlement, maturity, convention, endOfMonth } = columns;
  const reader = rowReader("bondPrice", table, { coupon, yieldToMaturity, settlement, maturity });
  const rules = { frequency, convention, ...(endOfMonth === undefined ? {} : { endOfMonth }) };
  return addColumns(reader, [as], (values): readonly Price[] => [bondPriceOf({ ...values, ...rules }).value]);
}
