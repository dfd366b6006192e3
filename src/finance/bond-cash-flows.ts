import { calendarDate, daysBetween } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import type { Term } from "../base/result.ts";
import { finite, positive, type Rate, type Years } from "../base/units.ts";
import {
  type CouponDates,
  type CouponFrequency,
  type CouponSchedule,
  couponSchedule,
  refuseUnknownFrequency,
} from "./coupon-schedule.ts";
import { plainYears } from "./day-count.ts";
import { rateTerms } from "./rate-inputs.ts";

/**
 * How a yield discounts, with `f` coupons a year and `w` the part of a coupon period from settlement to the next coupon date:
 * - `street`: `(1 + y/f)^-(w + k)`, w in days ACT/ACT ICMA. Gilts (with `exDividend`) and quoted Treasury yields.
 * - `ust-31cfr356`: the first part period at simple interest, `1 / ((1 + w y/f) (1 + y/f)^k)`. The US Treasury's own yield.
 * - `jgb-compound`: as `street`, with time to maturity counted NL/365 and accrued interest Act/365F up to half a coupon. This is
 *   how third parties describe the Japanese market's practice; the dealers' association's own text was not checked.
 */
export type YieldConvention = "street" | "ust-31cfr356" | "jgb-compound";

const conventions: readonly YieldConvention[] = ["street", "ust-31cfr356", "jgb-compound"];

interface BondTerms {
  /** Annual coupon as a decimal of face value. */
  readonly coupon: Rate;
  readonly convention: YieldConvention;
}

/** A bond with its dates. */
export interface DatedBond extends BondTerms, CouponDates {
  /** True from the ex-dividend date on: the next coupon goes to the seller, and accrued interest turns negative. */
  readonly exDividend?: boolean;
}

/** A bond on a coupon date, with a whole number of coupon periods left: textbooks and articles price this one. */
export interface WholePeriodBond extends BondTerms {
  readonly frequency: CouponFrequency;
  readonly tenor: Years;
}

export type Bond = DatedBond | WholePeriodBond;

/** What is left of a bond: per 100 of face value, by coupon period. */
export interface BondCashFlows {
  /** Payment at the end of each period, redemption in the last. */
  readonly amounts: readonly number[];
  /** Periods from settlement to the end of the first: `w`. */
  readonly firstPeriod: number;
  readonly accrued: number;
  readonly frequency: CouponFrequency;
  readonly convention: YieldConvention;
}

/**
 * The payments that a buyer receives, and the interest owed to the seller.
 *
 * @param bond - dated, or with a whole number of coupon periods left
 * @returns amounts per 100 of face value and the part period to the first
 * @throws `finance/not-whole-periods`, `finance/unknown-convention`, the codes of `couponSchedule`, `base/not-finite`, `base/rate-looks-like-percent`
 * @source ICMA rule 251 for stubs; UK DMO, Formulae for Calculating Gilt Prices from Yields, for ex-dividend
 * @example
 * bondCashFlows({ coupon: pct(4), tenor: years(1), frequency: 2, convention: "street" }).amounts; // [2, 102]
 */
export function bondCashFlows(bond: Bond): BondCashFlows {
  rateTerms({ coupon: bond.coupon });
  refuseUnknownFrequency(bond.frequency);
  refuseUnknownConvention(bond.convention);
  const regular = (100 * bond.coupon) / bond.frequency;
  const { frequency, convention } = bond;
  if (!("maturity" in bond)) {
    const amounts = Array.from({ length: wholePeriods(bond) }, () => regular);
    amounts[amounts.length - 1] = regular + 100;
    return { amounts, firstPeriod: 1, accrued: 0, frequency, convention };
  }
  const schedule = couponSchedule(bond);
  const amounts = schedule.quasiCoupons.map((quasi) => quasi.coupons * regular);
  const next = amounts[0] ?? 0;
  if (bond.exDividend) amounts[0] = 0;
  amounts[amounts.length - 1] = (amounts.at(-1) ?? 0) + 100;
  const accrued = accruedPer100(bond, schedule, regular) - (bond.exDividend ? next : 0);
  return { amounts, firstPeriod: firstPeriodOf(bond, schedule), accrued, frequency, convention };
}

function refuseUnknownConvention(convention: YieldConvention): void {
  if (conventions.includes(convention)) return;
  throw new UserError("finance/unknown-convention", {
    expected: `a yield convention, one of ${conventions.join(", ")}`,
    received: String(convention),
    action: "say how the yield discounts: no convention is assumed",
  });
}

function wholePeriods(bond: WholePeriodBond): number {
  const periods = positive("tenor", bond.tenor) * bond.frequency;
  const whole = Math.round(periods);
  if (whole >= 1 && Math.abs(periods - whole) < 1e-9) return whole;
  throw new UserError("finance/not-whole-periods", {
    expected: `a tenor of whole coupon periods at ${bond.frequency} a year`,
    received: `${bond.tenor} years`,
    action: "give `settlement` and `maturity` instead of `tenor`",
  });
}

/** ACT/ACT ICMA, or Act/365F for a JGB; there capped at a regular coupon, since its year has 365 days and not always. */
function accruedPer100(bond: DatedBond, schedule: CouponSchedule, regular: number): number {
  if (bond.convention !== "jgb-compound") return schedule.accruedCoupons * regular;
  const days = daysBetween(schedule.previous, schedule.settlement);
  return Math.min((100 * bond.coupon * days) / 365, regular);
}

function firstPeriodOf(bond: DatedBond, schedule: CouponSchedule): number {
  if (bond.convention !== "jgb-compound") return schedule.daysToNext / schedule.daysInPeriod;
  const periods = plainYears(schedule.settlement, schedule.maturity, "NL/365") * bond.frequency;
  return periods - (schedule.quasiCoupons.length - 1);
}

/** A bond's terms as the inputs of a result. */
export function bondInputs(bond: Bond): Record<string, Term> {
  const terms: Record<string, Term> = {
    ...rateTerms({ coupon: bond.coupon }),
    frequency: { value: finite("frequency", bond.frequency), unit: "count" },
  };
  if (!("maturity" in bond)) return { ...terms, tenor: { value: bond.tenor, unit: "years" } };
  return {
    ...terms,
    settlement: { value: calendarDate(bond.settlement), unit: "date" },
    maturity: { value: calendarDate(bond.maturity), unit: "date" },
  };
}
