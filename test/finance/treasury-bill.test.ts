import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, price, type Rate, rate } from "../../src/base/units.ts";
import { billDiscountRate, billPrice, billYield } from "../../src/finance/treasury-bill.ts";
import { assertNear } from "./near.ts";

const appendixB = "31 CFR 356 Appendix B, section VI";
const rows = [
  {
    what: "28 days at 0.80%",
    source: "attack68/rateslib@e905da6, test_bill_discount_rate",
    settlement: "2004-01-22",
    maturity: "2004-02-19",
    discountPct: 0.8,
    price: 99.93777777777778,
    tolerance: 1e-9,
  },
  {
    what: "20 days at 7.93%",
    source: appendixB,
    settlement: "1990-06-01",
    maturity: "1990-06-21",
    discountPct: 7.93,
    price: 99.559444,
    tolerance: 5e-7,
    yieldPct: 8.076,
  },
  {
    what: "364 days at 7.65%",
    source: appendixB,
    settlement: "1990-06-07",
    maturity: "1991-06-06",
    discountPct: 7.65,
    price: 92.265,
    tolerance: 1e-9,
    yieldPct: 8.237,
  },
];

describe("treasury bills", () => {
  for (const row of rows) {
    it(`price, discount and yield of ${row.what} (${row.source})`, () => {
      const discountRate = pct(row.discountPct);
      assertNear(billPrice({ ...row, discountRate }).value, row.price, row.tolerance, "price");
      assertNear(100 * billDiscountRate({ ...row, price: price(row.price) }).value, row.discountPct, 1e-5, "discount");
      if (row.yieldPct !== undefined) {
        assertNear(
          100 * billYield({ settlement: row.settlement, maturity: row.maturity, discountRate }).value,
          row.yieldPct,
          5e-4,
          "yield",
        );
      }
    });
  }

  it("yield 3.6835% at a discount of 3.60% over 91 days", () => {
    assertNear(100 * billYield({ discountRate: pct(3.6), days: 91, daysInYear: 365 }).value, 3.6835, 5e-5);
  });

  it("yield the same by both formulas at a half-year, and on without a jump", () => {
    for (const daysInYear of [365, 366] as const) {
      const at = (days: number) => billYield({ price: price(98), days, daysInYear }).value;
      const half = daysInYear / 2;
      assertNear(at(half), (2 / 98) * (daysInYear / half), 1e-15);
      assertNear(at(half + 1e-6), at(half), 1e-9);
    }
  });

  it("solve the half-year coupon's equation beyond a half-year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 184, max: 365 }), fc.double({ min: 70, max: 105, noNaN: true }), (days, amount) => {
        const i = billYield({ price: price(amount), days, daysInYear: 365 }).value;
        assertNear(amount * (1 + (days - 182.5) * (i / 365)) * (1 + i / 2), 100, 1e-10);
      }),
      { seed: 52 },
    );
  });

  it("give the discount back from the price it gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), fc.double({ min: -0.02, max: 0.3, noNaN: true }), (days, discount) => {
        const life = { days, daysInYear: 365 } as const;
        const { value } = billPrice({ ...life, discountRate: rate(discount) });
        assertNear(billDiscountRate({ ...life, price: value }).value, discount, 1e-11);
      }),
      { seed: 360 },
    );
  });

  it("count 366 days when the year after issue holds a 29 February", () => {
    const life = { settlement: "2019-06-01", maturity: "2019-07-01", price: price(99) };
    assertNear(billYield({ ...life, issue: "2019-03-01" }).value, (1 / 99) * (366 / 30), 1e-15);
    assertNear(billYield({ ...life, issue: "2019-02-28" }).value, (1 / 99) * (365 / 30), 1e-15);
  });

  const rejected: [what: string, run: () => unknown, code: string][] = [
    [
      "a matured bill",
      () => billPrice({ discountRate: pct(3), settlement: "2026-05-15", maturity: "2026-05-15" }),
      "finance/settlement-not-before-maturity",
    ],
    [
      "a bill of two years",
      () => billPrice({ discountRate: pct(3), settlement: "2026-05-15", maturity: "2028-05-15" }),
      "finance/bill-too-long",
    ],
    [
      "a discount in percent",
      () => billPrice({ discountRate: 3.6 as Rate, days: 91, daysInYear: 365 }),
      "base/rate-looks-like-percent",
    ],
    ["no days", () => billYield({ price: price(99), days: 0, daysInYear: 365 }), "base/not-positive"],
    ["a price of nothing", () => billYield({ price: price(0), days: 91, daysInYear: 365 }), "base/not-positive"],
  ];
  for (const [what, run, code] of rejected) it(`refuse ${what}`, () => assert.throws(run, { code }));
});
