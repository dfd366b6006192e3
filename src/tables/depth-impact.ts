import type { ColumnTable } from "arquero";
import { depthImpact as depthImpactOf, type DepthImpactOptions } from "../finance/depth-impact.ts";
import type { Ratio, UsdBn } from "../base/units.ts";
import { addColumns, type ColumnOr, rowReader } from "./row-values.ts";

/** The model and its terms hold for all rows; order and depth may come from columns. */
export type DepthImpactColumns = {
  readonly order: ColumnOr<UsdBn>;
  readonly depth: ColumnOr<Ratio>;
  /** The model with its own terms, as in `depthImpact`. */
  readonly market: DepthImpactMarket;
  /** Name of the new column: `impact`. */
  readonly as?: string;
};

type WithoutOrder<Options> = Options extends DepthImpactOptions ? Omit<Options, "order" | "depth"> : never;

/** A model of impact without the order that it is for. */
export type DepthImpactMarket = WithoutOrder<DepthImpactOptions>;

/**
 * The immediate yield impact of an order, row by row, by square root or by Kyle's lambda.
 *
 * Columns required: those named for order (USD bn) and depth (a share of normal). Columns added: `as`, in bp. Rows and order
 * kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - one row an order
 * @param columns - order and depth as a column's name or one value, the market for all rows
 * @returns a new table with the impact added
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as for the helper of the same name
 * @example
 * const market = { model: "linear", bpPerUsdBn: 0.04 } as const;
 * depthImpact(table({ sale: [25, 50] }), { order: "sale", depth: ratio(1), market }).array("impact"); // [1, 2]
 */
export function depthImpact(table: ColumnTable, columns: DepthImpactColumns): ColumnTable {
  const { order, depth, market, as = "impact" } = columns;
  const reader = rowReader("depthImpact", table, { order, depth });
  return addColumns(reader, [as], (values) => [depthImpactOf({ ...market, ...values }).value]);
}
