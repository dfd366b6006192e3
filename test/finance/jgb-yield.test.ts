import assert from "node:assert/strict";
import fc from "fast-check";
import { daysBetween, parseDate } from "../../src/base/calendar-date.ts";
import { pct, type Price, price, rate, years } from "../../src/base/units.ts";
import { accruedInterest } from "../../src/finance/accrued-interest.ts";
import { bondPrice } from "../../src/finance/bond-price.ts";
import { bondYield } from "../../src/finance/bond-yield.ts";
import { jgbPriceFromSimpleYield, jgbSimpleYield } from "../../src/finance/jgb-yield.ts";
import { assertNear } from "./near.ts";

const street = { frequency: 2, convention: "street" } as const;
/** The 40-year JGB of January 2026, settled the day after the sell-off. */
const forty = { coupon: pct(3.1), settlement: "2026-01-21", maturity: "2065-03-20", frequency: 2 } as const;

describe("jgbSimpleYield", () => {
  it("is the coupon at par", () => {
    assertNear(jgbSimpleYield({ coupon: pct(1.5), cleanPrice: price(100), tenor: years(10) }).value, 0.015, 1e-15);
  });

  const compound: [couponPct: number, compoundPct: number, simplePct: number, tolerance: number][] = [
    [1.5, 2, 2.04332096595, 1e-10],
    [2.1, 2.33, 2.3521, 5e-5],
  ];
  for (const [couponPct, compoundPct, simplePct, tolerance] of compound) {
    it(`is ${simplePct}% for a 10-year ${couponPct}% bond at ${compoundPct}% compound`, () => {
      const bond = { coupon: pct(couponPct), tenor: years(10) };
      const cleanPrice = bondPrice({ ...street, ...bond, yieldToMaturity: pct(compoundPct) }).value;
      assertNear(100 * jgbSimpleYield({ ...bond, cleanPrice }).value, simplePct, tolerance);
    });
  }

  it("of the 40-year bond at 3.901% compound is 4.1777%, or 4.1773% with Japanese accrual and day count", () => {
    const { clean, dirty } = bondPrice({ ...forty, convention: "street", yieldToMaturity: pct(3.901) }).parts;
    assertNear(clean, 83.986, 5e-4);
    const actual365 = years(daysBetween(parseDate(forty.settlement), parseDate(forty.maturity)) / 365);
    assertNear(100 * jgbSimpleYield({ coupon: forty.coupon, cleanPrice: clean, tenor: actual365 }).value, 4.1777, 5e-5);
    const japanese = (dirty - accruedInterest({ ...forty, convention: "jgb-compound" }).value) as Price;
    assertNear(japanese, 83.995, 5e-4);
    assertNear(100 * jgbSimpleYield({ ...forty, cleanPrice: japanese }).value, 4.1773, 5e-5);
  });

  it("of the 40-year bond at 3.945% compound is 4.24%, by either convention of the price", () => {
    for (const convention of ["street", "jgb-compound"] as const) {
      const cleanPrice = bondPrice({ ...forty, convention, yieldToMaturity: pct(3.945) }).value;
      assertNear(100 * jgbSimpleYield({ ...forty, cleanPrice }).value, 4.24, 5e-3);
    }
  });

  it("lies above the compound yield below par and under it above par, and price and yield put each other back", () => {
    const amount = fc.double({ min: 60, max: 140, noNaN: true });
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 2, max: 40 }), (clean, coupon, tenor) => {
        const bond = { coupon: rate(coupon / 10_000), tenor: years(tenor) };
        const cleanPrice = price(clean);
        const simple = jgbSimpleYield({ ...bond, cleanPrice }).value;
        assertNear(jgbPriceFromSimpleYield({ ...bond, simpleYield: simple }).value, clean, 1e-10);
        if (Math.abs(clean - 100) < 0.01) return;
        const annual = bondYield({ ...bond, frequency: 1, convention: "street", cleanPrice }).value;
        // At one coupon a year the ordering is exact; twice a year a quarter of the yield squared blurs it near par.
        if (annual > 0) assert.equal(simple > annual, clean < 100, `${simple} ${annual}`);
      }),
      { seed: 40 },
    );
  });

  it("warns below a year and refuses what has no yield", () => {
    const short = jgbSimpleYield({ coupon: pct(1), cleanPrice: price(99), settlement: "2026-01-21", maturity: "2026-09-20" });
    assert.equal(short.warnings[0]?.code, "finance/jgb-under-a-year");
    const matured = { coupon: pct(1), cleanPrice: price(99), settlement: "2026-01-21", maturity: "2026-01-21" };
    assert.throws(() => jgbSimpleYield(matured), { code: "finance/settlement-not-before-maturity" });
    assert.throws(() => jgbSimpleYield({ ...forty, cleanPrice: price(0) }), { code: "base/not-positive" });
    assert.throws(() => jgbSimpleYield({ coupon: pct(1), cleanPrice: price(99), tenor: years(0) }), {
      code: "base/not-positive",
    });
    assert.throws(() => jgbPriceFromSimpleYield({ coupon: pct(1), simpleYield: pct(-20), tenor: years(10) }), {
      code: "base/not-positive",
    });
  });
});
