type Values = Readonly<Record<string, Float64Array | number>>;

/**
 * Runs a columnar helper on columns in which values may be missing (NaN): such rows get NaN, and the helper never sees them.
 *
 * @param values - columns and constants by name
 * @param rows - how many
 * @param compute - takes whole columns, gives a number a row; it may refuse any value but a missing one
 * @returns a number a row, NaN where an input is missing
 */
export function onCompleteRows(values: Values, rows: number, compute: (whole: Values) => Float64Array): Float64Array {
  const inputs = Object.entries(values);
  const given = inputs.flatMap(([, column]) => (typeof column === "number" ? [] : [column]));
  const missing = missingRows(given, rows);
  const constant = inputs.some(([, column]) => typeof column === "number" && Number.isNaN(column));
  const whole = missing.indexOf(0);
  if (constant || whole === -1) return new Float64Array(rows).fill(NaN);
  if (given.length === 0) return new Float64Array(rows).fill(compute(values)[0] ?? NaN);
  if (!missing.includes(1)) return compute(values);
  // A whole row stands in for each broken one, so that the helper's row numbers stay the table's.
  const mended = inputs.map(([name, column]) => {
    if (typeof column === "number") return [name, column] as const;
    return [name, Float64Array.from(column, (value, row) => (missing[row] === 1 ? (column[whole] ?? NaN) : value))] as const;
  });
  const results = compute(Object.fromEntries<Float64Array | number>(mended));
  return results.map((value, row) => (missing[row] === 1 ? NaN : value));
}

function missingRows(columns: readonly Float64Array[], rows: number): Uint8Array {
  const missing = new Uint8Array(rows);
  for (const column of columns) for (let row = 0; row < rows; row++) if (Number.isNaN(column[row])) missing[row] = 1;
  return missing;
}
