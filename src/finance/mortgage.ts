import { formatOperand, formatQuantity } from "../base/format.ts";
import { type Columns, RowsResult } from "../base/result-rows.ts";
import { Result, type Term } from "../base/result.ts";
import { finite, type Money, positive, type Rate, type Ratio, type Years } from "../base/units.ts";
import { notNegative, wholeNumber } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

export interface MortgageOptions {
  /** The loan, in one currency. */
  readonly principal: Money;
  /** Nominal rate a year as a decimal; each payment carries `annualRate / paymentsPerYear`. */
  readonly annualRate: Rate;
  readonly term: Years;
  readonly paymentsPerYear: 1 | 2 | 4 | 12 | 26 | 52;
}

/** Intermediates of {@link mortgagePayment}. */
export type MortgageParts = {
  readonly payments: number;
  readonly totalInterest: Money;
};

/**
 * The level payment of a loan, in arrears: `M = P i / (1 - (1 + i)^-n)`, `i = annual rate / payments a year`.
 *
 * @param options - the loan in one currency, the nominal rate as a decimal, the term in years, payments a year
 * @returns the payment in the loan's currency
 * @throws `finance/negative` (principal, rate), `finance/not-whole` where the term is not a whole number of payments,
 *   `base/not-finite`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`
 * @source Fabozzi, The Handbook of Mortgage-Backed Securities, chapter 1 (level-payment mortgage)
 * @example
 * const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 } as const;
 * mortgagePayment({ ...loan, annualRate: pct(6.5) }).format(); // "3,160.34"
 */
export function mortgagePayment(options: MortgageOptions): Result<Money, MortgageParts> {
  const { principal, periodicRate, payments, inputs } = checkedLoan(options);
  const value = levelPayment(principal, periodicRate, payments) as Money;
  const rateShown = formatQuantity(periodicRate, "rate");
  return new Result({
    name: "mortgagePayment",
    value,
    unit: "money",
    formula: "principal × i / (1 - (1 + i)^-n)",
    inputs,
    steps: [
      {
        name: "i",
        formula: "annual rate / payments a year",
        substituted: `${formatQuantity(options.annualRate, "rate")} / ${options.paymentsPerYear}`,
        value: periodicRate,
        unit: "rate",
      },
      {
        name: "payment",
        formula: "principal × i / (1 - (1 + i)^-n)",
        substituted: `${formatQuantity(principal, "money")} × ${rateShown} / (1 - (1 + ${rateShown})^-${payments})`,
        value,
        unit: "money",
      },
    ],
    parts: { payments, totalInterest: (value * payments - principal) as Money },
  });
}

/** One payment of a loan. */
export interface MortgagePeriod {
  readonly period: number;
  readonly payment: Money;
  readonly interest: Money;
  readonly principal: Money;
  /** What is owed after the payment. */
  readonly balance: Money;
}

const columns: Columns<MortgagePeriod> = {
  period: { label: "Period" },
  payment: { label: "Payment", unit: "money" },
  interest: { label: "Interest", unit: "money" },
  principal: { label: "Principal", unit: "money" },
  balance: { label: "Balance", unit: "money" },
};

/**
 * Every payment of a loan, split into interest on what is owed and repayment.
 *
 * @param options - as for {@link mortgagePayment}
 * @returns a row a payment, in the loan's currency
 * @throws as {@link mortgagePayment}
 * @source Fabozzi, The Handbook of Mortgage-Backed Securities, chapter 1 (level-payment mortgage)
 * @example
 * const loan = { principal: money(130_000), annualRate: pct(3.5), term: years(10), paymentsPerYear: 12 } as const;
 * mortgageSchedule(loan).rows[9]?.interest.toFixed(4); // "355.0955"
 */
export function mortgageSchedule(options: MortgageOptions): RowsResult<MortgagePeriod, MortgageParts> {
  const loan = checkedLoan(options);
  const payment = levelPayment(loan.principal, loan.periodicRate, loan.payments) as Money;
  const rows: MortgagePeriod[] = [];
  let owed = loan.principal;
  for (let period = 1; period <= loan.payments; period += 1) {
    const interest = (owed * loan.periodicRate) as Money;
    const principal = (payment - interest) as Money;
    owed -= principal;
    /** The last balance is zero but for what rounding leaves. */
    const balance = (period === loan.payments ? 0 : owed) as Money;
    rows.push({ period, payment, interest, principal, balance });
  }
  return new RowsResult({
    name: "mortgageSchedule",
    formula: "interest = balance before × i; principal = payment - interest",
    inputs: loan.inputs,
    columns,
    rows,
    parts: { payments: loan.payments, totalInterest: (payment * loan.payments - loan.principal) as Money },
  });
}

