import { type ColumnTable, table as tableOf } from "arquero";
import { acmEstimate } from "../finance/acm-estimate.ts";
import { matrix } from "../finance/dense-matrix.ts";
import { columnCells, numberCells } from "./verb-inputs.ts";

export interface TermPremiumHistoryColumns {
  /** Name of the date column, which is kept as it is. */
  readonly date: string;
  /** Names of the zero-rate columns for 1, 2, 3, … months of maturity, in that order and without a gap. */
  readonly zeroYields: readonly string[];
  /** What the columns hold: the Federal Reserve's files are in percent. */
  readonly unit: "percent" | "decimal";
  /** The number of pricing factors: 5 as published. */
  readonly factors: number;
  /** Maturities of the result, in months. */
  readonly months: readonly number[];
}

/**
 * Estimates the Adrian-Crump-Moench model on a table of month-end zero rates and lays its yields and premia out.
 *
 * `term premium = fitted yield - risk-neutral yield`
 *
 * Columns required: the date and one zero rate for every month of maturity, continuously compounded. Columns of the result: `date`,
 * `months`, `fitted`, `riskNeutral`, `termPremium`, decimals a year. Rows: one a month and maturity, months in the table's order. Nulls:
 * refused, since a return needs every maturity.
 *
 * @param table - a row a month, oldest first, without gaps
 * @param columns - names, unit, number of factors and maturities
 * @returns a new table
 * @throws `tables/no-such-column`, `tables/not-a-number`, and the codes of `acmEstimate`: `finance/too-many-factors`,
 *   `finance/explosive-dynamics`, `finance/maturity-missing`, `base/not-finite`
 * @source T. Adrian, R. Crump and E. Moench, Journal of Financial Economics 110 (2013) 110-138
 * @example
 * // A level and a slope that swing for twenty years, at maturities of 1 to 120 months.
 * const yieldAt = (t: number, years: number) =>
 *   4 + Math.sin(t / 9) + 0.4 * Math.sin(1.7 * t) + (Math.cos(t / 5) * (1 - Math.exp(-years / 5))) / years;
 * const names = Array.from({ length: 120 }, (_, k) => `zero${k + 1}`);
 * const months = Array.from({ length: 240 }, (_, t) => t);
 * const columns = names.map((name, k): [string, number[]] => [name, months.map((t) => yieldAt(t, (k + 1) / 12))]);
 * const yields = table({ month: months, ...Object.fromEntries(columns) });
 * const terms = { date: "month", zeroYields: names, unit: "percent", factors: 2, months: [24, 120] } as const;
 * termPremiumHistory(yields, terms).numRows(); // 480
 */
export function termPremiumHistory(table: ColumnTable, columns: TermPremiumHistoryColumns): ColumnTable {
  const { zeroYields, unit, factors, months, date } = columns;
  const seen = table.reify();
  const dates = columnCells(seen, date, "date of termPremiumHistory");
  const count = seen.numRows();
  const scale = unit === "percent" ? 0.01 : 1;
  const values = zeroYields.map((name) => numberCells(seen, name, "zeroYields of termPremiumHistory") as Float64Array);
  const yields = matrix(count, zeroYields.length, (row, maturity) => scale * (values[maturity]?.[row] ?? NaN));
  const estimate = acmEstimate({ zeroYields: yields, factors });
  const series = months.map((each) => ({
    each,
    fitted: estimate.fitted(each),
    riskNeutral: estimate.riskNeutral(each),
    termPremium: estimate.termPremium(each),
  }));
  const rows = Array.from({ length: count }, (_, row) => series.map((one) => ({ row, one }))).flat();
  return tableOf({
    date: rows.map(({ row }) => dates.at(row)),
    months: rows.map(({ one }) => one.each),
    fitted: rows.map(({ row, one }) => one.fitted[row]),
    riskNeutral: rows.map(({ row, one }) => one.riskNeutral[row]),
    termPremium: rows.map(({ row, one }) => one.termPremium[row]),
  });
}
