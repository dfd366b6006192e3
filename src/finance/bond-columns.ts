import { UserError } from "../base/errors.ts";
import { yieldFromDirtyPrice } from "./bond-discounting.ts";
import { type CouponFrequency, refuseUnknownFrequency } from "./coupon-schedule.ts";

/** A number for every row, or one a row. */
export type NumberColumn = number | ArrayLike<number>;

interface BondColumns {
  /** Annual coupons as decimals of face value. */
  readonly coupon: NumberColumn;
  /** Years to maturity; a part of a coupon period counts as the street counts it, and accrues evenly. */
  readonly tenor: NumberColumn;
  readonly frequency: CouponFrequency;
}

/**
 * Clean prices of many bonds at once, by the street's rule: `bondPrice` without dates, over typed arrays.
 *
 * `clean = (1 + y/f)^(1 - w) (c/f A_n + 100 v^n) - (1 - w) c/f`, n coupons left, w the part period to the next, v = 1/(1 + y/f).
 * The annuity is `A_n = (1 - v^n) f/y`, and near a yield of zero a sum.
 *
 * @param columns - coupons and yields as decimals, tenors in years; numbers hold for every row
 * @returns clean prices per 100 of face value, one a row
 * @throws `finance/column-value` for a row without a price, by its number; `finance/columns-differ-in-length`
 * @source market practice ("street"), as for `bondPrice`
 * @example
 * bondPriceColumn({ coupon: 0.043, tenor: 10, frequency: 2, yieldToMaturity: [0.043, 0.045] }); // [100, 98.4036…]
 */
export function bondPriceColumn(columns: BondColumns & { readonly yieldToMaturity: NumberColumn }): Float64Array {
  const rows = solverRows(columns, columns.yieldToMaturity);
  forEachTenor(rows, priceRun);
  return rows.results;
}

/**
 * Yields to maturity of many bonds at once, by the street's rule: `bondYield` without dates, over typed arrays.
 *
 * Newton's method on the logarithm of the price, which is nearly straight in the yield, so that three turns are the rule.
 *
 * @param columns - coupons as decimals, tenors in years, clean prices per 100; numbers hold for every row
 * @returns yields as decimals a year, compounded `frequency` times, one a row
 * @throws `finance/column-value` for a row without a yield, by its number; `finance/columns-differ-in-length`
 * @source market practice ("street"), as for `bondYield`
 * @example
 * bondYieldColumn({ coupon: 0.043, tenor: 10, frequency: 2, cleanPrice: [100] }); // [0.043]
 */
export function bondYieldColumn(columns: BondColumns & { readonly cleanPrice: NumberColumn }): Float64Array {
  const rows = solverRows(columns, columns.cleanPrice);
  forEachTenor(rows, yieldRun);
  return rows.results;
}

/** The columns as typed arrays; a step of 0 repeats one value on every row. */
interface SolverRows {
  readonly frequency: CouponFrequency;
  readonly coupons: Float64Array;
  readonly couponStep: number;
  readonly tenors: Float64Array;
  readonly tenorStep: number;
  /** Yields to price at, or clean prices to find the yields of. */
  readonly givens: Float64Array;
  readonly givenStep: number;
  readonly results: Float64Array;
}

/** Fills the results of rows `from` to `to`, which share a tenor. Returns nothing: a number would be boxed for each row. */
type Run = (rows: SolverRows, from: number, to: number) => void;

function solverRows(columns: BondColumns, given: NumberColumn): SolverRows {
  refuseUnknownFrequency(columns.frequency);
  const count = rowCount([columns.coupon, columns.tenor, given]);
  const [coupons, couponStep] = spread(columns.coupon);
  const [tenors, tenorStep] = spread(columns.tenor);
  const [givens, givenStep] = spread(given);
  const results = new Float64Array(count);
  return { frequency: columns.frequency, coupons, couponStep, tenors, tenorStep, givens, givenStep, results };
}

/** Rows of one call: the engine compiles a function that is called often, not one that is called once for a million rows. */
const block = 4096;

function forEachTenor(rows: SolverRows, run: Run): void {
  const { tenors, tenorStep, results } = rows;
  let from = 0;
  while (from < results.length) {
    const tenor = tenors[from * tenorStep] as number;
    const end = Math.min(results.length, from + block);
    let to = tenorStep === 0 ? end : from + 1;
    while (to < end && tenors[to] === tenor) to++;
    run(rows, from, to);
    from = to;
  }
}

function priceRun(rows: SolverRows, from: number, to: number): void {
  const { frequency, coupons, couponStep, givens, givenStep, results } = rows;
  const periods = (rows.tenors[from * rows.tenorStep] as number) * frequency;
  const count = couponCount(periods, from);
  const wait = count - periods;
  const perPeriod = 1 / frequency;
  for (let row = from; row < to; row++) {
    const coupon = 100 * perPeriod * (coupons[row * couponStep] as number);
    const rate = perPeriod * (givens[row * givenStep] as number);
    const growth = 1 + rate;
    let value: number;
    if (rate < nearZero && rate > -nearZero) {
      value = sumOfPayments(coupon, rate, count);
    } else {
      // One division serves both 1/growth and 1/rate.
      const both = 1 / (growth * rate);
      const power = wholePower(rate * both, count);
      const perpetuity = coupon * growth * both;
      value = perpetuity + (100 - perpetuity) * power;
    }
    if (wait !== 0) value = value * partPower(growth, wait) - wait * coupon;
    // A value less itself is not 0 when it is NaN or infinite.
    if (!(value - value === 0 && growth > 0)) throw badRow(row, "a coupon and a yield that discounts", givens, givenStep);
    results[row] = value;
  }
}

