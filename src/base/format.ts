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
  jpyPerUsd: { before: "", after: " JPY per USD", scale: 1, least: 2, most: 4 },
  price: { before: "", after: "", scale: 1, least: 2, most: 6 },
  count: { before: "", after: "", scale: 1, least: 0, most: 6 },
};

/**
 * A value with its unit, as a reader writes it: `formatQuantity(0.043, "rate")` is `4.30%`.
 *
 * @param value - in the unit's own measure; `rate` and `pp` as decimals
 * @param decimals - fixes the number of decimals; without it as many as the value needs, within the unit's bounds
 */
export function formatQuantity(value: number, unit: Unit, decimals?: number): string {
  const { before, after, scale, least, most } = styles[unit];
  const scaled = Number((value * scale).toPrecision(15));
  const text = scaled.toLocaleString("en-US", {
    minimumFractionDigits: decimals ?? least,
    maximumFractionDigits: decimals ?? most,
    signDisplay: "negative",
  });
  return text.startsWith("-") ? `-${before}${text.slice(1)}${after}` : `${before}${text}${after}`;
}

/** A value as it is put into a formula: {@link formatQuantity}, in brackets when negative, so that `- (-0.20%)` reads well. */
export function formatOperand(value: number, unit: Unit, decimals?: number): string {
  const text = formatQuantity(value, unit, decimals);
  return text.startsWith("-") ? `(${text})` : text;
}
