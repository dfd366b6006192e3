import { type HedgedReturnColumns, hedgedReturnColumn } from "../finance/hedged-return-columns.ts";
import { hedgedReturn as hedgedReturnOf } from "../finance/hedged-return.ts";
import { rowVerb } from "./row-verb.ts";

type ReturnColumns = Omit<HedgedReturnColumns, "method" | "fxMove" | "out"> & {
  readonly "fxMove.simple": HedgedReturnColumns["fxMove"];
};

/**
 * The return over a year, in yen, of a dollar bond of which a share is hedged: of every row of a table, a million in milliseconds.
 *
 * `h (y - (rUS - rJP - b)) + (1 - h) (y + fx)`, or exactly through the forward
 *
 * Columns required: those named; decimals a year; the FX move as `{ simple: … }`, `{ log: … }` or `{ from: …, to: … }`. Columns
 * added: `hedgedReturn` (or `as`), decimals a year; with `parts` also `hedgeCost`, `hedged`, `unhedged`, `residual`,
 * `forwardOverSpot`, `fxMove`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value
 * gets undefined.
 *
 * @param table - a row a day or a case
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ DGS10: [0.043, 0.0459], SOFR: [0.045, 0.0355], TONA: [0.005, 0.00727] });
 * const constants = { basis: bp(0), hedgeRatio: ratio(1), fxMove: { simple: pct(0) } };
 * const hedged = hedgedReturn(days, { method: "approximate", ustYield: "DGS10", usRate: "SOFR", jpRate: "TONA", ...constants });
 * Number(hedged.get("hedgedReturn", 1)).toFixed(5); // "0.01767"
 */
export const hedgedReturn = rowVerb("hedgedReturn", hedgedReturnOf, {
  columns: ["ustYield", "usRate", "jpRate", "basis", "hedgeRatio", "fxMove", "priceChange"],
  fast: {
    applies: ({ method, fxMove, priceChange }: { method: string; fxMove: object; priceChange?: unknown }) =>
      (method === "exact" || method === "approximate") && "simple" in fxMove && priceChange === undefined,
    inputs: ["ustYield", "usRate", "jpRate", "basis", "hedgeRatio", "fxMove.simple"],
    rates: ["ustYield", "usRate", "jpRate", "basis", "fxMove.simple"],
    compute: (values: ReturnColumns, { method }: Pick<HedgedReturnColumns, "method">, rows) =>
      hedgedReturnColumn({ method, ...values, fxMove: values["fxMove.simple"], out: new Float64Array(rows) }),
  },
});