/** Under this yield a period the annuity's closed form loses its digits. */
const nearZero = 1e-4;

function sumOfPayments(coupon: number, rate: number, count: number): number {
  let annuity = 0;
  let power = 1;
  for (let k = 0; k < count; k++) {
    power /= 1 + rate;
    annuity += power;
  }
  return coupon * annuity + 100 * power;
}

function yieldRun(rows: SolverRows, from: number, to: number): void {
  const { frequency, coupons, couponStep, givens, givenStep, results } = rows;
  const periods = (rows.tenors[from * rows.tenorStep] as number) * frequency;
  const count = couponCount(periods, from);
  const wait = count - periods;
  const perPeriod = 1 / frequency;
  for (let row = from; row < to; row++) {
    const coupon = 100 * perPeriod * (coupons[row * couponStep] as number);
    const clean = givens[row * givenStep] as number;
    const dirty = clean + wait * coupon;
    if (!(dirty > 0 && dirty < Infinity && Math.abs(coupon) < Infinity)) {
      throw badRow(row, "a coupon and a clean price above zero", givens, givenStep);
    }
    // The textbook's approximation: income and pull to par over a mean of price and face.
    let rate = (coupon + (100 - clean) / periods) / (40 + 0.6 * dirty);
    let turn = 0;
    for (; turn < 12; turn++) {
      // Near zero the slope's closed form loses its digits.
      if (!(rate > nearZero || (rate < -nearZero && rate > -0.5))) turn = 12;
      const growth = 1 + rate;
      const both = 1 / (growth * rate);
      const inverse = growth * both;
      const discount = rate * both;
      const power = wholePower(discount, count);
      const annuity = (1 - power) * inverse;
      const timed = (growth * annuity - count * power) * inverse;
      const value = coupon * annuity + 100 * power;
      const part = wait === 0 ? 1 : partPower(growth, wait);
      const price = part * value;
      const slope = part * discount * (coupon * timed + 100 * count * power - wait * value);
      // 2 (P - T) / (P + T) is ln(P/T) to the third order.
      const step = (2 * price * (price - dirty)) / ((price + dirty) * slope);
      rate += step;
      if (step < 1e-8 && step > -1e-8) break;
    }
    results[row] = frequency * (turn < 12 ? rate : bracketedYield(coupon, count, wait, dirty));
  }
}

/** The yield a period where Newton's steps leave the ground on which they are sure. */
function bracketedYield(coupon: number, count: number, wait: number, dirty: number): number {
  const amounts = Array.from({ length: count }, (_, k) => coupon + (k === count - 1 ? 100 : 0));
  return yieldFromDirtyPrice({ amounts, firstPeriod: 1 - wait, accrued: 0, frequency: 1, convention: "street" }, dirty);
}

/** `base^count` by squaring, written out to 127 since a loop over the bits takes three times as long. */
function wholePower(base: number, count: number): number {
  if (count > 127) return base ** count;
  const square = base * base;
  const fourth = square * square;
  const eighth = fourth * fourth;
  let power = count & 1 ? base : 1;
  if (count & 2) power *= square;
  if (count & 4) power *= fourth;
  if (count & 8) power *= eighth;
  if (count < 16) return power;
  const sixteenth = eighth * eighth;
  if (count & 16) power *= sixteenth;
  if (count < 32) return power;
  const thirtySecond = sixteenth * sixteenth;
  if (count & 32) power *= thirtySecond;
  return count & 64 ? power * thirtySecond * thirtySecond : power;
}

/** `growth^part` for a part between 0 and 1: by series near 1, where every ordinary yield lies, several times faster. */
function partPower(growth: number, part: number): number {
  const s = (growth - 1) / (growth + 1);
  if (!(s > -0.07 && s < 0.07)) return growth ** part;
  const q = s * s;
  const u = 2 * part * s * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q / 13))))));
  const low = 1 + (u / 5) * (1 + (u / 6) * (1 + (u / 7) * (1 + (u / 8) * (1 + (u / 9) * (1 + u / 10)))));
  return 1 + u * (1 + (u / 2) * (1 + (u / 3) * (1 + (u / 4) * low)));
}

/** Coupons left at a number of periods to maturity. */
function couponCount(periods: number, row: number): number {
  const count = Math.ceil(periods - 1e-9);
  if (count >= 1 && count < 2 ** 20) return count;
  throw new UserError("finance/column-value", {
    expected: "a tenor above zero years in every row",
    received: `${periods} coupon periods in row ${row + 1}`,
    action: "filter the row, or correct its tenor",
  });
}

/** A column's values and the step from row to row: 0 for a number that holds for every row. */
function spread(column: NumberColumn): readonly [values: Float64Array, step: 0 | 1] {
  if (typeof column === "number") return [Float64Array.of(column), 0];
  if (column instanceof Float64Array) return [column, 1];
  // A null of a plain array would become 0 in a typed one: a missing value must stay one.
  return [Float64Array.from(column, (value) => (typeof value === "number" ? value : NaN)), 1];
}

function rowCount(columns: readonly NumberColumn[]): number {
  const lengths = columns.filter((column) => typeof column !== "number").map((column) => column.length);
  const [first = 1] = lengths;
  if (lengths.every((length) => length === first)) return first;
  throw new UserError("finance/columns-differ-in-length", {
    expected: "columns of one length, or single numbers",
    received: `lengths ${lengths.join(", ")}`,
    action: "take the columns from one table",
  });
}

function badRow(row: number, what: string, values: Float64Array, step: number): UserError {
  return new UserError("finance/column-value", {
    expected: `${what} in every row`,
    received: `${values[row * step]} in row ${row + 1}`,
    action: "filter the row, or correct its values",
  });
}
