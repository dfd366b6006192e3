import { formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import type { Price, Years } from "../base/units.ts";
import { bondCashFlows, bondInputs } from "./bond-cash-flows.ts";
import { priceAndSlopes } from "./bond-discounting.ts";
import type { BondPriceOptions } from "./bond-price.ts";
import { rateTerms } from "./rate-inputs.ts";

/** Intermediates of {@link bondRisk}. */
export type BondRiskParts = {
  readonly dirty: Price;
  readonly macaulayDuration: Years;
  readonly modifiedDuration: Years;
  /** Second derivative over price, in years squared. Some libraries print it divided by 100. */
  readonly convexity: number;
  /** Price change per 100 of face value for a yield one basis point lower. */
  readonly dv01: Price;
};

/**
 * How a bond's price answers to its own yield.
 *
 * `modified = -P'(y)/P`, `Macaulay = modified × (1 + y/f)`, `convexity = P''(y)/P`, `DV01 = modified × P / 10,000`,
 * with P the dirty price.
 *
 * @param options - as for `bondPrice`
 * @returns modified duration in years; `parts` holds Macaulay duration, convexity (years²) and DV01 (per 100 of face value)
 * @throws the codes of `bondPrice`: `finance/settlement-not-before-maturity`, `finance/not-whole-periods`, `finance/yield-too-low`, …
 * @source Macaulay (1938); Fabozzi, Bond Markets, Analysis and Strategies, chapter 4
 * @example
 * const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
 * bondRisk({ ...bond, yieldToMaturity: pct(4.3) }).format(); // "8.059 years"
 */
export function bondRisk(options: BondPriceOptions): Result<Years, BondRiskParts> {
  const terms = rateTerms({ yieldToMaturity: options.yieldToMaturity });
  const flows = bondCashFlows(options);
  const { dirty, slope, curvature } = priceAndSlopes(flows, options.yieldToMaturity);
  const modifiedDuration = (-slope / dirty) as Years;
  const growth = 1 + options.yieldToMaturity / flows.frequency;
  const macaulayDuration = (modifiedDuration * growth) as Years;
  const convexity = curvature / dirty;
  const dv01 = (-slope / 10_000) as Price;
  return new Result({
    name: "bondRisk",
    value: modifiedDuration,
    unit: "years",
    formula: "modified duration = Macaulay duration / (1 + y/f)",
    inputs: { ...bondInputs(options), ...terms },
    steps: [
      { name: "dirty price", formula: "P(y)", substituted: "sum of discounted payments", value: dirty, unit: "price" },
      {
        name: "Macaulay duration",
        formula: "mean time of the payments, weighted by present value",
        substituted: `over a price of ${formatQuantity(dirty, "price")}`,
        value: macaulayDuration,
        unit: "years",
      },
      {
        name: "modified duration",
        formula: "Macaulay duration / (1 + y/f)",
        substituted: `${formatQuantity(macaulayDuration, "years")} / ${formatQuantity(growth, "count")}`,
        value: modifiedDuration,
        unit: "years",
      },
      { name: "convexity", formula: "P''(y) / P", substituted: "in years squared", value: convexity, unit: "count" },
      {
        name: "DV01",
        formula: "modified duration × dirty price / 10,000",
        substituted: `${formatQuantity(modifiedDuration, "years")} × ${formatQuantity(dirty, "price")} / 10,000`,
        value: dv01,
        unit: "price",
      },
    ],
    parts: { dirty: dirty as Price, macaulayDuration, modifiedDuration, convexity, dv01 },
  });
}
