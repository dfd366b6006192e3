import {
  addMonths,
  calendarDate,
  type CalendarDate,
  dateParts,
  type DateInput,
  daysBetween,
  isMonthEnd,
  toIso,
} from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";

/** Coupons a year. */
export type CouponFrequency = 1 | 2 | 4 | 12;

/** The dates of a bond that pays level coupons. */
export interface CouponDates {
  readonly settlement: DateInput;
  readonly maturity: DateInput;
  readonly frequency: CouponFrequency;
  /** Where interest starts to run. Needed only when settlement comes before the first coupon. */
  readonly issue?: DateInput;
  /** The first date that pays, where the first period is long; without it the first quasi-coupon date after `issue`. */
  readonly firstCoupon?: DateInput;
  /**
   * Whether coupons of a bond that matures on the last day of a month are paid on the last day of theirs, as US Treasuries do.
   * Must be said where it matters: for a maturity on a last day that is not a 31st.
   */
  readonly endOfMonth?: boolean;
}

/** One date on which a regular bond would pay, counted from maturity. */
export interface QuasiCoupon {
  readonly date: CalendarDate;
  /** What is paid on the date, in regular coupons: 0 before a first coupon, more than 1 for a long one. */
  readonly coupons: number;
}

/** A bond's calendar seen from settlement, in coupon periods. */
export interface CouponSchedule {
  readonly settlement: CalendarDate;
  readonly maturity: CalendarDate;
  readonly frequency: CouponFrequency;
  /** The quasi-coupon date on or before settlement. */
  readonly previous: CalendarDate;
  /** The quasi-coupon dates after settlement, maturity the last. */
  readonly quasiCoupons: readonly QuasiCoupon[];
  /** Days from settlement to the next quasi-coupon date: `r` of the pricing rules. */
  readonly daysToNext: number;
  /** Days in the quasi-coupon period that holds settlement: `s` of the pricing rules. */
  readonly daysInPeriod: number;
  /** Interest run up since the last payment, in regular coupons. */
  readonly accruedCoupons: number;
}

/**
 * A bond's coupons as seen from settlement, counted ACT/ACT ICMA in quasi-coupon periods.
 *
 * Formula: quasi-coupon date k = maturity - k·12/frequency months, each from maturity itself; a stub's coupon and accrued
 * interest = Σ days of it in a quasi period / days of that period.
 *
 * @param dates - settlement before maturity; `issue` on or before settlement
 * @returns the periods after settlement, `r` and `s` in days, and accrued interest in regular coupons
 * @throws `finance/settlement-not-before-maturity`, `finance/settlement-before-issue`, `finance/first-coupon-off-schedule`,
 *   `finance/end-of-month-not-stated`, `finance/unknown-frequency`, `base/not-a-date`
 * @source ICMA rule 251; 31 CFR 356 Appendix B, section I (quasi-coupon periods)
 * @example
 * const schedule = couponSchedule({ settlement: "2025-02-18", maturity: "2033-08-15", frequency: 2 });
 * schedule.daysToNext; // 178
 * schedule.daysInPeriod; // 181
 */
export function couponSchedule(dates: CouponDates): CouponSchedule {
  refuseUnknownFrequency(dates.frequency);
  const settlement = calendarDate(dates.settlement);
  const maturity = calendarDate(dates.maturity);
  const issue = dates.issue === undefined ? undefined : calendarDate(dates.issue);
  refuseDisorder(settlement, maturity, issue);
  const quasi = quasiDates(dates, maturity, settlement);
  const [previous, next] = quasi;
  if (previous === undefined || next === undefined) throw new Error("a schedule holds settlement's period");
  const first = firstCouponDate(dates, issue, maturity, settlement);
  // Before the first coupon interest runs from the issue date, which may lie quasi periods back.
  const accrualStart = first !== undefined && issue !== undefined && settlement < first ? issue : previous;
  const stub = first === undefined || issue === undefined ? 1 : icmaPeriods(issue, first, dates, maturity);
  return {
    settlement,
    maturity,
    frequency: dates.frequency,
    previous,
    quasiCoupons: quasi.slice(1).map((date) => ({
      date,
      coupons: first === undefined || date > first ? 1 : date === first ? stub : 0,
    })),
    daysToNext: daysBetween(settlement, next),
    daysInPeriod: daysBetween(previous, next),
    accruedCoupons: icmaPeriods(accrualStart, settlement, dates, maturity),
  };
}

