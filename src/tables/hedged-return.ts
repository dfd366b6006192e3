import type { ColumnTable } from "arquero";
import type { Result } from "../base/result.ts";
import type { Rate, Ratio } from "../base/units.ts";
import { hedgedReturnColumn } from "../finance/hedged-return-columns.ts";
import { hedgedReturn as ofOne, type HedgedReturnOptions, type HedgedReturnParts } from "../finance/hedged-return.ts";
import { type ColumnInput, numberColumns, withNumbers } from "./number-columns.ts";

/** Inputs of the verb: each the name of a column, or one value for all rows. */
export interface HedgedReturnVerb {
  readonly method: "approximate" | "exact";
  readonly ustYield: ColumnInput<Rate>;
  readonly usRate: ColumnInput<Rate>;
  readonly jpRate: ColumnInput<Rate>;
  /** As quoted, on the yen leg: normally negative. */
  readonly basis: ColumnInput<Rate>;
  readonly hedgeRatio: ColumnInput<Ratio>;
  /** Simple return of USD/JPY. */
  readonly fxMove: ColumnInput<Rate>;
  /** Name of the new column: `hedgedReturn` unless given. */
  readonly as?: string;
}

/**
 * The return over a year, in yen, of a dollar bond of which a share is hedged: of every
 * row of a table, a million in milliseconds.
 *
 * As a verb it leaves out a price change, adds one column of decimals and keeps rows, order
 * and groups; filter and order are carried out. Where an input is missing the return is missing (undefined) too.
 *
 * @param table - with the columns that are named, in decimals a year
 * @param columns - column names or constants
 * @returns the table with the new column
 * @throws `tables/no-such-column`, `tables/not-a-number`, `tables/rate-looks-like-percent`
 * @source covered interest parity
 * @example
 * const days = table({ DGS10: [0.043, 0.0459], SOFR: [0.045, 0.0355], TONA: [0.005, 0.00727] });
 * const constants = { basis: bp(0), hedgeRatio: ratio(1), fxMove: pct(0) };
 * const hedged = hedgedReturn(days, { method: "approximate", ustYield: "DGS10", usRate: "SOFR", jpRate: "TONA", ...constants });
 * hedged.get("hedgedReturn", 1).toFixed(5); // "0.01767"
 */
export function hedgedReturn(table: ColumnTable, columns: HedgedReturnVerb): ColumnTable;
/**
 * The return over a year, in yen, of a dollar bond of which a share is hedged, each step explained: the yield less the hedge
 * cost for the hedged share, the yield and the FX move for the rest. At a hedge ratio of 1 the FX view does not enter.
 */
export function hedgedReturn(options: HedgedReturnOptions): Result<Rate, HedgedReturnParts>;
export function hedgedReturn(
  first: ColumnTable | HedgedReturnOptions,
  columns?: HedgedReturnVerb,
): ColumnTable | Result<Rate, HedgedReturnParts> {
  if (!columns) return ofOne(first as HedgedReturnOptions);
  const { method, as = "hedgedReturn", ...inputs } = columns;
  const { ustYield, usRate, jpRate, basis, hedgeRatio, fxMove } = inputs;
  const read = numberColumns(first as ColumnTable, { ustYield, usRate, jpRate, basis, hedgeRatio, fxMove }, [
    "ustYield",
    "usRate",
    "jpRate",
    "basis",
    "fxMove",
  ]);
  // Brands do not reach into columns: what they hold is checked above.
  const values = read.values as Record<keyof typeof read.values, never>;
  return withNumbers(read.table, as, hedgedReturnColumn({ method, ...values, out: new Float64Array(read.table.numRows()) }));
}
