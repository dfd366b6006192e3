import { type Rate, type Years, pct, years } from "../../../src/base/units.ts";
import type { DatedBond, WholePeriodBond } from "../../../src/finance/bond-cash-flows.ts";

/** One published price: the figures are those of the source, each with its own tolerance. */
export interface PricedBond {
  readonly id: string;
  readonly source: string;
  readonly bond: DatedBond | WholePeriodBond;
  readonly yieldToMaturity: Rate;
  readonly clean?: number;
  readonly dirty?: number;
  readonly accrued?: number;
  readonly tolerance: number | { readonly clean: number; readonly dirty: number; readonly accrued: number };
}

const treasury = { frequency: 2, convention: "ust-31cfr356" } as const;
const street = { frequency: 2, convention: "street" } as const;
const appendixB = "31 CFR 356 Appendix B; figures as in attack68/rateslib@e905da6, test_fixed_rate_bond_price_ust";
const gilt = { coupon: pct(8), maturity: "2015-12-07", ...street } as const;
const giltSource = "UK DMO gilt price formula; figures as in attack68/rateslib@e905da6, test_fixed_rate_bond_price_ukg";
const note2033 = { coupon: pct(3.875), issue: "2023-08-15", maturity: "2033-08-15", ...street } as const;
const streetSource = "attack68/rateslib@e905da6, test_ust_price_street (figures only)";
const byHand = "computed in two ways";
const whole = (couponPct: number, tenor: Years): WholePeriodBond => ({ coupon: pct(couponPct), tenor, ...street });

export const pricedBonds: readonly PricedBond[] = [
  {
    id: "cfr356-A: regular first period",
    source: appendixB,
    bond: {
      ...treasury,
      coupon: pct(8.75),
      issue: "1990-05-15",
      settlement: "1990-05-15",
      firstCoupon: "1990-11-15",
      maturity: "2020-05-15",
    },
    yieldToMaturity: pct(8.84),
    clean: 99.057893,
    dirty: 99.057893,
    accrued: 0,
    tolerance: 1e-6,
  },
  {
    id: "cfr356-B: short first period, coupons on month ends",
    source: appendixB,
    bond: {
      ...treasury,
      coupon: pct(8.5),
      issue: "1990-04-02",
      settlement: "1990-04-02",
      firstCoupon: "1990-09-30",
      maturity: "1992-03-31",
      endOfMonth: true,
    },
    yieldToMaturity: pct(8.59),
    clean: 99.838183,
    dirty: 99.838183,
    accrued: 0,
    tolerance: 1e-6,
  },
  {
    id: "cfr356-C: long first period",
    source: appendixB,
    bond: {
      ...treasury,
      coupon: pct(8.5),
      issue: "1990-03-01",
      settlement: "1990-03-01",
      firstCoupon: "1990-11-15",
      maturity: "1995-05-15",
    },
    yieldToMaturity: pct(8.53),
    clean: 99.805118,
    dirty: 99.805118,
    accrued: 0,
    tolerance: 1e-6,
  },
  {
    id: "cfr356-E: settled in the regular part of a long first period",
    source: appendixB,
    bond: {
      ...treasury,
      coupon: pct(10.75),
      issue: "1985-07-02",
      settlement: "1985-11-04",
      firstCoupon: "1986-02-15",
      maturity: "2005-08-15",
    },
    yieldToMaturity: pct(10.47),
    clean: 102.214586,
    dirty: 105.887384,
    accrued: 3.672798313,
    tolerance: 1e-6,
  },
  {
    id: "cfr356-B by the street's rule",
    source: byHand,
    bond: {
      ...street,
      coupon: pct(8.5),
      issue: "1990-04-02",
      settlement: "1990-04-02",
      maturity: "1992-03-31",
      endOfMonth: true,
    },
    yieldToMaturity: pct(8.59),
    clean: 99.839124,
    tolerance: 1e-6,
  },
  {
    id: "cfr356-E by the street's rule",
    source: byHand,
    bond: {
      ...street,
      coupon: pct(10.75),
      issue: "1985-07-02",
      settlement: "1985-11-04",
      firstCoupon: "1986-02-15",
      maturity: "2005-08-15",
    },
    yieldToMaturity: pct(10.47),
    clean: 102.248487,
    tolerance: 1e-6,
  },
  {
    id: "ust-street-3.875-2033-2025-02-14: a day before the coupon",
    source: streetSource,
    bond: { ...note2033, settlement: "2025-02-14" },
    yieldToMaturity: pct(4),
    clean: 99.106414,
    accrued: 1.92697,
    dirty: 101.033383909,
    tolerance: { clean: 1e-5, accrued: 1e-6, dirty: 1e-6 },
  },
  {
    id: "ust-street-3.875-2033-2025-02-18: three days after it",
    source: streetSource,
    bond: { ...note2033, settlement: "2025-02-18" },
    yieldToMaturity: pct(4),
    clean: 99.107179,
    accrued: 0.032113,
    dirty: 99.139292201,
    tolerance: { clean: 1e-5, accrued: 1e-6, dirty: 1e-6 },
  },
  {
    id: "ukdmo-8-2015-1999-05-24: cum dividend",
    source: giltSource,
    bond: { ...gilt, settlement: "1999-05-24" },
    yieldToMaturity: pct(4.445),
    clean: 141.319960675,
    dirty: 145.012268,
    accrued: 3.692307692,
    tolerance: 1e-6,
  },
  {
    id: "ukdmo-8-2015-1999-05-27: ex-dividend",
    source: giltSource,
    bond: { ...gilt, settlement: "1999-05-27", exDividend: true },
    yieldToMaturity: pct(4.445),
    dirty: 141.070132,
    tolerance: 1e-6,
  },
  {
    id: "ukdmo-8-2015-1999-06-07: on the coupon date",
    source: giltSource,
    bond: { ...gilt, settlement: "1999-06-07" },
    yieldToMaturity: pct(4.445),
    dirty: 141.257676,
    accrued: 0,
    tolerance: 1e-6,
  },
  {
    id: "bondtutor-8.5-1997",
    source: "domokane/FinancePy@7c221d3, test_bondtutor_example (figures only); accrued 22071.8232 on 1,000,000",
    bond: { ...street, coupon: pct(8.5), issue: "1990-07-15", maturity: "1997-07-15", settlement: "1994-04-19" },
    yieldToMaturity: pct(6.2267),
    clean: 106.5625,
    dirty: 108.7696,
    accrued: 2.20718232,
    tolerance: { clean: 5e-5, dirty: 5e-5, accrued: 1e-7 },
  },
  { id: "par 10y 4.3%", source: byHand, bond: whole(4.3, years(10)), yieldToMaturity: pct(4.3), clean: 100, tolerance: 1e-9 },
  {
    id: "par 10y 4.3% +20bp",
    source: byHand,
    bond: whole(4.3, years(10)),
    yieldToMaturity: pct(4.5),
    clean: 98.4036287630025,
    tolerance: 1e-9,
  },
  {
    id: "par 10y 4.3% +40bp",
    source: byHand,
    bond: whole(4.3, years(10)),
    yieldToMaturity: pct(4.7),
    clean: 96.8375315774893,
    tolerance: 1e-9,
  },
  {
    id: "4% at 5%",
    source: byHand,
    bond: whole(4, years(10)),
    yieldToMaturity: pct(5),
    clean: 92.2054188571767,
    tolerance: 1e-9,
  },
  {
    id: "JGB 1.5% at 2%",
    source: byHand,
    bond: whole(1.5, years(10)),
    yieldToMaturity: pct(2),
    clean: 95.4886117584324,
    tolerance: 1e-10,
  },
];