export interface MortgageShockOptions extends Omit<MortgageOptions, "annualRate"> {
  /** 10-year Treasury yield, and what the mortgage rate stands above it, as decimals. */
  readonly treasuryYield: Rate;
  readonly spread: Rate;
  /** Change of the Treasury yield, as a decimal. */
  readonly yieldChange: Rate;
  /** How much of it the mortgage rate takes over: below 1 where the spread narrows. */
  readonly passThrough: Ratio;
}

/** Intermediates of {@link mortgageShock}. */
export type MortgageShockParts = {
  readonly rateBefore: Rate;
  readonly rateAfter: Rate;
  readonly paymentBefore: Money;
  readonly paymentAfter: Money;
};

/**
 * What a move of the Treasury yield adds to the payment of a new loan: `M(y + s + beta dy) - M(y + s)`.
 *
 * @param options - the loan, the yield, the spread and the change as decimals, pass-through as a ratio
 * @returns the change of the payment in the loan's currency
 * @throws as {@link mortgagePayment}
 * @source difference of two level payments; the spread of mortgages over Treasuries is an input
 * @example
 * const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 } as const;
 * const yields = { treasuryYield: pct(4.3), spread: pct(2.2), yieldChange: bp(20), passThrough: ratio(1) };
 * mortgageShock({ ...loan, ...yields }).format(); // "66.05"
 */
export function mortgageShock(options: MortgageShockOptions): Result<Money, MortgageShockParts> {
  const { treasuryYield, spread, yieldChange, ...loan } = options;
  const terms = rateTerms({ treasuryYield, spread, yieldChange });
  const passThrough = finite("passThrough", options.passThrough);
  const rateBefore = (treasuryYield + spread) as Rate;
  const rateAfter = (rateBefore + passThrough * yieldChange) as Rate;
  const before = mortgagePayment({ ...loan, annualRate: rateBefore }).value;
  const after = mortgagePayment({ ...loan, annualRate: rateAfter }).value;
  const value = (after - before) as Money;
  const shown = (amount: number) => formatQuantity(amount, "money");
  return new Result({
    name: "mortgageShock",
    value,
    unit: "money",
    formula: "payment after - payment before",
    inputs: { ...terms, yieldChange: { value: yieldChange, unit: "pp" }, passThrough: { value: passThrough, unit: "ratio" } },
    steps: [
      {
        name: "mortgage rate after",
        formula: "Treasury yield + spread + pass-through × yield change",
        substituted:
          [treasuryYield, spread].map((each) => formatOperand(each, "rate")).join(" + ") +
          ` + ${passThrough} × ${formatOperand(yieldChange, "pp")}`,
        value: rateAfter,
        unit: "rate",
      },
      {
        name: "change of the payment",
        formula: "payment after - payment before",
        substituted: `${shown(after)} - ${shown(before)}`,
        value,
        unit: "money",
      },
    ],
    parts: { rateBefore, rateAfter, paymentBefore: before, paymentAfter: after },
  });
}

function levelPayment(principal: number, periodicRate: number, payments: number): number {
  if (periodicRate === 0) return principal / payments;
  return (principal * periodicRate) / -Math.expm1(-payments * Math.log1p(periodicRate));
}

function checkedLoan(options: MortgageOptions) {
  const { annualRate } = options;
  const paymentsPerYear = oneOf("paymentsPerYear", options.paymentsPerYear, [1, 2, 4, 12, 26, 52]);
  const principal = notNegative("principal", options.principal);
  const term = positive("term", options.term);
  const terms = rateTerms({ annualRate });
  notNegative("annualRate", annualRate);
  const payments = wholeNumber("term × paymentsPerYear", Number((term * paymentsPerYear).toPrecision(12)));
  const inputs: Record<string, Term> = {
    principal: { value: principal, unit: "money" },
    ...terms,
    term: { value: term, unit: "years" },
    paymentsPerYear: { value: paymentsPerYear, unit: "count" },
  };
  return { principal, periodicRate: annualRate / paymentsPerYear, payments, inputs };
}
