import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, parseDate } from "../../src/base/calendar-date.ts";
import { pct, type Price, price, type Rate, years } from "../../src/base/units.ts";
import { bondPrice } from "../../src/finance/bond-price.ts";
import { bondYield, treasuryQuote } from "../../src/finance/bond-yield.ts";
import { assertNear } from "./near.ts";
import { note2027 } from "./vectors/bonds.ts";

const par = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;

describe("bondYield", () => {
  it("of one bond at one price is 2.4000000% by the street's rule and 2.3998103% by the Treasury's", () => {
    const cleanPrice = price(99.7808417);
    assertNear(bondYield({ ...note2027, cleanPrice, convention: "street" }).value, 0.024, 5e-10);
    assertNear(bondYield({ ...note2027, cleanPrice, convention: "ust-31cfr356" }).value, 0.023998103, 5e-10);
  });

  it("is put back by the price, for any bond and convention", () => {
    const convention = fc.constantFrom("street" as const, "ust-31cfr356" as const, "jgb-compound" as const);
    const couponPoints = fc.integer({ min: 0, max: 1500 });
    const yieldPoints = fc.integer({ min: -200, max: 5000 });
    const days = fc.integer({ min: 1, max: 14_600 });
    fc.assert(
      fc.property(convention, couponPoints, yieldPoints, days, fc.boolean(), (rule, coupon, points, life, exDividend) => {
        const settlement = parseDate("2026-01-20");
        const maturity = addDays(settlement, life);
        const bond = {
          coupon: (coupon / 10_000) as Rate,
          settlement,
          maturity,
          frequency: 2,
          endOfMonth: true,
          convention: rule,
          exDividend,
        } as const;
        const yieldToMaturity = (points / 10_000) as Rate;
        const cleanPrice = bondPrice({ ...bond, yieldToMaturity }).value;
        if (cleanPrice <= 0) return;
        const back = bondYield({ ...bond, cleanPrice }).value;
        const again = bondPrice({ ...bond, yieldToMaturity: back }).value;
        assertNear(again, cleanPrice, 1e-9 * cleanPrice);
      }),
      { seed: 251 },
    );
  });

  it("of a bond near its end reaches the extremes of a price", () => {
    const bill = { coupon: pct(0), tenor: years(0.5), frequency: 2, convention: "street" } as const;
    assertNear(bondYield({ ...bill, cleanPrice: price(1) }).value, 198, 1e-9);
    assertNear(bondYield({ ...bill, cleanPrice: price(1000) }).value, -1.8, 1e-12);
  });

  const rejected: [what: string, cleanPrice: number, code: string][] = [
    ["a price of nothing", 0, "base/not-positive"],
    ["a missing price", NaN, "base/not-finite"],
  ];
  for (const [what, cleanPrice, code] of rejected) {
    it(`refuses ${what}`, () => assert.throws(() => bondYield({ ...par, cleanPrice: cleanPrice as Price }), { code }));
  }

  it("refuses a clean price that ex-dividend interest eats up", () => {
    const gilt = {
      coupon: pct(8),
      settlement: "1999-05-27",
      maturity: "2015-12-07",
      frequency: 2,
      convention: "street",
    } as const;
    assert.throws(() => bondYield({ ...gilt, exDividend: true, cleanPrice: price(0.2) }), { code: "finance/no-yield" });
  });
});

describe("treasuryQuote", () => {
  const rows: [quote: string, value: number][] = [
    ["99-16+", 99.515625],
    ["99-16", 99.5],
    ["100-002", 100.0078125],
    ["101-31", 101.96875],
  ];
  for (const [quote, value] of rows) it(`reads ${quote} as ${value}`, () => assert.equal(treasuryQuote(quote), value));
  for (const quote of ["99-32", "99.5", "99-168", "99-1"]) {
    it(`refuses ${quote}`, () => assert.throws(() => treasuryQuote(quote), { code: "finance/not-a-treasury-quote" }));
  }
});
