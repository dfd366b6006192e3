import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, parseDate, toIso } from "../../src/base/calendar-date.ts";
import { pct } from "../../src/base/units.ts";
import { accruedInterest } from "../../src/finance/accrued-interest.ts";
import { couponSchedule } from "../../src/finance/coupon-schedule.ts";
import { assertNear } from "./near.ts";

const note = { coupon: pct(4), maturity: "2036-05-15", frequency: 2, convention: "street" } as const;
const jgb = { coupon: pct(2), maturity: "2036-03-20", frequency: 2, convention: "jgb-compound" } as const;

describe("couponSchedule", () => {
  it("takes each date from maturity: a bond of 31 March pays on 30 September, 183 days later", () => {
    const schedule = couponSchedule({ settlement: "1990-04-02", maturity: "1992-03-31", frequency: 2 });
    assert.deepEqual(
      schedule.quasiCoupons.map(({ date }) => toIso(date)),
      ["1990-09-30", "1991-03-31", "1991-09-30", "1992-03-31"],
    );
    assert.equal(schedule.daysInPeriod, 183);
    assert.equal(schedule.daysToNext, 181);
  });

  it("keeps month ends where they are said to hold", () => {
    const dates = { settlement: "2026-01-20", maturity: "2028-02-29", frequency: 2 } as const;
    const last = (endOfMonth: boolean) =>
      couponSchedule({ ...dates, endOfMonth }).quasiCoupons.map(({ date }) => toIso(date).slice(5));
    assert.deepEqual(last(true), ["02-28", "08-31", "02-28", "08-31", "02-29"]);
    assert.deepEqual(last(false), ["02-28", "08-29", "02-28", "08-29", "02-29"]);
  });

  it("pays a long first coupon of 75/181 and a whole one, and nothing before it", () => {
    const schedule = couponSchedule({
      issue: "1990-03-01",
      settlement: "1990-03-01",
      firstCoupon: "1990-11-15",
      maturity: "1995-05-15",
      frequency: 2,
    });
    assert.deepEqual(
      schedule.quasiCoupons.slice(0, 3).map(({ coupons }) => coupons),
      [0, 75 / 181 + 1, 1],
    );
  });
});

describe("accruedInterest", () => {
  it("starts at nothing on a coupon date, grows by the day and never passes the coupon", () => {
    const start = parseDate("2026-05-15");
    assert.equal(accruedInterest({ ...note, settlement: start }).value, 0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 183 }), (days) => {
        const value = accruedInterest({ ...note, settlement: addDays(start, days) }).value;
        assertNear(value, (2 * days) / 184, 1e-12);
        assert.ok(value < 2);
      }),
      { seed: 184 },
    );
  });

  it("of a long first period runs from the issue date through each quasi period", () => {
    const long = {
      coupon: pct(10.75),
      issue: "1985-07-02",
      settlement: "1985-11-04",
      firstCoupon: "1986-02-15",
      maturity: "2005-08-15",
      frequency: 2,
      convention: "ust-31cfr356",
    } as const;
    assertNear(accruedInterest(long).value, 5.375 * (44 / 181 + 81 / 184), 1e-12);
    assert.match(accruedInterest(long).toString(), /81 \/ 184, and from the issue date 0\.243094/);
  });

  it("turns negative ex-dividend: what is left of the period belongs to the buyer", () => {
    const gilt = { ...note, settlement: "2026-11-10", exDividend: true } as const;
    assertNear(accruedInterest(gilt).value, (-2 * 5) / 184, 1e-12);
  });

  it("of a JGB counts days over 365, 29 February too, and stops at half a coupon", () => {
    assertNear(accruedInterest({ ...jgb, settlement: "2028-03-19" }).value, (2 * 181) / 365, 1e-12);
    assertNear(accruedInterest({ ...jgb, settlement: "2027-09-19" }).value, 1, 1e-12);
    assertNear(accruedInterest({ ...jgb, settlement: "2027-09-18" }).value, (2 * 182) / 365, 1e-12);
  });

  it("refuses a matured bond", () => {
    assert.throws(() => accruedInterest({ ...note, settlement: "2036-05-15" }), {
      code: "finance/settlement-not-before-maturity",
    });
  });
});
