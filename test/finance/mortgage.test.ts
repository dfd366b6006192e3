import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, money, pct, ratio, years } from "../../src/base/units.ts";
import { type MortgageOptions, mortgagePayment, mortgageSchedule, mortgageShock } from "../../src/finance/mortgage.ts";
import { assertNear } from "./near.ts";
import { mortgageCases, mortgagePayments } from "./vectors/repricing.ts";

const thirty = { principal: money(500_000), term: years(30), paymentsPerYear: 12 } as const;

describe("mortgagePayment", () => {
  for (const { ratePct, payment } of mortgagePayments) {
    it(`is ${payment.toFixed(2)} a month on 500,000 over 30 years at ${ratePct}%`, () => {
      assertNear(mortgagePayment({ ...thirty, annualRate: pct(ratePct) }).value, payment, 1e-8);
    });
  }

  for (const { source, principal, ratePct, termYears, payment, tenth, tolerance } of mortgageCases) {
    it(`has the payment and the tenth period of ${source}`, () => {
      const loan = {
        principal: money(principal),
        annualRate: pct(ratePct),
        term: years(termYears),
        paymentsPerYear: 12,
      } as const;
      assertNear(mortgagePayment(loan).value, payment, tolerance);
      const row = mortgageSchedule(loan).rows[9];
      assertNear(row?.interest ?? NaN, tenth.interest, tolerance);
      assertNear(row?.principal ?? NaN, tenth.principal, tolerance);
      assertNear(row?.balance ?? NaN, tenth.balance, tolerance);
    });
  }

  it("repays evenly without interest", () => {
    assertNear(mortgagePayment({ ...thirty, annualRate: pct(0) }).value, 500_000 / 360, 1e-9);
  });
});

const loans: fc.Arbitrary<MortgageOptions> = fc
  .tuple(
    fc.integer({ min: 1, max: 2_000_000 }),
    fc.integer({ min: 0, max: 1500 }),
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(1, 2, 4, 12, 26, 52),
  )
  .map(([principal, points, term, paymentsPerYear]) => ({
    principal: money(principal),
    annualRate: bp(points),
    term: years(term),
    paymentsPerYear: paymentsPerYear as 12,
  }));

describe("mortgageSchedule", () => {
  it("repays the loan, pays the level payment and owes what the closed formula says", () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const { rows, parts } = mortgageSchedule(loan);
        const payment = mortgagePayment(loan).value;
        const i = loan.annualRate / loan.paymentsPerYear;
        const repaid = rows.reduce((sum, row) => sum + row.principal, 0);
        assertNear(repaid / loan.principal, 1, 1e-7);
        assertNear(rows.reduce((sum, row) => sum + row.interest, 0) / loan.principal, parts.totalInterest / loan.principal, 1e-7);
        for (const { period, payment: paid, interest, principal, balance } of rows) {
          assertNear(paid, payment, 1e-9);
          assertNear(interest + principal, payment, 1e-6);
          const closed =
            i === 0
              ? loan.principal - payment * period
              : loan.principal * (1 + i) ** period - (payment * ((1 + i) ** period - 1)) / i;
          assertNear((balance - closed) / loan.principal, 0, 1e-6);
        }
        assert.equal(rows.at(-1)?.balance, 0);
      }),
      { seed: 39, numRuns: 50 },
    );
  });
});

describe("mortgageShock", () => {
  const yields = { treasuryYield: pct(4.3), spread: pct(2.2), yieldChange: bp(20) };

  it("adds the difference of the payments at 6.5% and 6.7%", () => {
    const { value, parts } = mortgageShock({ ...thirty, ...yields, passThrough: ratio(1) });
    assertNear(value, mortgagePayments[1].payment - mortgagePayments[0].payment, 1e-8);
    assertNear(parts.rateBefore, 0.065, 1e-15);
    assertNear(parts.rateAfter, 0.067, 1e-15);
  });

  it("adds nothing where the spread takes it all up", () => {
    assertNear(mortgageShock({ ...thirty, ...yields, passThrough: ratio(0) }).value, 0, 1e-12);
  });
});

describe("mortgage's rejected inputs", () => {
  const loan: MortgageOptions = { ...thirty, annualRate: pct(6.5) };
  const rejected: [name: string, code: string, change: object][] = [
    ["a loan below zero", "finance/negative", { principal: -1 }],
    ["a rate below zero", "finance/negative", { annualRate: -0.01 }],
    ["a rate in percent", "base/rate-looks-like-percent", { annualRate: 6.5 }],
    ["no term", "base/not-positive", { term: 0 }],
    ["a term between payments", "finance/not-whole", { term: 30.01 }],
  ];
  for (const [name, code, change] of rejected) {
    it(`refuses ${name}`, () => assert.throws(() => mortgagePayment({ ...loan, ...change }), { code }));
  }
});
