import { formatQuantity } from "../base/format.ts";
import { RowsResult } from "../base/result-rows.ts";
import type { Unit } from "../base/units.ts";

/** One turn of a loop: what it adds, and the sum so far. */
export interface DivergingRound {
  readonly round: number;
  readonly change: number;
  readonly total: number;
}

/**
 * The answer of a loop that feeds on itself without end: each round is at least as large as the one before (`gain >= 1`),
 * so the sum has no limit. It is a result, not an error: the first rounds are its rows.
 */
export class Diverges extends RowsResult<DivergingRound, { gain: number }> {
  readonly diverges = true as const;
  /** What a round is multiplied by to give the next one. */
  readonly gain: number;

  constructor(name: string, gain: number, unit: Unit, rounds: readonly DivergingRound[]) {
    super({
      name,
      formula: "sum of shock × gain^n, without a limit for a gain of 1 or more in size",
      inputs: { gain: { value: gain, unit: "ratio" } },
      columns: { round: { label: "Round" }, change: { label: "Change", unit }, total: { label: "Total so far", unit } },
      rows: rounds,
      warnings: [
        {
          code: "finance/diverges",
          message: `the loop's gain is ${formatQuantity(gain, "ratio")} and its rounds do not settle: the rows show the first`,
        },
      ],
      parts: { gain },
    });
    this.gain = gain;
  }
}
