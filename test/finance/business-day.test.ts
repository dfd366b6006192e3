import assert from "node:assert/strict";
import fc from "fast-check";
import { type CalendarDate, dateParts, parseDate, toIso } from "../../src/base/calendar-date.ts";
import {
  addBusinessDays,
  adjustDate,
  isBusinessDay,
  type Roll,
  usdJpySpotDate,
  usdJpyValueDate,
} from "../../src/finance/business-day.ts";
import { holidaysOf, type Market } from "../../src/finance/holidays.ts";

const seed = { seed: 20261122 };
const monthsAndDays = (market: Market, year: number) =>
  [...new Set(holidaysOf(market, year).map((day) => toIso(day).slice(5)))].sort();

/** Cabinet Office of Japan, list of national holidays by year, without the banks' 2 and 3 January and 31 December. */
const japan: Record<number, string> = {
  2015: "01-01 01-12 02-11 03-21 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23",
  2019: "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23",
  2020: "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23",
  2021: "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23",
  2026: "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
};

/** Federal Reserve Banks' holiday schedule: a holiday on a Saturday leaves the Friday before open. */
const unitedStates: Record<number, string> = {
  2021: "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-25",
  2026: "01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25",
  2027: "01-01 01-18 02-15 05-31 06-19 07-05 09-06 10-11 11-11 11-25 12-25",
};

describe("holidays", () => {
  for (const [year, days] of Object.entries(japan)) {
    it(`are Japan's of ${year}`, () => {
      const banks = ["01-02", "01-03", "12-31"];
      assert.deepEqual(monthsAndDays("Japan", Number(year)), [...days.split(" "), ...banks].sort());
    });
  }

  for (const [year, days] of Object.entries(unitedStates)) {
    it(`are the Federal Reserve's of ${year}`, () => assert.deepEqual(monthsAndDays("US", Number(year)), days.split(" ")));
  }

  it("are unknown before 2000 and after 2099", () => {
    assert.throws(() => holidaysOf("Japan", 1999), { code: "finance/holidays-unknown" });
    assert.throws(() => isBusinessDay("2100-01-04", ["US"]), { code: "finance/holidays-unknown" });
  });
});

describe("adjustDate", () => {
  const rows: [date: string, markets: Market[], roll: Roll, adjusted: string, why: string][] = [
    ["2026-05-15", ["US", "Japan"], "following", "2026-05-15", "an open day stays"],
    ["2026-05-03", ["Japan"], "following", "2026-05-07", "Golden Week"],
    ["2026-05-31", ["US"], "following", "2026-06-01", "a Sunday at the end of a month"],
    ["2026-05-31", ["US"], "modified following", "2026-05-29", "the same, within its month"],
    ["2026-01-01", ["Japan"], "preceding", "2025-12-30", "New Year's days of the banks"],
    ["2026-07-20", ["US"], "following", "2026-07-20", "Marine Day is none of New York's"],
    ["2026-07-03", ["US"], "following", "2026-07-03", "the Friday before a Saturday's Fourth of July"],
  ];
  for (const [date, markets, roll, adjusted, why] of rows) {
    it(`moves ${date} to ${adjusted}, ${roll}: ${why}`, () => {
      assert.equal(toIso(adjustDate({ date, markets, roll })), adjusted);
    });
  }

  it("always gives an open day, in the right direction, and leaves it alone the second time", () => {
    const someDay = fc.integer({ min: parseDate("2000-02-01"), max: parseDate("2099-11-30") });
    fc.assert(
      fc.property(someDay, fc.constantFrom<Roll>("following", "modified following", "preceding"), (day, roll) => {
        const date = day as CalendarDate;
        const markets: Market[] = ["US", "Japan"];
        const adjusted = adjustDate({ date, markets, roll });
        assert.ok(isBusinessDay(adjusted, markets));
        assert.equal(adjustDate({ date: adjusted, markets, roll }), adjusted);
        if (roll === "following") assert.ok(adjusted >= date);
        if (roll === "preceding") assert.ok(adjusted <= date);
        if (roll === "modified following") assert.equal(dateParts(adjusted).month, dateParts(date).month);
      }),
      seed,
    );
  });
});

describe("addBusinessDays", () => {
  it("steps over weekends and holidays, one day at a time or several at once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 12_000, max: 40_000 }), fc.integer({ min: 0, max: 30 }), (day, days) => {
        const step = (date: CalendarDate, count: number) => addBusinessDays({ date, days: count, markets: ["Japan"] });
        let stepped = step(day as CalendarDate, 0);
        for (let i = 0; i < days; i++) stepped = step(stepped, 1);
        assert.equal(step(day as CalendarDate, days), stepped);
      }),
      { ...seed, numRuns: 40 },
    );
  });

  it("refuses half a day and days back", () => {
    for (const days of [0.5, -1]) {
      const options = { date: "2026-05-15", days, markets: [] };
      assert.throws(() => addBusinessDays(options), { code: "finance/business-days-not-whole" });
    }
  });
});

describe("USD/JPY dates", () => {
  const spots: [trade: string, spot: string, why: string][] = [
    ["2026-05-15", "2026-05-19", "a Friday"],
    ["2026-05-01", "2026-05-08", "before Golden Week"],
    ["2026-05-22", "2026-05-26", "Memorial Day between the trade and spot counts as a day"],
    ["2026-05-21", "2026-05-26", "spot on Memorial Day moves on"],
  ];
  for (const [trade, spot, why] of spots) {
    it(`settles ${trade} on ${spot}: ${why}`, () => assert.equal(toIso(usdJpySpotDate(trade)), spot));
  }

  const forwards: [spot: string, months: number, value: string, why: string][] = [
    ["2026-05-19", 3, "2026-08-19", "an ordinary date"],
    ["2026-05-29", 1, "2026-06-30", "the last business day of a month goes to the last of the next"],
    ["2026-03-31", 2, "2026-05-29", "and stays within it"],
    ["2026-01-26", 1, "2026-02-26", "not the last business day"],
    ["2026-04-02", 1, "2026-05-07", "a value date in Golden Week"],
  ];
  for (const [spotDate, months, value, why] of forwards) {
    it(`values ${months} months from ${spotDate} on ${value}: ${why}`, () => {
      assert.equal(toIso(usdJpyValueDate({ spotDate, months })), value);
    });
  }
});
