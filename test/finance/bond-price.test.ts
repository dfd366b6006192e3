import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, addMonths, parseDate } from "../../src/base/calendar-date.ts";
import { pct, rate, type Rate, years } from "../../src/base/units.ts";
import { bondPrice } from "../../src/finance/bond-price.ts";
import { priceAndSlopes, yieldFromDirtyPrice } from "../../src/finance/bond-discounting.ts";
import { bondCashFlows } from "../../src/finance/bond-cash-flows.ts";
import { brentRoot } from "../../src/finance/roots.ts";
import { assertNear } from "./near.ts";
import { pricedBonds } from "./vectors/bonds.ts";

const par = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
const dated = { coupon: pct(4), frequency: 2, settlement: "2026-01-20", maturity: "2036-05-15", convention: "street" } as const;

describe("bondPrice", () => {
  for (const row of pricedBonds) {
    it(`gives the published price: ${row.id} (${row.source})`, () => {
      const { value, parts } = bondPrice({ ...row.bond, yieldToMaturity: row.yieldToMaturity });
      const tolerance =
        typeof row.tolerance === "number"
          ? { clean: row.tolerance, dirty: row.tolerance, accrued: row.tolerance }
          : row.tolerance;
      if (row.clean !== undefined) assertNear(value, row.clean, tolerance.clean, "clean");
      if (row.dirty !== undefined) assertNear(parts.dirty, row.dirty, tolerance.dirty, "dirty");
      if (row.accrued !== undefined) assertNear(parts.accrued, row.accrued, tolerance.accrued, "accrued");
      assert.equal(parts.clean, value);
    });

    it(`gives the yield back from that price, by Newton and by Brent: ${row.id}`, () => {
      const flows = bondCashFlows(row.bond);
      const { dirty } = priceAndSlopes(flows, row.yieldToMaturity);
      assertNear(yieldFromDirtyPrice(flows, dirty), row.yieldToMaturity, 1e-13, "Newton");
      const brent = brentRoot((y) => priceAndSlopes(flows, y).dirty - dirty, { from: -0.05, to: 0.4 });
      assertNear(brent.x, row.yieldToMaturity, 1e-11, "Brent");
    });
  }

  it("is par when coupon and yield agree, at any maturity and frequency", () => {
    const frequency = fc.constantFrom(1 as const, 2 as const, 4 as const, 12 as const);
    fc.assert(
      fc.property(fc.double({ min: -0.02, max: 0.2, noNaN: true }), fc.integer({ min: 1, max: 60 }), frequency, (y, tenor, f) => {
        const bond = { coupon: rate(y), tenor: years(tenor), frequency: f, convention: "street" } as const;
        assertNear(bondPrice({ ...bond, yieldToMaturity: rate(y) }).value, 100, 1e-9);
      }),
      { seed: 356 },
    );
  });

  it("falls as the yield rises, and the Treasury's yield is not the street's between coupon dates", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 2000 }), fc.integer({ min: 0, max: 3000 }), (points, days) => {
        const settlement = addDays(parseDate("2026-01-20"), days);
        const bond = { ...dated, settlement } as const;
        const y = points / 10_000;
        const [low, high] = [
          bondPrice({ ...bond, yieldToMaturity: y as Rate }),
          bondPrice({ ...bond, yieldToMaturity: (y + 1e-4) as Rate }),
        ];
        assert.ok(low.value > high.value);
        const street = bondPrice({ ...bond, yieldToMaturity: pct(4) }).parts.dirty;
        const treasury = bondPrice({ ...bond, convention: "ust-31cfr356", yieldToMaturity: pct(4) }).parts.dirty;
        // Simple interest over a part period exceeds compound interest, so the Treasury's price is never the higher.
        assert.ok(treasury <= street + 1e-12, `${treasury} ${street}`);
      }),
      { seed: 356 },
    );
  });

  it("agrees with whole periods on a coupon date, by either rule of discounting", () => {
    const maturity = addMonths(parseDate("2026-05-15"), 120);
    for (const convention of ["street", "ust-31cfr356"] as const) {
      const onCoupon = bondPrice({ ...dated, convention, settlement: "2026-05-15", maturity, yieldToMaturity: pct(4.5) });
      const whole = bondPrice({ ...par, convention, coupon: dated.coupon, yieldToMaturity: pct(4.5) });
      assert.equal(onCoupon.parts.accrued, 0);
      assertNear(onCoupon.value, whole.value, 1e-11);
    }
  });

  const rejected: [what: string, bond: object, code: string][] = [
    ["settlement on maturity", { ...dated, settlement: "2036-05-15" }, "finance/settlement-not-before-maturity"],
    ["settlement before issue", { ...dated, issue: "2026-02-01" }, "finance/settlement-before-issue"],
    [
      "a first coupon off the dates",
      { ...dated, issue: "2026-01-01", firstCoupon: "2026-05-20" },
      "finance/first-coupon-off-schedule",
    ],
    ["a month-end maturity without a rule", { ...dated, maturity: "2036-06-30" }, "finance/end-of-month-not-stated"],
    ["part periods without dates", { ...par, tenor: years(9.7) }, "finance/not-whole-periods"],
    [
      "a yield that discounts nothing",
      { ...par, frequency: 1, coupon: pct(1), yieldToMaturity: -1 },
      "base/rate-looks-like-percent",
    ],
    ["a coupon in percent", { ...par, coupon: 4.3 }, "base/rate-looks-like-percent"],
    ["no convention", { ...par, convention: undefined }, "finance/unknown-convention"],
    ["an odd frequency", { ...par, frequency: 3 }, "finance/unknown-frequency"],
    ["a date that does not exist", { ...dated, settlement: "2026-02-30" }, "base/not-a-date"],
    ["a missing yield", { ...par, yieldToMaturity: NaN }, "base/not-finite"],
  ];
  for (const [what, bond, code] of rejected) {
    it(`refuses ${what}`, () => assert.throws(() => bondPrice({ yieldToMaturity: pct(4), ...bond } as never), { code }));
  }

  it("refuses a yield at which a period no longer discounts", () => {
    assert.throws(() => priceAndSlopes(bondCashFlows(par), -2), { code: "finance/yield-too-low" });
  });
});
