import assert from "node:assert/strict";
import fc from "fast-check";
import { type Price, type Rate, type Years } from "../../src/base/units.ts";
import { bondPriceColumn, bondYieldColumn } from "../../src/finance/bond-columns.ts";
import { bondPrice } from "../../src/finance/bond-price.ts";
import { bondYield } from "../../src/finance/bond-yield.ts";
import { yieldFromDirtyPrice } from "../../src/finance/bond-discounting.ts";
import { assertNear } from "./near.ts";

const frequencies = fc.constantFrom(1 as const, 2 as const, 4 as const, 12 as const);

describe("bondPriceColumn and bondYieldColumn", () => {
  it("give what bondPrice and bondYield give, row by row, for whole periods", () => {
    const row = fc.record({
      coupon: fc.double({ min: 0, max: 0.15, noNaN: true }),
      yieldToMaturity: fc.oneof(
        fc.double({ min: -0.04, max: 0.6, noNaN: true }),
        fc.double({ min: -1e-3, max: 1e-3, noNaN: true }),
      ),
      years: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), frequencies, (rows, frequency) => {
        const coupon = Float64Array.from(rows, (each) => each.coupon);
        const tenor = rows.map((each) => each.years);
        const yieldToMaturity = rows.map((each) => each.yieldToMaturity);
        const cleanPrice = bondPriceColumn({ coupon, tenor, frequency, yieldToMaturity });
        const yields = bondYieldColumn({ coupon, tenor, frequency, cleanPrice });
        rows.forEach((each, index) => {
          const bond = { coupon: each.coupon as Rate, tenor: each.years as Years, frequency, convention: "street" } as const;
          const price = bondPrice({ ...bond, yieldToMaturity: each.yieldToMaturity as Rate }).value;
          assertNear(cleanPrice[index] ?? NaN, price, 1e-11 * Math.max(price, 10), "price");
          const inverse = bondYield({ ...bond, cleanPrice: (cleanPrice[index] ?? NaN) as Price }).value;
          assertNear(yields[index] ?? NaN, inverse, 1e-11, "yield");
        });
      }),
      { seed: 20 },
    );
  });

  it("discount a part period as the street does and put the yield back", () => {
    const tenors = fc.double({ min: 0.01, max: 45, noNaN: true });
    fc.assert(
      fc.property(tenors, fc.double({ min: -0.02, max: 0.3, noNaN: true }), frequencies, (tenor, y, frequency) => {
        const coupon = 0.03;
        const [clean = NaN] = bondPriceColumn({ coupon, tenor, frequency, yieldToMaturity: [y] });
        const count = Math.ceil(tenor * frequency - 1e-9);
        const wait = count - tenor * frequency;
        const regular = (100 * coupon) / frequency;
        const amounts = Array.from({ length: count }, (_, k) => regular + (k === count - 1 ? 100 : 0));
        const flows = { amounts, firstPeriod: 1 - wait, accrued: wait * regular, frequency, convention: "street" } as const;
        assertNear(yieldFromDirtyPrice(flows, clean + wait * regular), y, 1e-9, "scalar");
        assertNear(bondYieldColumn({ coupon, tenor, frequency, cleanPrice: [clean] })[0] ?? NaN, y, 1e-10, "column");
      }),
      { seed: 21 },
    );
  });

  it("hold one value for every row, and cross the block that is priced at a time", () => {
    const yieldToMaturity = Float64Array.from({ length: 10_000 }, (_, index) => index / 100_000);
    const prices = bondPriceColumn({ coupon: 0.043, tenor: 10, frequency: 2, yieldToMaturity });
    assertNear(prices[4300] ?? NaN, 100, 1e-9);
    assertNear(prices[4500] ?? NaN, 98.4036287630025, 1e-9);
    const yields = bondYieldColumn({ coupon: 0.043, tenor: 10, frequency: 2, cleanPrice: prices });
    assertNear(Math.max(...yields.map((y, index) => Math.abs(y - index / 100_000))), 0, 1e-12);
  });

  it("reach extreme prices", () => {
    const bonds = { coupon: 0.05, tenor: 30, frequency: 2 } as const;
    const prices = [1, 5, 20, 400, 2000];
    const again = bondPriceColumn({ ...bonds, yieldToMaturity: bondYieldColumn({ ...bonds, cleanPrice: prices }) });
    prices.forEach((price, index) => assertNear(again[index] ?? NaN, price, 1e-9 * price));
  });

  const columns = { coupon: 0.04, tenor: [1, 2, 3], frequency: 2 } as const;
  const rejected: [what: string, run: () => unknown, code: string, message: RegExp][] = [
    [
      "a missing yield",
      () => bondPriceColumn({ ...columns, yieldToMaturity: [0.04, NaN, 0.04] }),
      "finance/column-value",
      /row 2/,
    ],
    [
      "a null",
      () => bondPriceColumn({ ...columns, yieldToMaturity: [0.04, 0.04, null as never] }),
      "finance/column-value",
      /row 3/,
    ],
    ["a yield below -200%", () => bondPriceColumn({ ...columns, yieldToMaturity: -2.5 }), "finance/column-value", /row 1/],
    ["a price of nothing", () => bondYieldColumn({ ...columns, cleanPrice: [99, 98, 0] }), "finance/column-value", /row 3/],
    ["a matured bond", () => bondYieldColumn({ ...columns, tenor: [1, 0, 2], cleanPrice: 99 }), "finance/column-value", /row 2/],
    [
      "columns of two lengths",
      () => bondYieldColumn({ ...columns, cleanPrice: [99] }),
      "finance/columns-differ-in-length",
      /3, 1/,
    ],
    [
      "an odd frequency",
      () => bondYieldColumn({ ...columns, frequency: 3 as never, cleanPrice: 99 }),
      "finance/unknown-frequency",
      /3/,
    ],
  ];
  for (const [what, run, code, message] of rejected) it(`refuse ${what}`, () => assert.throws(run, { code, message }));
});
