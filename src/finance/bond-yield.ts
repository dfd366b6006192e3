import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { positive, type Price, type Rate } from "../base/units.ts";
import { type Bond, bondCashFlows, bondInputs } from "./bond-cash-flows.ts";
import { yieldFromDirtyPrice } from "./bond-discounting.ts";
import { discountFormula } from "./bond-price.ts";

/** A bond and the price to find the yield of. */
export type BondYieldOptions = Bond & {
  /** As quoted, without accrued interest, per 100 of face value; 32nds as a decimal: 99-16+ is 99.515625. */
  readonly cleanPrice: Price;
};

/** Intermediates of {@link bondYield}. */
export type BondYieldParts = {
  readonly dirty: Price;
  readonly accrued: Price;
};

/**
 * The yield to maturity of a bond at a clean price: the y that makes `bondPrice` give the price back.
 *
 * @param options - coupon as a decimal a year, clean price per 100; dates, or a tenor of whole periods; the convention is never
 *   assumed: one bond yields 2.4000% by the street's rule and 2.3998% by the Treasury's
 * @returns the yield as a decimal a year, compounded `frequency` times
 * @throws `finance/no-yield`, `base/not-positive`, and the codes of `bondPrice` for the bond itself
 * @source 31 CFR 356 Appendix B, section II; UK DMO, Formulae for Calculating Gilt Prices from Yields; market practice ("street")
 * @example
 * const bond = { coupon: pct(1.5), tenor: years(10), frequency: 2, convention: "street" } as const;
 * bondYield({ ...bond, cleanPrice: price(95.4886117584) }).format(); // "2.00%"
 */
export function bondYield(options: BondYieldOptions): Result<Rate, BondYieldParts> {
  const clean = positive("cleanPrice", options.cleanPrice);
  const flows = bondCashFlows(options);
  const dirty = (clean + flows.accrued) as Price;
  const value = yieldFromDirtyPrice(flows, dirty) as Rate;
  return new Result({
    name: "bondYield",
    value,
    unit: "rate",
    formula: `the y at which the payments are worth the dirty price; ${discountFormula[flows.convention]}`,
    inputs: { ...bondInputs(options), cleanPrice: { value: clean, unit: "price" } },
    steps: [
      {
        name: "dirty price",
        formula: "clean price + accrued interest",
        substituted: `${formatQuantity(clean, "price")} + ${formatOperand(flows.accrued, "price")}`,
        value: dirty,
        unit: "price",
      },
    ],
    parts: { dirty, accrued: flows.accrued as Price },
  });
}

const thirtySeconds = /^(\d+)-(\d{2})(\+|[0-7])?$/;

/**
 * Reads a Treasury price quoted in 32nds: `handle-32nds`, then `+` for a half 32nd or a digit for eighths of one.
 *
 * `price = handle + (32nds + eighths/8) / 32`
 *
 * @param quote - such as `99-16+`
 * @returns the price per 100 of face value
 * @throws `finance/not-a-treasury-quote`
 * @source US Treasury market quotation
 * @example
 * treasuryQuote("99-16+"); // 99.515625
 */
export function treasuryQuote(quote: string): Price {
  const [, handle, ticks, eighths] = thirtySeconds.exec(quote) ?? [];
  if (handle === undefined || Number(ticks) > 31) {
    throw new UserError("finance/not-a-treasury-quote", {
      expected: "a price in 32nds such as 99-16+ or 99-162, with 00 to 31 after the dash",
      received: JSON.stringify(quote),
      action: "write the handle, a dash, two digits of 32nds and at most a plus or a digit of eighths",
    });
  }
  const eighthsCount = eighths === "+" ? 4 : Number(eighths ?? 0);
  return (Number(handle) + (Number(ticks) + eighthsCount / 8) / 32) as Price;
}
