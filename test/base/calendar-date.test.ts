import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  calendarDate,
  dateFrom,
  dateParts,
  dayOfWeek,
  daysBetween,
  isLeapYear,
  isMonthEnd,
  parseDate,
  toIso,
} from "../../src/base/calendar-date.ts";

describe("calendar dates", () => {
  it("agree with the JavaScript calendar from 1600 to 2400", () => {
    const day = fc.integer({ min: -135_140, max: 157_000 });
    fc.assert(
      fc.property(day, (days) => {
        const date = addDays(parseDate("1970-01-01"), days);
        const other = new Date(days * 86_400_000);
        assert.equal(toIso(date), other.toISOString().slice(0, 10));
        assert.equal(dateFrom(dateParts(date)), date);
        assert.equal(dayOfWeek(date), other.getUTCDay());
        assert.equal(calendarDate(other), date);
      }),
      { seed: 1961 },
    );
  });

  it("know leap years", () => {
    assert.deepEqual([1900, 2000, 2023, 2024].map(isLeapYear), [false, true, false, true]);
  });

  const months: [from: string, months: number, endOfMonth: boolean, to: string][] = [
    ["2026-05-15", 6, false, "2026-11-15"],
    ["2027-08-31", 6, false, "2028-02-29"],
    ["1990-09-30", 6, false, "1991-03-30"],
    ["1990-09-30", 6, true, "1991-03-31"],
    ["2026-01-15", -1, true, "2025-12-15"],
    ["2026-03-31", -13, false, "2025-02-28"],
  ];
  for (const [from, count, endOfMonth, to] of months) {
    it(`add ${count} months to ${from}${endOfMonth ? ", a month end" : ""}: ${to}`, () => {
      assert.equal(toIso(addMonths(parseDate(from), count, endOfMonth)), to);
    });
  }

  it("count days", () => {
    assert.equal(daysBetween(parseDate("2024-02-28"), parseDate("2024-03-01")), 2);
    assert.equal(daysBetween(parseDate("2024-03-01"), parseDate("2024-02-28")), -2);
    assert.equal(isMonthEnd(parseDate("2024-02-28")), false);
    assert.equal(isMonthEnd(parseDate("2023-02-28")), true);
  });

  for (const text of ["2026-02-29", "2026-13-01", "15/05/2026", "2026-5-15", "2026-05-15T00:00", ""]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => parseDate(text), { code: "base/not-a-date" }));
  }

  it("refuses what is no date at all", () => {
    assert.throws(() => calendarDate(new Date(NaN)), { code: "base/not-a-date" });
    assert.throws(() => calendarDate(1.5 as never), { code: "base/not-a-date" });
  });
});
