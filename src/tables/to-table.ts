import { type ColumnTable, table } from "arquero";
import { UserError } from "../base/errors.ts";
import type { RowsResult } from "../base/result-rows.ts";

/**
 * The rows of a result as a table: a path by year, a fan by source, an effect by node.
 *
 * Columns: every field of a row, in its order. Rows: as in the result. Nulls: kept, where a row has no figure.
 *
 * @param result - what `repatriationPath`, `flowImpact`, `mortgageSchedule`, `propagate` and the like return
 * @returns a table with a row a row and a column a field, numbers in the units of the fields
 * @throws `tables/no-rows` for a result without rows
 * @example
 * const path = repatriationPath({
 *   mode: "partial adjustment", lambda: ratio(0.1), stock: usdBn(5000), targetShift: ratio(0.1), years: 10,
 * });
 * toTable(path).get("cumulative", 0); // 50
 */
export function toTable<Row extends object, P extends Record<string, number>>(result: RowsResult<Row, P>): ColumnTable {
  const [first] = result.rows;
  if (!first) {
    throw new UserError("tables/no-rows", {
      expected: `rows in the result of ${result.name}`,
      received: "none",
      action: "check what it was called with",
    });
  }
  const fields = Object.keys(first) as (keyof Row & string)[];
  return table(new Map(fields.map((field) => [field, result.rows.map((row) => row[field])])));
}
