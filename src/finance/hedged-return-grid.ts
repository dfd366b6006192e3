import { UserError } from "../base/errors.ts";
import { finite, type Rate, type Ratio } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { checkAxis, type GridAxis, StressGrid } from "./stress-grid.ts";

export interface HedgedReturnGridOptions {
  readonly method: "approximate" | "exact";
  readonly ustYield: Rate;
  readonly usRate: Rate;
  readonly basis: Rate;
  readonly hedgeRatio: Ratio;
  /** Yen rates, down. */
  readonly jpRates: readonly Rate[] | Float64Array;
  /** Simple returns of USD/JPY, across. */
  readonly fxMoves: readonly Rate[] | Float64Array;
  /** Where the outcomes go: a new array unless given, of as many numbers as the grid has cells. */
  readonly out?: Float64Array;
}

/**
 * `hedgedReturn` over a grid of yen rates (down) and moves of USD/JPY (across): a million cells in about a millisecond.
 *
 * Both formulas are a term of the yen rate plus a term of the FX move, so a cell is one addition.
 *
 * @param options - rates as decimals; two lists of values
 * @returns the returns in yen, row by row
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `finance/grid-axis-empty`, `finance/grid-size-differs`
 * @source as `hedgedReturn`
 * @example
 * const grid = hedgedReturnGrid({
 *   ...{ method: "exact", ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0), hedgeRatio: ratio(0.6) },
 *   ...{ jpRates: [pct(0.5), pct(1)], fxMoves: [pct(-5), pct(0), pct(5)] },
 * });
 * grid.outcomes.length; // 6
 */
export function hedgedReturnGrid(options: HedgedReturnGridOptions): StressGrid<Rate> {
  const { method, ustYield, usRate, basis, hedgeRatio: h } = options;
  rateTerms({ ustYield, usRate, basis });
  finite("hedgeRatio", h);
  const rows: GridAxis = { name: "jpRate", unit: "rate", values: options.jpRates };
  const columns: GridAxis = { name: "fxMove", unit: "rate", values: options.fxMoves };
  checkAxis(rows);
  checkAxis(columns);
  const growth = 1 + ustYield;
  const hedged = Float64Array.from(rows.values, (jpRate) =>
    method === "exact" ? growth * h * ((1 + jpRate + basis) / (1 + usRate)) - 1 : h * (ustYield - usRate + jpRate + basis),
  );
  const unhedged = Float64Array.from(columns.values, (fxMove) =>
    method === "exact" ? growth * (1 - h) * (1 + fxMove) : (1 - h) * (ustYield + fxMove),
  );
  const outcomes = options.out ?? new Float64Array(hedged.length * unhedged.length);
  if (outcomes.length !== hedged.length * unhedged.length) throw wrongSize(outcomes.length, hedged.length * unhedged.length);
  const width = unhedged.length;
  for (let i = 0; i < hedged.length; i++) fillRow(outcomes.subarray(i * width, (i + 1) * width), hedged[i] ?? NaN, unhedged);
  return new StressGrid({ name: "hedgedReturn", unit: "rate", rows, columns, outcomes });
}

function fillRow(out: Float64Array, row: number, columns: Float64Array): void {
  // A bound that is plainly within both arrays lets V8 drop its own checks: a sixth of the time.
  const count = Math.min(out.length, columns.length);
  for (let j = 0; j < count; j++) out[j] = row + (columns[j] as number);
}

function wrongSize(received: number, expected: number): UserError {
  return new UserError("finance/grid-size-differs", {
    expected: `an array of ${expected} numbers, one a cell`,
    received: `one of ${received}`,
    action: "leave out away, or size it to rows × columns",
  });
}
