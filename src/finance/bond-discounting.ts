import { UserError } from "../base/errors.ts";
import type { BondCashFlows } from "./bond-cash-flows.ts";

/** A bond's dirty price and its first two derivatives by yield, per 100 of face value. */
export interface PriceAndSlopes {
  readonly dirty: number;
  /** dP/dy, for y as a decimal. */
  readonly slope: number;
  /** d²P/dy². */
  readonly curvature: number;
}

/**
 * The dirty price at a yield, with its slope and curvature: all that yields, durations and convexities need.
 *
 * @param flows - from `bondCashFlows`
 * @param annualYield - a decimal, compounded `flows.frequency` times a year
 * @throws `finance/yield-too-low` where a period's discounting 1 + y/f is not above zero
 */
export function priceAndSlopes(flows: BondCashFlows, annualYield: number): PriceAndSlopes {
  const { frequency, firstPeriod, convention } = flows;
  const growth = 1 + annualYield / frequency;
  refuseNoDiscount(growth, annualYield, frequency);
  if (convention === "ust-31cfr356") return simpleFirstPeriod(flows, annualYield);
  let price = 0;
  let first = 0;
  let second = 0;
  let discount = growth ** -firstPeriod;
  for (let k = 0; k < flows.amounts.length; k++) {
    const periods = firstPeriod + k;
    const value = (flows.amounts[k] ?? 0) * discount;
    price += value;
    first += periods * value;
    second += periods * (periods + 1) * value;
    discount /= growth;
  }
  const step = 1 / (frequency * growth);
  return { dirty: price, slope: -first * step, curvature: second * step * step };
}

/** P = Q(y) / (1 + w y/f), with Q the value at the next coupon date. */
function simpleFirstPeriod(flows: BondCashFlows, annualYield: number): PriceAndSlopes {
  const later = priceAndSlopes({ ...flows, firstPeriod: 0, convention: "street" }, annualYield);
  const rate = flows.firstPeriod / flows.frequency;
  const simple = 1 + rate * annualYield;
  const dirty = later.dirty / simple;
  const slope = (later.slope - rate * dirty) / simple;
  return { dirty, slope, curvature: (later.curvature - 2 * rate * slope) / simple };
}

function refuseNoDiscount(growth: number, annualYield: number, frequency: number): void {
  if (growth > 0) return;
  throw new UserError("finance/yield-too-low", {
    expected: `a yield above ${-100 * frequency}%, where a coupon period still discounts`,
    received: String(annualYield),
    action: "check the yield's sign and whether it is a decimal",
  });
}

/**
 * The yield at which the flows are worth a dirty price.
 *
 * Newton's method on the logarithm of the price, which is nearly straight, inside a bracket that closes from both sides.
 *
 * @param flows - from `bondCashFlows`
 * @param dirtyPrice - per 100, above zero
 * @returns the yield as a decimal, to the rounding of the price
 * @throws `finance/no-yield` for a price that no yield gives
 */
export function yieldFromDirtyPrice(flows: BondCashFlows, dirtyPrice: number): number {
  if (!(dirtyPrice > 0 && Number.isFinite(dirtyPrice))) throw noYield(dirtyPrice);
  let low = -flows.frequency * (1 - 1e-9);
  let high = Infinity;
  let guess = 0.05;
  const roundings = 8 + flows.amounts.length;
  for (let turn = 0; turn < 200; turn++) {
    const { dirty, slope } = priceAndSlopes(flows, guess);
    const step = (dirty * Math.log(dirty / dirtyPrice)) / slope;
    // A smaller step is the price's own rounding, seen as a yield.
    const rounding = Number.EPSILON * (1 + Math.abs(guess) - (roundings * dirty) / slope);
    if (Math.abs(step) <= rounding) return guess - step;
    if (dirty > dirtyPrice) low = guess;
    else high = guess;
    const next = guess - step;
    const within = next > low && next < high;
    guess = within ? next : high === Infinity ? 2 * Math.abs(guess) + 1 : (low + high) / 2;
  }
  throw noYield(dirtyPrice);
}

function noYield(dirtyPrice: number): UserError {
  return new UserError("finance/no-yield", {
    expected: "a dirty price above zero that the bond's payments can be worth",
    received: String(dirtyPrice),
    action: "check the price, and that it is per 100 of face value",
  });
}