/** A published set of sensitivities. */
export interface RiskRow {
  readonly id: string;
  readonly source: string;
  readonly bond: DatedBond | WholePeriodBond;
  readonly yieldToMaturity: Rate;
  readonly macaulay: number;
  readonly modified: number;
  readonly convexity: number;
  readonly tolerance: { readonly duration: number; readonly convexity: number };
}

/** The Treasury 2.375% of May 2027 on 2017-07-21, from a published worked example of a data vendor. */
export const note2027 = { coupon: pct(2.375), frequency: 2, settlement: "2017-07-21", maturity: "2027-05-15" } as const;

export const riskRows: readonly RiskRow[] = [
  {
    id: "par 10y 4.3%",
    source: byHand,
    bond: whole(4.3, years(10)),
    yieldToMaturity: pct(4.3),
    macaulay: 8.231854633353,
    modified: 8.058594844202,
    convexity: 77.271245722,
    tolerance: { duration: 1e-8, convexity: 1e-8 },
  },
  {
    id: "2.375% May 2027",
    source: "domokane/FinancePy@7c221d3, test_bloomberg_us_treasury_example (figures only)",
    bond: { ...note2027, convention: "street" },
    yieldToMaturity: pct(2.4),
    macaulay: 8.776344,
    modified: 8.672277,
    convexity: 85.16988,
    tolerance: { duration: 1e-6, convexity: 1e-5 },
  },
  {
    id: "bondtutor-8.5-1997",
    source: "domokane/FinancePy@7c221d3, test_bondtutor_example (figures only)",
    bond: { ...street, coupon: pct(8.5), issue: "1990-07-15", maturity: "1997-07-15", settlement: "1994-04-19" },
    yieldToMaturity: pct(6.2267),
    macaulay: 2.8558,
    modified: 2.7696,
    convexity: 9.67,
    tolerance: { duration: 5e-5, convexity: 5e-3 },
  },
];
