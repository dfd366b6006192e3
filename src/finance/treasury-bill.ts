import { addMonths, calendarDate, type CalendarDate, type DateInput, daysBetween, toIso } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { Result, type Term } from "../base/result.ts";
import { positive, type Price, type Rate } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

/** A bill's life by its dates. */
export interface BillDates {
  readonly settlement: DateInput;
  readonly maturity: DateInput;
  /** Where the year begins whose days are counted, 366 if it holds a 29 February; without it the settlement date. */
  readonly issue?: DateInput;
}

/** A bill's life in days, and the days of the year that follows its issue. */
export interface BillDays {
  readonly days: number;
  readonly daysInYear: 365 | 366;
}

export type BillLife = BillDates | BillDays;

interface CountedBill extends BillDays {
  readonly inputs: Record<string, Term>;
}

/**
 * The price of a US Treasury bill at a bank discount rate.
 *
 * `P = 100 (1 - d × days/360)`
 *
 * @param options - the discount rate as a decimal (Act/360), as the Treasury quotes bills and FRED's DTB series hold it; dates or days
 * @returns the price per 100 of face value
 * @throws `finance/settlement-not-before-maturity`, `finance/bill-too-long`, `base/not-positive`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`
 * @source 31 CFR 356 Appendix B, section VI.A
 * @example
 * billPrice({ discountRate: pct(7.61), settlement: "1989-11-24", maturity: "1990-02-22" }).format(); // "98.0975"
 */
export function billPrice(options: BillLife & { readonly discountRate: Rate }): Result<Price> {
  const { discountRate } = options;
  const terms = rateTerms({ discountRate });
  const bill = countedBill(options);
  const value = positive("the bill's price", 100 * (1 - (discountRate * bill.days) / 360)) as Price;
  return new Result({
    name: "billPrice",
    value,
    unit: "price",
    formula: "100 × (1 - discount rate × days / 360)",
    inputs: { ...terms, ...bill.inputs },
    steps: [
      {
        name: "price",
        formula: "100 × (1 - discount rate × days / 360)",
        substituted: `100 × (1 - ${formatQuantity(discountRate, "rate")} × ${bill.days} / 360)`,
        value,
        unit: "price",
      },
    ],
    parts: {},
  });
}

/**
 * The bank discount rate of a US Treasury bill at a price.
 *
 * `d = (100 - P)/100 × 360/days`
 *
 * @param options - the price per 100 of face value; dates or days
 * @returns the discount rate as a decimal, Act/360: lower than the yield, since it is taken on the face value
 * @throws `finance/settlement-not-before-maturity`, `finance/bill-too-long`, `base/not-positive`
 * @throws `finance/unknown-choice`
 * @source 31 CFR 356 Appendix B, section VI.B
 * @example
 * billDiscountRate({ price: price(98.0975), days: 90, daysInYear: 365 }).format(); // "7.61%"
 */
export function billDiscountRate(options: BillLife & { readonly price: Price }): Result<Rate> {
  const price = positive("price", options.price);
  const bill = countedBill(options);
  const value = (((100 - price) / 100) * (360 / bill.days)) as Rate;
  return new Result({
    name: "billDiscountRate",
    value,
    unit: "rate",
    formula: "(100 - price) / 100 × 360 / days",
    inputs: { price: { value: price, unit: "price" }, ...bill.inputs },
    steps: [
      {
        name: "discount rate",
        formula: "(100 - price) / 100 × 360 / days",
        substituted: `(100 - ${formatQuantity(price, "price")}) / 100 × 360 / ${bill.days}`,
        value,
        unit: "rate",
      },
    ],
    parts: {},
  });
}

/** Intermediates of {@link billYield}. */
export type BillYieldParts = {
  readonly price: Price;
  readonly discountRate: Rate;
  /** Simple Act/360 on the price, to set beside SOFR and other money-market rates. */
  readonly moneyMarketYield: Rate;
};

