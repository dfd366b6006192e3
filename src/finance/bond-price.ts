import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result, type Step } from "../base/result.ts";
import type { Price, Rate } from "../base/units.ts";
import { type Bond, bondCashFlows, type BondCashFlows, bondInputs, type YieldConvention } from "./bond-cash-flows.ts";
import { priceAndSlopes } from "./bond-discounting.ts";
import { rateTerms } from "./rate-inputs.ts";

/** A bond and the yield to price it at. */
export type BondPriceOptions = Bond & {
  /** A decimal a year, compounded `frequency` times, in the bond's convention. */
  readonly yieldToMaturity: Rate;
};

/** Intermediates of {@link bondPrice}. */
export type BondPriceParts = {
  readonly clean: Price;
  /** What the buyer pays: clean plus accrued. */
  readonly dirty: Price;
  readonly accrued: Price;
};

/**
 * The price of a bond at a yield to maturity.
 *
 * `dirty = Σ CF_k d(w + k)`, `clean = dirty - accrued`, with `d` by convention: see `YieldConvention`.
 *
 * @param options - coupon and yield as decimals a year; dates, or a tenor of whole periods; the convention is never assumed
 * @returns the clean price per 100 of face value; `parts` holds dirty and accrued
 * @throws `finance/settlement-not-before-maturity`, `finance/settlement-before-issue`, `finance/first-coupon-off-schedule`,
 *   `finance/end-of-month-not-stated`, `finance/not-whole-periods`, `finance/yield-too-low`, `base/rate-looks-like-percent`
 * @source 31 CFR 356 Appendix B, section II; UK DMO, Formulae for Calculating Gilt Prices from Yields; market practice ("street")
 * @example
 * const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
 * bondPrice({ ...bond, yieldToMaturity: pct(4.5) }).format(3); // "98.404"
 */
export function bondPrice(options: BondPriceOptions): Result<Price, BondPriceParts> {
  const terms = rateTerms({ yieldToMaturity: options.yieldToMaturity });
  const flows = bondCashFlows(options);
  const dirty = priceAndSlopes(flows, options.yieldToMaturity).dirty as Price;
  const accrued = flows.accrued as Price;
  const clean = (dirty - accrued) as Price;
  return new Result({
    name: "bondPrice",
    value: clean,
    unit: "price",
    formula: `dirty price - accrued interest; ${discountFormula[flows.convention]}`,
    inputs: { ...bondInputs(options), ...terms },
    steps: priceSteps(flows, dirty, clean),
    parts: { clean, dirty, accrued },
  });
}

/** How each convention discounts a payment k whole periods after the next coupon date. */
export const discountFormula: Readonly<Record<YieldConvention, string>> = {
  street: "payments discounted by (1 + y/f)^-(w + k)",
  "ust-31cfr356": "payments discounted by (1 + w y/f)^-1 (1 + y/f)^-k",
  "jgb-compound": "payments discounted by (1 + y/f)^-(w + k), w by NL/365",
};

function priceSteps(flows: BondCashFlows, dirty: Price, clean: Price): Step[] {
  const count = flows.amounts.length;
  return [
    {
      name: "periods to the next coupon date",
      formula: "w",
      substituted: `${count} ${count === 1 ? "date" : "dates"} left`,
      value: flows.firstPeriod,
      unit: "count",
    },
    {
      name: "dirty price",
      formula: "sum of discounted payments",
      substituted: `payments of ${formatQuantity(flows.amounts[0] ?? 0, "price")} to ${formatQuantity(flows.amounts[count - 1] ?? 0, "price")}`,
      value: dirty,
      unit: "price",
    },
    {
      name: "clean price",
      formula: "dirty price - accrued interest",
      substituted: `${formatQuantity(dirty, "price")} - ${formatOperand(flows.accrued, "price")}`,
      value: clean,
      unit: "price",
    },
  ];
}
