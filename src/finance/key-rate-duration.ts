import { formatQuantity } from "../base/format.ts";
import { RowsResult } from "../base/result-rows.ts";
import type { Price, Years } from "../base/units.ts";
import { bondCashFlows, type Bond, bondInputs } from "./bond-cash-flows.ts";
import type { DiscountCurve } from "./discount-curve.ts";
import { checkedPoints } from "./interpolation.ts";
import { requireGiven } from "./choices.ts";

export type KeyRateOptions = Bond & {
  readonly curve: DiscountCurve;
  /** The tenors whose zero rates move, in years, increasing. */
  readonly keyTenors: ArrayLike<number>;
};

/** How the price answers to one key zero rate. */
export interface KeyRateRow {
  readonly keyTenor: Years;
  readonly duration: Years;
  /** Price change per 100 of face value for a key rate one basis point lower. */
  readonly dv01: Price;
}

/** Sums over the key rates. */
export type KeyRateParts = {
  /** The bond's value on the curve, with accrued interest. */
  readonly dirty: Price;
  /** Answer to a parallel move of the zero curve: the sum of the key-rate durations. */
  readonly effectiveDuration: Years;
};

/**
 * How a bond's value on a curve answers to the zero rate at each key tenor.
 *
 * `KRD_k = Σ_i t_i w_k(t_i) CF_i DF(t_i) / P`, with w_k the triangle that is 1 at key tenor k and 0 at its neighbours; the first
 * and last triangle stay at 1 outwards. The triangles add up to one, so the durations add up to the effective duration.
 *
 * @param options - the bond; a curve; key tenors in years. Zero rates move continuously compounded
 * @returns a row for each key tenor: duration (years) and DV01 (per 100 of face value)
 * @throws `finance/tenors-not-increasing`, `finance/too-few-points`, `finance/beyond-curve`, and the codes of `bondCashFlows`
 * @throws `finance/option-missing`
 * @source T. Ho, Journal of Fixed Income 2 (1992) 29-44
 * @example
 * const flat = zeroCurve({ tenors: [1, 30], zeroRates: [0.04, 0.04], method: "linear", on: "zero", beyond: "refuse" });
 * const bond = { coupon: pct(0), tenor: years(5), frequency: 2, convention: "street" } as const;
 * keyRateDuration({ ...bond, curve: flat, keyTenors: [2, 5, 10] }).rows[1]?.duration; // 5
 */
export function keyRateDuration(options: KeyRateOptions): RowsResult<KeyRateRow, KeyRateParts> {
  requireGiven(options, ["curve", "keyTenors"]);
  const keys = Array.from(options.keyTenors);
  checkedPoints({ x: keys, y: keys });
  const flows = bondCashFlows(options);
  const sums = keys.map(() => 0);
  let dirty = 0;
  let weighted = 0;
  flows.amounts.forEach((amount, k) => {
    const time = (flows.firstPeriod + k) / flows.frequency;
    const value = amount * options.curve.discount(time as Years);
    dirty += value;
    weighted += value * time;
    triangleWeights(keys, time, (key, weight) => (sums[key] = (sums[key] ?? 0) + weight * time * value));
  });
  const rows = keys.map((keyTenor, key) => ({
    keyTenor: keyTenor as Years,
    duration: ((sums[key] ?? 0) / dirty) as Years,
    dv01: ((sums[key] ?? 0) / 10_000) as Price,
  }));
  const effectiveDuration = (weighted / dirty) as Years;
  return new RowsResult({
    name: "keyRateDuration",
    formula: "sum of payment times × triangle weight × present value / price",
    inputs: bondInputs(options),
    columns: {
      keyTenor: { label: "Key tenor", unit: "years" },
      duration: { label: "Key-rate duration", unit: "years" },
      dv01: { label: "DV01", unit: "price" },
    },
    rows,
    steps: [
      {
        name: "effective duration",
        formula: "sum of the key-rate durations",
        substituted: rows.map(({ duration }) => formatQuantity(duration, "count", 3)).join(" + "),
        value: effectiveDuration,
        unit: "years",
      },
    ],
    parts: { dirty: dirty as Price, effectiveDuration },
  });
}

/** Calls back with each key whose triangle covers a time, and its weight there. */
function triangleWeights(keys: readonly number[], time: number, add: (key: number, weight: number) => void): void {
  const right = keys.findIndex((tenor) => tenor >= time);
  if (right === -1) return add(keys.length - 1, 1);
  if (right === 0) return add(0, 1);
  const [low, high] = [keys[right - 1] ?? 0, keys[right] ?? 0];
  const part = (time - low) / (high - low);
  add(right - 1, 1 - part);
  add(right, part);
}