/**
 * The bond-equivalent yield of a US Treasury bill, the "investment rate" of the Treasury: comparable with a note's yield.
 *
 * Up to a half-year: `i = (100 - P)/P × y/r`. Beyond it a coupon is imagined after the half-year:
 * `P (1 + (r - y/2) i/y) (1 + i/2) = 100`. Here r is the days to maturity and y the days of the year after issue.
 *
 * @param options - a price per 100 or a discount rate (decimal, Act/360); dates, or days with the days of the year
 * @returns the yield as a decimal a year, semiannual
 * @throws `finance/settlement-not-before-maturity`, `finance/bill-too-long`, `base/not-positive`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`
 * @source 31 CFR 356 Appendix B, section VI.C
 * @example
 * billYield({ discountRate: pct(3.6), days: 91, daysInYear: 365 }).format(4); // "3.6835%"
 */
export function billYield(
  options: BillLife & ({ readonly price: Price } | { readonly discountRate: Rate }),
): Result<Rate, BillYieldParts> {
  const bill = countedBill(options);
  const price = positive("price", "price" in options ? options.price : billPrice(options).value) as Price;
  const { days, daysInYear } = bill;
  const long = days > daysInYear / 2;
  const value = (long ? longBillYield(price, bill) : ((100 - price) / price) * (daysInYear / days)) as Rate;
  const given: Record<string, Term> =
    "price" in options ? { price: { value: price, unit: "price" } } : rateTerms({ discountRate: options.discountRate });
  const formula = long ? "i of price × (1 + (r - y/2) × i/y) × (1 + i/2) = 100" : "(100 - price) / price × y / r";
  const text = formatQuantity(price, "price");
  return new Result({
    name: "billYield",
    value,
    unit: "rate",
    formula: `${formula}, r days to maturity, y days in the year`,
    inputs: { ...given, ...bill.inputs },
    steps: [
      { name: "price", formula: "price of the bill", substituted: "per 100 of face value", value: price, unit: "price" },
      {
        name: "bond-equivalent yield",
        formula,
        substituted: long ? `price ${text}, r ${days}, y ${daysInYear}` : `(100 - ${text}) / ${text} × ${daysInYear} / ${days}`,
        value,
        unit: "rate",
      },
    ],
    parts: {
      price,
      discountRate: (((100 - price) / 100) * (360 / days)) as Rate,
      moneyMarketYield: (((100 - price) / price) * (360 / days)) as Rate,
    },
  });
}

/** The larger root of a i² + b i + c = 0, in the form that stays exact where a goes to 0 at a half-year. */
function longBillYield(price: number, { days, daysInYear }: BillDays): number {
  const a = days / (2 * daysInYear) - 0.25;
  const b = days / daysInYear;
  const c = (price - 100) / price;
  return (-2 * c) / (b + Math.sqrt(b * b - 4 * a * c));
}

function countedBill(life: BillLife): CountedBill {
  if ("days" in life) {
    const days = positive("days", life.days);
    oneOf("daysInYear", life.daysInYear, [365, 366]);
    refuseTooLong(days, life.daysInYear);
    return { days, daysInYear: life.daysInYear, inputs: { days: { value: days, unit: "count" } } };
  }
  const settlement = calendarDate(life.settlement);
  const maturity = calendarDate(life.maturity);
  const issue = life.issue === undefined ? settlement : calendarDate(life.issue);
  const days = daysBetween(settlement, maturity);
  if (days <= 0) {
    throw new UserError("finance/settlement-not-before-maturity", {
      expected: "settlement before maturity",
      received: `settlement ${toIso(settlement)} and maturity ${toIso(maturity)}`,
      action: "check the two dates: a matured bill has no yield",
    });
  }
  const daysInYear = daysOfYearFrom(issue);
  refuseTooLong(days, daysInYear);
  return {
    days,
    daysInYear,
    inputs: { settlement: { value: settlement, unit: "date" }, maturity: { value: maturity, unit: "date" } },
  };
}

function daysOfYearFrom(issue: CalendarDate): 365 | 366 {
  return daysBetween(issue, addMonths(issue, 12)) === 366 ? 366 : 365;
}

function refuseTooLong(days: number, daysInYear: number): void {
  if (days <= daysInYear) return;
  throw new UserError("finance/bill-too-long", {
    expected: `a bill of at most a year, ${daysInYear} days`,
    received: `${days} days`,
    action: "use bondYield with a coupon of pct(0) for a longer zero-coupon bond",
  });
}
