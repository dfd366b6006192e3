import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import type { Price } from "../base/units.ts";
import { bondCashFlows, bondInputs, type DatedBond } from "./bond-cash-flows.ts";
import { couponSchedule, type CouponSchedule } from "./coupon-schedule.ts";

/** Intermediates of {@link accruedInterest}. */
export type AccruedInterestParts = {
  /** Accrued interest in regular coupons; negative when the bond trades ex-dividend. */
  readonly coupons: number;
};

/**
 * The interest that a buyer owes the seller at settlement.
 *
 * `accrued = coupon/f × Σ days accrued in a quasi-coupon period / days of the period` (ACT/ACT ICMA);
 * for `jgb-compound`: `min(coupon × days/365, coupon/f)`. Ex-dividend the whole next coupon is taken off.
 *
 * @param bond - with its dates; `issue` where settlement comes before the first coupon
 * @returns per 100 of face value
 * @throws `finance/settlement-not-before-maturity`, `finance/settlement-before-issue`, `finance/first-coupon-off-schedule`,
 *   `finance/end-of-month-not-stated`, `base/rate-looks-like-percent`
 * @source ICMA rule 251; 31 CFR 356 Appendix B, section I; JGB practice as third parties describe it
 * @example
 * const note = { coupon: pct(3.875), maturity: "2033-08-15", frequency: 2, convention: "street" } as const;
 * accruedInterest({ ...note, settlement: "2025-02-18" }).format(); // "0.032113"
 */
export function accruedInterest(bond: DatedBond): Result<Price, AccruedInterestParts> {
  const schedule = couponSchedule(bond);
  const value = bondCashFlows(bond).accrued as Price;
  const regular = (100 * bond.coupon) / bond.frequency;
  const jgb = bond.convention === "jgb-compound";
  const coupons = regular === 0 ? 0 : value / regular;
  return new Result({
    name: "accruedInterest",
    value,
    unit: "price",
    formula: jgb ? "min(coupon × days / 365, half-year coupon)" : "coupon per period × part of the period accrued",
    inputs: bondInputs(bond),
    steps: [
      {
        name: "coupons accrued",
        formula: jgb ? "coupon × days / 365 / coupon per period" : "days / days in the period",
        substituted: accruedDays(bond, schedule),
        value: coupons,
        unit: "count",
      },
      {
        name: "accrued interest",
        formula: "coupon per period × coupons accrued",
        substituted: `${formatQuantity(regular, "price")} × ${formatQuantity(coupons, "count")}`,
        value,
        unit: "price",
      },
    ],
    parts: { coupons },
  });
}

function accruedDays(bond: DatedBond, schedule: CouponSchedule): string {
  const days = schedule.daysInPeriod - schedule.daysToNext;
  if (bond.convention === "jgb-compound") return `${days} days / 365, in coupons of a half-year`;
  const regular = days / schedule.daysInPeriod;
  const since =
    schedule.accruedCoupons === regular
      ? ""
      : `, and from the issue date ${formatOperand(schedule.accruedCoupons - regular, "count")}`;
  return `${days} / ${schedule.daysInPeriod}${since}${bond.exDividend ? ", less the next coupon" : ""}`;
}
