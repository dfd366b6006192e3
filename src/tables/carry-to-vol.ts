import type { ColumnTable } from "arquero";
import type { Result } from "../base/result.ts";
import type { Rate, Ratio, Volatility } from "../base/units.ts";
import { carryToVol as ofOne, type CarryToVolOptions, type CarryToVolParts } from "../finance/carry-to-vol.ts";
import { type ColumnInput, eachRow, numberColumns, withNumbers } from "./number-columns.ts";

/** Inputs of the verb: each the name of a column, or one value for all rows. */
export interface CarryToVolVerb {
  readonly usRate: ColumnInput<Rate>;
  readonly jpRate: ColumnInput<Rate>;
  /** Volatility of USD/JPY a year, as a decimal: implied or realised as the column is. */
  readonly volatility: ColumnInput<Volatility>;
  /** Name of the new column: `carryToVol` unless given. */
  readonly as?: string;
}

/**
 * Carry for a unit of risk, `(rUS - rJP) / σ`, in every row of a table.
 *
 * As a verb it adds one column of plain ratios and keeps rows, order and groups; filter and order are carried out. Where an input is missing,
 * or the volatility is not above zero, the ratio is missing (undefined) too.
 *
 * @param table - with the columns that are named, in decimals a year
 * @param columns - column names or constants
 * @returns the table with the new column
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`
 * @source market convention
 * @example
 * const days = table({ SOFR: [0.045], TONA: [0.005], vol: [0.1] });
 * carryToVol(days, { usRate: "SOFR", jpRate: "TONA", volatility: "vol" }).get("carryToVol", 0).toFixed(2); // "0.40"
 */
export function carryToVol(table: ColumnTable, columns: CarryToVolVerb): ColumnTable;
/** Carry for a unit of risk, with its steps: `(rUS - rJP) / σ`, both a year. */
export function carryToVol(options: CarryToVolOptions): Result<Ratio, CarryToVolParts>;
export function carryToVol(
  first: ColumnTable | CarryToVolOptions,
  columns?: CarryToVolVerb,
): ColumnTable | Result<Ratio, CarryToVolParts> {
  if (!columns) return ofOne(first as CarryToVolOptions);
  const { usRate, jpRate, volatility, as = "carryToVol" } = columns;
  const read = numberColumns(first as ColumnTable, { usRate, jpRate, volatility }, ["usRate", "jpRate", "volatility"]);
  return withNumbers(
    read.table,
    as,
    eachRow(read, (at) => (at("volatility") > 0 ? (at("usRate") - at("jpRate")) / at("volatility") : NaN)),
  );
}