/** Guards what the compiler refuses while typing: a cell runs with its types stripped. @throws `finance/unknown-frequency` */
export function refuseUnknownFrequency(frequency: CouponFrequency): void {
  if ([1, 2, 4, 12].includes(frequency)) return;
  throw new UserError("finance/unknown-frequency", {
    expected: "a frequency of 1, 2, 4 or 12 coupons a year",
    received: String(frequency),
    action: "write 2 for US Treasuries, gilts and JGBs",
  });
}

function refuseDisorder(settlement: CalendarDate, maturity: CalendarDate, issue: CalendarDate | undefined): void {
  if (settlement >= maturity) {
    throw new UserError("finance/settlement-not-before-maturity", {
      expected: "settlement before maturity",
      received: `settlement ${toIso(settlement)} and maturity ${toIso(maturity)}`,
      action: "check the two dates: a matured bond has no price",
    });
  }
  if (issue !== undefined && settlement < issue) {
    throw new UserError("finance/settlement-before-issue", {
      expected: "settlement on or after the issue date",
      received: `settlement ${toIso(settlement)} and issue ${toIso(issue)}`,
      action: "settle on the issue date or later",
    });
  }
}

/** The quasi-coupon date at or before `from`, and all later ones up to maturity. */
function quasiDates(dates: CouponDates, maturity: CalendarDate, from: CalendarDate): CalendarDate[] {
  const endOfMonth = statedEndOfMonth(dates, maturity);
  const months = 12 / dates.frequency;
  const backwards = [maturity];
  for (let k = 1; ; k++) {
    // From maturity each time: stepping from the last one would turn 31, 30 into 30 for ever.
    const date = addMonths(maturity, -k * months, endOfMonth);
    backwards.push(date);
    if (date <= from) return backwards.reverse();
  }
}

function statedEndOfMonth(dates: CouponDates, maturity: CalendarDate): boolean {
  if (dates.endOfMonth !== undefined) return dates.endOfMonth;
  if (isMonthEnd(maturity) && dateParts(maturity).day < 31) {
    throw new UserError("finance/end-of-month-not-stated", {
      expected: "`endOfMonth` for a bond that matures on the last day of a month",
      received: `maturity ${toIso(maturity)} alone`,
      action: "write `endOfMonth: true` for US Treasuries, `false` where coupons keep the day's number",
    });
  }
  return false;
}

/** The date of the first coupon where the bond's beginning matters to settlement, or nothing. */
function firstCouponDate(
  dates: CouponDates,
  issue: CalendarDate | undefined,
  maturity: CalendarDate,
  settlement: CalendarDate,
): CalendarDate | undefined {
  if (issue === undefined) return undefined;
  const afterIssue = quasiDates(dates, maturity, issue).slice(1);
  if (dates.firstCoupon === undefined) return afterIssue[0];
  const first = calendarDate(dates.firstCoupon);
  if (!afterIssue.includes(first)) {
    throw new UserError("finance/first-coupon-off-schedule", {
      expected: `a first coupon on one of the dates counted back from maturity: ${afterIssue.slice(0, 3).map(toIso).join(", ")}, …`,
      received: toIso(first),
      action: "correct `firstCoupon`, or `endOfMonth` where the dates differ by a day",
    });
  }
  return settlement < first ? first : undefined;
}

/** Σ over quasi-coupon periods of the days between two dates in the period, over the days of the period. */
function icmaPeriods(start: CalendarDate, end: CalendarDate, dates: CouponDates, maturity: CalendarDate): number {
  const quasi = quasiDates(dates, maturity, start);
  let periods = 0;
  for (let k = 0; k + 1 < quasi.length; k++) {
    const from = quasi[k] ?? end;
    const to = quasi[k + 1] ?? end;
    if (from >= end) break;
    periods += daysBetween(from > start ? from : start, to < end ? to : end) / daysBetween(from, to);
  }
  return periods;
}
