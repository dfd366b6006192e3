import type { ColumnTable } from "arquero";
import type { Ratio, UsdBn } from "../base/units.ts";
import {
  type RepatriationPathOptions,
  type RepatriationYear,
  repatriationPath as repatriationPathOf,
} from "../finance/repatriation-path.ts";
import { type ColumnOr, expandRows, rowReader } from "./row-values.ts";

type WithoutStock<Options> = Options extends RepatriationPathOptions ? Omit<Options, "stock" | "targetShift"> : never;

/** Stock and shift may come from columns; the mode with its terms, the years and the trigger hold for all rows. */
export type RepatriationPathColumns = WithoutStock<RepatriationPathOptions> & {
  readonly stock: ColumnOr<UsdBn>;
  readonly targetShift: ColumnOr<Ratio>;
};

const added = ["year", "flow", "cumulative", "remaining"] as const satisfies readonly (keyof RepatriationYear)[];

/**
 * How each row's stock comes home: every row once for each year.
 *
 * Columns required: those named for the stock (USD bn) and the shift (a share). Columns added: `year`, `flow`, `cumulative`,
 * `remaining` in USD bn. Rows: each of the input's in its order, repeated for each year. Nulls: a row with a missing value is
 * left out.
 *
 * @param table - one row a holder
 * @param columns - stock and shift as a column's name or one value; mode, years and trigger for all rows
 * @returns a new table, longer by the number of years
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source partial adjustment with quadratic costs: Gould, Review of Economic Studies 35 (1968)
 * @example
 * const holders = table({ holder: ["lifers", "pensions"], stock: [2000, 3000] });
 * const terms = { mode: "partial adjustment", lambda: ratio(0.1), targetShift: ratio(0.1), years: 2 } as const;
 * repatriationPath(holders, { stock: "stock", ...terms }).array("flow"); // [20, 18, 30, 27]
 */
export function repatriationPath(table: ColumnTable, columns: RepatriationPathColumns): ColumnTable {
  const { stock, targetShift, ...rest } = columns;
  const reader = rowReader("repatriationPath", table, { stock, targetShift });
  return expandRows(reader, added, (values) => repatriationPathOf({ ...rest, ...values }).rows);
}
