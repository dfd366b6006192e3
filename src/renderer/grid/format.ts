import type { CellValue, GridColumn } from "./resource.ts";

const mostDecimals = 6;

/** Writes the values of one column so that they can be compared: numbers to the one number of decimals that they need. */
export function cellFormatter(column: GridColumn, values: readonly CellValue[]): (value: CellValue) => string {
  let decimals = 0;
  for (const value of values) if (typeof value === "number") decimals = Math.max(decimals, decimalsOf(value));
  return (value) => {
    if (value === null) return "null";
    if (typeof value !== "number" || !column.numeric) return String(value);
    return needsExponent(value) ? value.toExponential(5).replace(/\.?0+e/, "e") : value.toFixed(decimals);
  };
}

function decimalsOf(value: number): number {
  if (needsExponent(value)) return 0;
  const [, fraction = ""] = Number(value.toPrecision(12)).toFixed(mostDecimals).split(".");
  return fraction.replace(/0+$/, "").length;
}

function needsExponent(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e15 || (size > 0 && size < 1e-5);
}
