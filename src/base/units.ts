import { UserError } from "./errors.ts";

declare const brand: unique symbol;

/** A plain number at run time whose unit the compiler knows: quantities of two units do not mix. */
export type Quantity<Name extends string> = number & { readonly [brand]: Name };

/** An annual interest rate, yield or return as a decimal: 4.30% is 0.043. */
export type Rate = Quantity<"rate">;
/** Basis points, for impacts that are published so: 40 is 40bp. */
export type Bp = Quantity<"bp">;
/** Billions of US dollars. */
export type UsdBn = Quantity<"usdBn">;
/** Trillions of US dollars. */
export type UsdTn = Quantity<"usdTn">;
/** Trillions of yen. */
export type JpyTn = Quantity<"jpyTn">;
/** Years, or a fraction of one. */
export type Years = Quantity<"years">;
/** A pure ratio: 0.6 is 60 of 100. */
export type Ratio = Quantity<"ratio">;
/** The USD/JPY exchange rate: yen for one dollar. */
export type JpyPerUsd = Quantity<"jpyPerUsd">;
/** An amount in the one currency of a case: a loan, a dividend, a value. */
export type Money = Quantity<"money">;
/** An annual volatility of returns as a decimal: 9.5% is 0.095. Not a {@link Rate}, so that the two do not mix. */
export type Volatility = Quantity<"volatility">;
/** A price per 100 of face value. */
export type Price = Quantity<"price">;

/**
 * How a value is shown. Most are a brand's name; `pp` is a difference of two rates, held as a decimal {@link Rate}
 * and shown in percentage points; `share` is a {@link Ratio} shown in percent and `multiple` one shown as `12.5x`;
 * `count` is a plain number; `date` is a `CalendarDate`, shown as 2026-05-15.
 */
export type Unit =
  | "rate"
  | "pp"
  | "bp"
  | "usdBn"
  | "usdTn"
  | "jpyTn"
  | "years"
  | "ratio"
  | "share"
  | "multiple"
  | "money"
  | "jpyPerUsd"
  | "price"
  | "count"
  | "date";

/** A rate written in percent: `pct(4.3)` is 0.043. */
export function pct(percent: number): Rate {
  return (finite("pct", percent) / 100) as Rate;
}

/** A rate written in basis points: `bp(50)` is 0.005. For an impact that stays in basis points see {@link basisPoints}. */
export function bp(points: number): Rate {
  return (finite("bp", points) / 10_000) as Rate;
}

/**
 * A rate that is a decimal already: `rate(0.043)`.
 *
 * @throws `base/rate-looks-like-percent` for a size of 1 or more, which is nearly always a percent by mistake
 */
export function rate(decimal: number): Rate {
  finite("rate", decimal);
  if (Math.abs(decimal) >= 1) {
    throw new UserError("base/rate-looks-like-percent", {
      expected: "a rate as a decimal below 1 in size",
      received: String(decimal),
      action: `write pct(${decimal}) if it is a percent`,
    });
  }
  return decimal as Rate;
}

/** An impact in basis points that stays in basis points: `basisPoints(40)` is 40. */
export const basisPoints = (value: number): Bp => finite("basisPoints", value) as Bp;
export const usdBn = (value: number): UsdBn => finite("usdBn", value) as UsdBn;
export const usdTn = (value: number): UsdTn => finite("usdTn", value) as UsdTn;
export const jpyTn = (value: number): JpyTn => finite("jpyTn", value) as JpyTn;
export const years = (value: number): Years => finite("years", value) as Years;
export const ratio = (value: number): Ratio => finite("ratio", value) as Ratio;
export const money = (value: number): Money => finite("money", value) as Money;
export const price = (value: number): Price => finite("price", value) as Price;

/** An annual volatility written in percent: `volatilityPct(9.5)` is 0.095. @throws `base/not-positive` */
export function volatilityPct(percent: number): Volatility {
  return (positive("volatility", percent) / 100) as Volatility;
}

/** Yen for one dollar: `jpyPerUsd(155)`. @throws `base/not-positive` */
export function jpyPerUsd(value: number): JpyPerUsd {
  return positive("jpyPerUsd", value) as JpyPerUsd;
}

/** A rate in percent, as a plain number for a chart or a table: 0.043 gives 4.3. */
export const inPct = (value: Rate): number => cleaned(value * 100);
/** A rate in basis points: 0.005 gives 50. */
export const inBp = (value: Rate): Bp => cleaned(value * 10_000) as Bp;

/** Passes a finite number through. @throws `base/not-finite` */
export function finite(name: string, value: number): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new UserError("base/not-finite", {
    expected: `${name} to be a finite number`,
    received: describe(value),
    action:
      value === undefined
        ? `give ${name}, or mend its spelling`
        : `check where ${name} comes from: a missing observation or a division by zero`,
  });
}

/** Passes a finite number above zero through. @throws `base/not-finite`, `base/not-positive` */
export function positive(name: string, value: number): number {
  if (finite(name, value) > 0) return value;
  throw new UserError("base/not-positive", {
    expected: `${name} above zero`,
    received: String(value),
    action: `pass a positive ${name}`,
  });
}

/** Takes off the last bits that multiplying a decimal leaves: 0.29 * 100 is 28.999999999999996. */
function cleaned(value: number): number {
  return Number(value.toPrecision(15));
}

function describe(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
