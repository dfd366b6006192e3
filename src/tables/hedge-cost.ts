import type { Rate, Ratio } from "../base/units.ts";
import {
  annualCost,
  type ForwardTenor,
  hedgeCost as hedgeCostOf,
  type HedgeCostMode,
  legYears,
  oneYear,
} from "../finance/hedge-cost.ts";
import { eachRow, rowVerb } from "./row-verb.ts";

/**
 * The annual cost of selling dollars forward against yen, by the definition that `mode` names, in every row of a table.
 *
 * `US rate - (Japan rate + basis)`, or from the forward by one of the other three definitions
 *
 * Columns required: those named; rates and basis as decimals a year, tenors in years, one for both legs or `{ us, jp }`. Columns
 * added: `hedgeCost` (or `as`), decimals a year; with `parts` also `impliedYenRate`, `forwardOverSpot`. Rows, order and groups
 * kept; filter and order are carried out. Nulls: a row with a missing value gets undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const days = table({ SOFR: [0.045, 0.0355], TONA: [0.005, 0.00727] });
 * const costs = hedgeCost(days, { mode: "rateDifferential", usRate: "SOFR", jpRate: "TONA", basis: bp(-20) });
 * Number(costs.get("hedgeCost", 0)).toFixed(4); // "0.0420"
 */
export const hedgeCost = rowVerb("hedgeCost", hedgeCostOf, {
  columns: ["usRate", "jpRate", "basis", "tenor"],
  fast: {
    applies: ({ tenor }: { readonly tenor?: unknown }) => !takesColumns(tenor),
    inputs: ["usRate", "jpRate", "basis"],
    rates: ["usRate", "jpRate", "basis"],
    compute: costs,
  },
});

function takesColumns(tenor: unknown): boolean {
  return (
    typeof tenor === "string" || (typeof tenor === "object" && Object.values(tenor ?? {}).some((leg) => typeof leg === "string"))
  );
}

type RateColumns = Readonly<Record<"usRate" | "jpRate" | "basis", Float64Array | number>>;

function costs(values: RateColumns, options: { readonly mode: HedgeCostMode; readonly tenor?: ForwardTenor }, rows: number) {
  const { mode, tenor } = options;
  const legs = mode === "rateDifferential" || tenor === undefined ? oneYear : legYears(tenor);
  return eachRow(values, rows, (at) => {
    const usRate = at("usRate") as Rate;
    const impliedYenRate = (at("jpRate") + at("basis")) as Rate;
    const [yen, dollars] = [1 + impliedYenRate * legs.jp, 1 + usRate * legs.us];
    const isPriced = yen > 0 && dollars > 0 && (mode === "rateDifferential" || tenor !== undefined);
    const terms = { usRate, impliedYenRate, forwardOverSpot: (yen / dollars) as Ratio, years: legs.jp };
    return isPriced ? annualCost(mode, terms) : NaN;
  });
}
