import { type CalendarDate, toIso } from "./calendar-date.ts";
import type { Unit } from "./units.ts";

/** How a unit is written around its number, and how many decimals at the least and the most. */
const styles: Record<Unit, { before: string; after: string; scale: number; least: number; most: number }> = {
  rate: { before: "", after: "%", scale: 100, least: 2, most: 4 },
  pp: { before: "", after: "pp", scale: 100, least: 2, most: 4 },
  bp: { before: "", after: "bp", scale: 1, least: 0, most: 2 },
  usdBn: { before: "USD ", after: "bn", scale: 1, least: 0, most: 2 },
  usdTn: { before: "USD ", after: "tn", scale: 1, least: 0, most: 4 },
  jpyTn: { before: "JPY ", after: "tn", scale: 1, least: 0, most: 2 },
  years: { before: "", after: " years", scale: 1, least: 0, most: 3 },
  ratio: { before: "", after: "", scale: 1, least: 2, most: 4 },
  share: { before: "", after: "%", scale: 100, least: 2, most: 4 },
  multiple: { before: "", after: "x", scale: 1, least: 1, most: 3 },
  money: { before: "", after: "", scale: 1, least: 2, most: 2 },
  jpyPerUsd: { before: "", after: " JPY per USD", scale: 1, least: 2, most: 4 },
  price: { before: "", after: "", scale: 1, least: 2, most: 6 },
  count: { before: "", after: "", scale: 1, least: 0, most: 6 },
  date: { before: "", after: "", scale: 1, least: 0, most: 0 },
};

/**
 * A value in the measure in which its unit is written, so that it compares with a printed figure: a rate of 0.043 is 4.3.
 *
 * @param value - in the unit's own measure; `rate` and `pp` as decimals
 *
 * @example
 * measured(0.043, "rate"); // 4.3
 */
export function measured(value: number, unit: Unit): number {
  return Number((value * styles[unit].scale).toPrecision(15));
}

/** Tells whether a text names a unit: code in a cell runs without a type check. */
export function isUnit(text: string): text is Unit {
  return Object.hasOwn(styles, text);
}

/** One formatter for each pair of bounds: making one takes far longer than using it, and a table has a result a row. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${minimumFractionDigits} ${maximumFractionDigits}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("en-US", { minimumFractionDigits, maximumFractionDigits, signDisplay: "negative" });
  numberFormats.set(key, made);
  return made;
}

/**
 * A value with its unit, as a reader writes it: `formatQuantity(0.043, "rate")` is `4.30%`.
 *
 * @param value - in the unit's own measure; `rate` and `pp` as decimals
 * @param decimals - fixes the number of decimals; without it as many as the value needs, within the unit's bounds
 */
export function formatQuantity(value: number, unit: Unit, decimals?: number): string {
  if (unit === "date") return toIso(value as CalendarDate);
  const { before, after, least, most } = styles[unit];
  const text = numberFormat(decimals ?? least, decimals ?? most).format(measured(value, unit));
  if (unit === "years" && text === "1") return "1 year";
  return text.startsWith("-") ? `-${before}${text.slice(1)}${after}` : `${before}${text}${after}`;
}

/** A value as it is put into a formula: {@link formatQuantity}, in brackets when negative, so that `- (-0.20%)` reads well. */
export function formatOperand(value: number, unit: Unit, decimals?: number): string {
  const text = formatQuantity(value, unit, decimals);
  return text.startsWith("-") ? `(${text})` : text;
}
