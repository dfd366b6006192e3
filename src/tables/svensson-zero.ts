import type { ColumnTable } from "arquero";
import type { Years } from "../base/units.ts";
import { parametersFromPercent, svenssonZero as svenssonZeroOf } from "../finance/nelson-siegel.ts";
import { addColumns, type ColumnOr, rowReader } from "./row-values.ts";

export interface SvenssonZeroColumns {
  /** Columns of betas in PERCENT, as the Federal Reserve publishes them. */
  readonly beta0: ColumnOr<number>;
  readonly beta1: ColumnOr<number>;
  readonly beta2: ColumnOr<number>;
  readonly beta3: ColumnOr<number>;
  /** Columns of taus in years, divisors of the tenor; a `tau2` of -999.99 means no second hump. */
  readonly tau1: ColumnOr<number>;
  readonly tau2: ColumnOr<number>;
  readonly tenor: ColumnOr<Years>;
  /** Name of the new column: `zeroRate` unless given. */
  readonly as?: string;
}

/**
 * Zero rates from published curve parameters, at any tenor, row by row.
 *
 * `z(t) = b0 + b1 (1 - e^-x)/x + b2 ((1 - e^-x)/x - e^-x) + b3 ((1 - e^-u)/u - e^-u)`, x = t/tau1, u = t/tau2
 *
 * Columns required: those named; betas in percent with all their digits, taus and tenors in years. Columns added: `as`, decimals a
 * year, continuously compounded. Rows and order kept; filter and order are carried out. Nulls: a row with a missing value gets
 * undefined.
 *
 * @param table - a row a day
 * @param columns - column names, or one value for all rows
 * @returns a new table with the zero rate added
 * @throws `tables/no-such-column`, and with the row's number `base/not-positive` (tau1), `finance/beyond-curve` (a tenor below 0)
 * @source Gürkaynak, Sack and Wright, FEDS 2006-28, data file feds200628.csv
 * @example
 * const days = table({ b0: [4], b1: [-2], b2: [1], b3: [0], t1: [2], t2: [-999.99] });
 * const names = { beta0: "b0", beta1: "b1", beta2: "b2", beta3: "b3", tau1: "t1", tau2: "t2" };
 * Number(svenssonZero(days, { ...names, tenor: years(10) }).get("zeroRate", 0)).toFixed(6); // "0.037946"
 */
export function svenssonZero(table: ColumnTable, columns: SvenssonZeroColumns): ColumnTable {
  const { as = "zeroRate", ...operands } = columns;
  const reader = rowReader("svenssonZero", table, operands);
  return addColumns(reader, [as], ({ tenor, ...row }) => [
    svenssonZeroOf({ parameters: parametersFromPercent(row), tenor }).value,
  ]);
}
