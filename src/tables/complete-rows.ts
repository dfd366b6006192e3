import type { ColumnOrConstant } from "../finance/hedged-return-columns.ts";
import type { NumberColumns } from "./number-columns.ts";

/**
 * Runs a columnar helper on a table in which values may be missing: such rows get NaN, and the helper never sees them.
 *
 * @param columns - the table and its inputs; NaN is missing
 * @param compute - takes whole columns, gives a number a row; it may refuse any value but a missing one
 * @returns a number a row, NaN where an input is missing
 */
export function onCompleteRows<Names extends string>(
  columns: NumberColumns<Names>,
  compute: (values: Readonly<Record<Names, ColumnOrConstant<number>>>) => Float64Array,
): Float64Array {
  const count = columns.table.numRows();
  const inputs = Object.entries<ColumnOrConstant<number>>(columns.values);
  const given = inputs.flatMap(([, column]) => (typeof column === "number" ? [] : [column]));
  const missing = missingRows(given, count);
  const constant = inputs.some(([, column]) => typeof column === "number" && Number.isNaN(column));
  const whole = missing.indexOf(0);
  if (constant || whole === -1) return new Float64Array(count).fill(NaN);
  if (given.length === 0) return new Float64Array(count).fill(compute(columns.values)[0] ?? NaN);
  if (!missing.includes(1)) return compute(columns.values);
  // A whole row stands in for each broken one, so that the helper's row numbers stay the table's.
  const mended = inputs.map(([name, column]) => {
    if (typeof column === "number") return [name, column] as const;
    return [name, Float64Array.from(column, (value, row) => (missing[row] === 1 ? (column[whole] ?? NaN) : value))] as const;
  });
  const results = compute(Object.fromEntries(mended) as Record<Names, ColumnOrConstant<number>>);
  return results.map((value, row) => (missing[row] === 1 ? NaN : value));
}

function missingRows(columns: readonly Float64Array[], count: number): Uint8Array {
  const missing = new Uint8Array(count);
  for (const column of columns) for (let row = 0; row < count; row++) if (Number.isNaN(column[row])) missing[row] = 1;
  return missing;
}
