import type { PlainDayCount, ReferencePeriod } from "../../../src/finance/day-count.ts";
import type { Compounding } from "../../../src/finance/compounding.ts";
import { years } from "../../../src/base/units.ts";

const quarterly: Compounding = { compounding: "compounded", perYear: 4 };
const semiannual: Compounding = { compounding: "compounded", perYear: 2 };
const annual: Compounding = { compounding: "compounded", perYear: 1 };
const continuous: Compounding = { compounding: "continuous" };
const simple = (length: number): Compounding => ({ compounding: "simple", years: years(length) });

/**
 * Haug, The Complete Guide to Option Pricing Formulas (1998), pages 181-182, by way of QuantLib's test suite (interestrates.cpp);
 * `full` recomputed to ten decimals.
 */
export const conversionRows = [
  { ratePct: 8, from: quarterly, to: continuous, printedPct: 7.92, full: 0.0792105092 },
  { ratePct: 12, from: continuous, to: annual, printedPct: 12.75, full: 0.1274968516 },
  { ratePct: 8, from: quarterly, to: annual, printedPct: 8.24, full: 0.08243216 },
  { ratePct: 7, from: quarterly, to: semiannual, printedPct: 7.06, full: 0.0706125 },
];

/** Compounded once a period and simple over that period are the same rate (QuantLib's test suite, interestrates.cpp). */
export const samePeriodRows = [
  { ratePct: 1, from: annual, to: simple(1) },
  { ratePct: 3, from: semiannual, to: simple(0.5) },
  { ratePct: 5, from: { compounding: "compounded", perYear: 3 } as const, to: simple(1 / 3) },
  { ratePct: 6, from: simple(0.25), to: quarterly },
  { ratePct: 9, from: { compounding: "compounded", perYear: 12 } as const, to: simple(1 / 12) },
];

interface ActActRow {
  readonly start: string;
  readonly end: string;
  readonly reference: ReferencePeriod;
  readonly isda: number;
  readonly icma: number;
  readonly note: string;
}

/** ISDA's memorandum on the actual/actual day counts (1998), by way of QuantLib's test suite (daycounters.cpp); tolerance 1e-10. */
export const actActRows: readonly ActActRow[] = [
  {
    ...{ start: "2003-11-01", end: "2004-05-01", isda: 0.497724380567, icma: 0.5, note: "one full period" },
    reference: { start: "2003-11-01", end: "2004-05-01", months: 6 },
  },
  {
    ...{ start: "1999-02-01", end: "1999-07-01", isda: 0.41095890411, icma: 0.41095890411, note: "short first period, annual" },
    reference: { start: "1998-07-01", end: "1999-07-01", months: 12 },
  },
  {
    ...{ start: "1999-07-01", end: "2000-07-01", isda: 1.001377348604, icma: 1, note: "a full annual period" },
    reference: { start: "1999-07-01", end: "2000-07-01", months: 12 },
  },
  {
    ...{ start: "2002-08-15", end: "2003-07-15", isda: 0.915068493151, icma: 0.915760869565, note: "long first period" },
    reference: { start: "2003-01-15", end: "2003-07-15", months: 6 },
  },
  {
    ...{ start: "2003-07-15", end: "2004-01-15", isda: 0.504004790778, icma: 0.5, note: "the period after it" },
    reference: { start: "2003-07-15", end: "2004-01-15", months: 6 },
  },
  {
    ...{ start: "1999-07-30", end: "2000-01-30", isda: 0.503892506924, icma: 0.5, note: "one full period" },
    reference: { start: "1999-07-30", end: "2000-01-30", months: 6 },
  },
  {
    ...{ start: "2000-01-30", end: "2000-06-30", isda: 0.415300546448, icma: 0.417582417582, note: "short last period" },
    reference: { start: "2000-01-30", end: "2000-07-30", months: 6 },
  },
];

/**
 * A long last period of a quarterly bond, 1999-11-30 to 2000-04-30. With coupons on month ends: QuantLib's test suite
 * (daycounters.cpp, testActualActualIsma). On the 30th: the next coupon is 2000-05-30, counted from November's day and not from
 * the 29th that February cut it to, so its period has 91 days.
 */
export const longLastPeriodRows = [
  { endOfMonth: true, years: 91 / (91 * 4) + 61 / (92 * 4) },
  { endOfMonth: false, years: 91 / (91 * 4) + 61 / (91 * 4) },
];

/** Days by 30/360; the reason is the rule that the row exercises. */
export const thirtyRows: readonly { start: string; end: string; us: number; eurobond: number; note: string }[] = [
  { start: "2006-08-20", end: "2007-02-20", us: 180, eurobond: 180, note: "no month end" },
  { start: "2006-08-31", end: "2007-02-28", us: 178, eurobond: 178, note: "31st at the start" },
  { start: "2007-02-28", end: "2007-08-31", us: 180, eurobond: 182, note: "end of February at the start" },
  { start: "2008-02-29", end: "2009-02-28", us: 360, eurobond: 359, note: "end of February at both ends" },
  { start: "2006-09-30", end: "2006-10-31", us: 30, eurobond: 30, note: "30th to 31st" },
  { start: "2006-10-30", end: "2006-11-30", us: 30, eurobond: 30, note: "30th to 30th" },
  { start: "2006-01-15", end: "2006-01-31", us: 16, eurobond: 15, note: "31st at the end only" },
];

export const plainRows: readonly { start: string; end: string; dayCount: PlainDayCount; years: number; note: string }[] = [
  { start: "2026-05-15", end: "2026-08-15", dayCount: "Act/360", years: 92 / 360, note: "three months of summer" },
  { start: "2026-05-15", end: "2026-08-15", dayCount: "Act/365F", years: 92 / 365, note: "the yen leg of the same forward" },
  { start: "2023-06-20", end: "2024-06-20", dayCount: "NL/365", years: 1, note: "a leap day within" },
  { start: "2023-06-20", end: "2024-06-20", dayCount: "Act/365F", years: 366 / 365, note: "the same by actual days" },
  { start: "2024-02-28", end: "2024-02-29", dayCount: "NL/365", years: 0, note: "the leap day stands for the 28th" },
  { start: "2024-02-29", end: "2024-03-01", dayCount: "NL/365", years: 1 / 365, note: "the day after it" },
];
