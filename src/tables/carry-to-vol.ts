import { carryToVol as carryToVolOf } from "../finance/carry-to-vol.ts";
import { eachRow, rowVerb } from "./row-verb.ts";

/**
 * Carry for a unit of risk, in every row of a table.
 *
 * `(rUS - rJP) / σ`
 *
 * Columns required: those named; rates and volatilities as decimals a year. Columns added: `carryToVol` (or `as`), a plain ratio;
 * with `parts` also `carry`. Rows, order and groups kept; filter and order are carried out. Nulls: a row with a missing value gets
 * undefined.
 *
 * @param table - a row a day
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows; `as` and `parts`
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper (`base/not-positive` for a volatility, …) with the row's number
 * @source as the helper's
 * @example
 * const days = table({ SOFR: [0.045], TONA: [0.005], vol: [0.1] });
 * const names = { usRate: "SOFR", jpRate: "TONA", volatility: "vol" } as const;
 * Number(carryToVol(days, { ...names, volatilityKind: "implied" }).get("carryToVol", 0)).toFixed(2); // "0.40"
 */
export const carryToVol = rowVerb("carryToVol", carryToVolOf, {
  columns: ["usRate", "jpRate", "volatility"],
  fast: {
    applies: ({ volatilityKind }: { volatilityKind: string }) => volatilityKind === "implied" || volatilityKind === "realised",
    inputs: ["usRate", "jpRate", "volatility"],
    rates: ["usRate", "jpRate"],
    compute: (values, _options, rows) =>
      eachRow<"usRate" | "jpRate" | "volatility">(values, rows, (at) =>
        at("volatility") > 0 ? (at("usRate") - at("jpRate")) / at("volatility") : NaN,
      ),
  },
});
