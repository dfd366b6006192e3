import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { positive, type Price, type Rate, type Years } from "../base/units.ts";
import { bondCashFlows, bondInputs, type WholePeriodBond } from "./bond-cash-flows.ts";
import { priceAndSlopes } from "./bond-discounting.ts";
import type { DiscountCurve } from "./discount-curve.ts";
import { requireGiven } from "./choices.ts";
import { rateTerms } from "./rate-inputs.ts";

/**
 * What the bond is sold at when the horizon comes:
 * - `yieldAtHorizon`: a stated yield then, bought at a stated yield now
 * - `unchangedCurve`: today's zero curve, read at the shorter tenor, so that the bond rolls down
 * - `unchangedForwards`: the forwards of today come true, so that every bond earns the zero rate to the horizon
 */
export type RollAssumption =
  | { readonly roll: "yieldAtHorizon"; readonly yieldToMaturity: Rate; readonly yieldAtHorizon: Rate }
  | { readonly roll: "unchangedCurve" | "unchangedForwards"; readonly curve: DiscountCurve };

export type HorizonReturnOptions = WholePeriodBond &
  RollAssumption & {
    /** A whole number of coupon periods, at most the bond's tenor. */
    readonly horizon: Years;
    /** Coupons earn nothing until the horizon, or a rate compounded at the bond's frequency. */
    readonly reinvestment: "none" | Rate;
  };

/** Intermediates of {@link horizonReturn}; the three returns add up to the total. */
export type HorizonReturnParts = {
  readonly priceBefore: Price;
  readonly priceAtHorizon: Price;
  readonly couponReturn: Rate;
  readonly reinvestmentReturn: Rate;
  readonly priceReturn: Rate;
};

/**
 * The return of holding a bond to a horizon and selling it there.
 *
 * `R = (P(T - h) + coupons with reinvestment) / P(T) - 1`, over the horizon and not annualised.
 *
 * @param options - a bond with whole coupon periods left, the horizon in years, what it is sold at (`roll`, never assumed), and what
 *   coupons earn
 * @returns the total return over the horizon as a decimal
 * @throws `finance/horizon-off-schedule`, `finance/not-whole-periods`, `finance/beyond-curve`, `finance/unknown-roll`,
 *   `base/rate-looks-like-percent`, `base/not-positive`
 * @throws `finance/option-missing`
 * @source Fabozzi, Bond Markets, Analysis and Strategies, chapter 3 (total return)
 * @example
 * const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
 * const roll = { roll: "yieldAtHorizon", yieldToMaturity: pct(4.3), yieldAtHorizon: pct(4.2) } as const;
 * horizonReturn({ ...bond, ...roll, horizon: years(1), reinvestment: "none" }).format(4); // "5.0431%"
 */
export function horizonReturn(options: HorizonReturnOptions): Result<Rate, HorizonReturnParts> {
  const { frequency, horizon, reinvestment } = options;
  const held = heldPeriods(options);
  const flows = bondCashFlows(options);
  const regular = (100 * options.coupon) / frequency;
  const rates: Record<string, Rate> = {};
  if (options.roll === "yieldAtHorizon") {
    rates["yieldToMaturity"] = options.yieldToMaturity;
    rates["yieldAtHorizon"] = options.yieldAtHorizon;
  }
  if (reinvestment !== "none") rates["reinvestment"] = reinvestment;
  const terms = rateTerms(rates);
  const { before, after } = prices(options, flows.amounts, held);
  const growth = 1 + (reinvestment === "none" ? 0 : reinvestment) / frequency;
  let reinvested = 0;
  for (let k = 1; k <= held; k++) reinvested += regular * (growth ** (held - k) - 1);
  const parts = {
    priceBefore: before as Price,
    priceAtHorizon: after as Price,
    couponReturn: ((regular * held) / before) as Rate,
    reinvestmentReturn: (reinvested / before) as Rate,
    priceReturn: ((after - before) / before) as Rate,
  };
  const value = (parts.couponReturn + parts.reinvestmentReturn + parts.priceReturn) as Rate;
  const from = formatQuantity(before, "price");
  const rateStep = (name: string, formula: string, substituted: string, amount: Rate) =>
    ({ name, formula, substituted, value: amount, unit: "rate" }) as const;
  return new Result({
    name: "horizonReturn",
    value,
    unit: "rate",
    formula: `coupon return + reinvestment return + price return; ${rollTexts[options.roll]}`,
    inputs: { ...bondInputs(options), ...terms, horizon: { value: horizon, unit: "years" } },
    steps: [
      rateStep("coupon return", "coupons / price", `${formatOperand(regular * held, "price")} / ${from}`, parts.couponReturn),
      rateStep(
        "reinvestment return",
        "interest on coupons / price",
        `${formatOperand(reinvested, "price")} / ${from}`,
        parts.reinvestmentReturn,
      ),
      rateStep(
        "price return",
        "price at horizon / price - 1",
        `${formatQuantity(after, "price")} / ${from} - 1`,
        parts.priceReturn,
      ),
    ],
    parts,
  });
}

const rollTexts: Readonly<Record<RollAssumption["roll"], string>> = {
  yieldAtHorizon: "sold at a stated yield",
  unchangedCurve: "sold on today's curve at the shorter tenor",
  unchangedForwards: "sold on the curve that today's forwards imply",
};

function heldPeriods(options: HorizonReturnOptions): number {
  const periods = positive("horizon", options.horizon) * options.frequency;
  const held = Math.round(periods);
  if (held >= 1 && Math.abs(periods - held) < 1e-9 && options.horizon <= options.tenor + 1e-9) return held;
  throw new UserError("finance/horizon-off-schedule", {
    expected: `a horizon of whole coupon periods, at most the tenor of ${options.tenor} years`,
    received: `${options.horizon} years`,
    action: "take a horizon on a coupon date",
  });
}

function prices(
  options: HorizonReturnOptions,
  amounts: readonly number[],
  held: number,
): { readonly before: number; readonly after: number } {
  const { frequency } = options;
  const later = amounts.slice(held);
  if (options.roll === "yieldAtHorizon") {
    const flows = { firstPeriod: 1, accrued: 0, frequency, convention: "street" } as const;
    const after = later.length === 0 ? 100 : priceAndSlopes({ ...flows, amounts: later }, options.yieldAtHorizon).dirty;
    return { before: priceAndSlopes({ ...flows, amounts }, options.yieldToMaturity).dirty, after };
  }
  if (options.roll !== "unchangedCurve" && options.roll !== "unchangedForwards") throw unknownRoll(options);
  const { curve, horizon } = options;
  requireGiven({ curve }, ["curve"]);
  const discount = (k: number) => curve.discount((k / frequency) as Years);
  const before = amounts.reduce((sum, amount, k) => sum + amount * discount(k + 1), 0);
  if (later.length === 0) return { before, after: 100 };
  const forwards = options.roll === "unchangedForwards";
  const after = later.reduce((sum, amount, k) => sum + amount * discount(k + 1 + (forwards ? held : 0)), 0);
  return { before, after: forwards ? after / curve.discount(horizon) : after };
}

function unknownRoll(options: object): UserError {
  return new UserError("finance/unknown-roll", {
    expected: `a roll assumption, one of ${Object.keys(rollTexts).join(", ")}`,
    received: String("roll" in options && options.roll),
    action: "say what the bond is sold at: nothing is assumed",
  });
}
