import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, addMonths, calendarDate, daysBetween, parseDate, toIso } from "../../src/base/calendar-date.ts";
import { type PlainDayCount, plainYears, yearFraction, type YearFractionOptions } from "../../src/finance/day-count.ts";
import { assertNear } from "./near.ts";
import { actActRows, longLastPeriodRows, plainRows, thirtyRows } from "./vectors/conventions.ts";

const seed = { seed: 20261122 };
const plainCounts: PlainDayCount[] = ["Act/360", "Act/365F", "NL/365", "30/360 US", "30E/360", "ActAct ISDA"];
const someDay = fc.integer({ min: 0, max: 40_000 });

describe("yearFraction", () => {
  for (const { start, end, reference, isda, icma, note } of actActRows) {
    it(`is ${isda} by ISDA and ${icma} by ICMA from ${start} to ${end} (${note})`, () => {
      assertNear(yearFraction({ start, end, dayCount: "ActAct ISDA" }).value, isda, 1e-10, "ISDA");
      assertNear(yearFraction({ start, end, dayCount: "ActAct ICMA", reference }).value, icma, 1e-10, "ICMA");
    });
  }

  for (const { endOfMonth, years } of longLastPeriodRows) {
    it(`carries a quarterly bond past its reference period, ${endOfMonth ? "on month ends" : "on the 30th"}`, () => {
      const reference = { start: "1999-11-30", end: "2000-02-29", months: 3, endOfMonth };
      const options = { start: "1999-11-30", end: "2000-04-30", dayCount: "ActAct ICMA", reference } as const;
      assertNear(yearFraction(options).value, years, 1e-12);
    });
  }

  for (const { start, end, us, eurobond, note } of thirtyRows) {
    it(`counts ${us} days by 30/360 US and ${eurobond} by 30E/360 from ${start} to ${end} (${note})`, () => {
      assertNear(yearFraction({ start, end, dayCount: "30/360 US" }).value * 360, us, 1e-10);
      assertNear(yearFraction({ start, end, dayCount: "30E/360" }).value * 360, eurobond, 1e-10);
    });
  }

  for (const { start, end, dayCount, years, note } of plainRows) {
    it(`is ${years} by ${dayCount} from ${start} to ${end} (${note})`, () => {
      assertNear(yearFraction({ start, end, dayCount }).value, years, 1e-15);
    });
  }

  it("is zero over no time and changes sign with its direction", () => {
    fc.assert(
      fc.property(someDay, someDay, fc.constantFrom(...plainCounts), (a, b, dayCount) => {
        const [from, to] = [calendarDate(a as never), calendarDate(b as never)];
        assertNear(plainYears(from, from, dayCount), 0, 0);
        assertNear(plainYears(from, to, dayCount) + plainYears(to, from, dayCount), 0, 1e-15);
      }),
      seed,
    );
  });

  it("adds up over a split, where it counts actual days", () => {
    const additive = plainCounts.filter((count) => !count.startsWith("30"));
    fc.assert(
      fc.property(fc.tuple(someDay, someDay, someDay), fc.constantFrom(...additive), (days, dayCount) => {
        const [a = 0, b = 0, c = 0] = days.sort((x, y) => x - y).map((day) => calendarDate(day as never));
        const [from, middle, to] = [a, b, c].map((day) => calendarDate(day as never)) as [never, never, never];
        assertNear(plainYears(from, middle, dayCount) + plainYears(middle, to, dayCount), plainYears(from, to, dayCount), 1e-12);
      }),
      seed,
    );
  });

  it("stays within two days of the calendar by every rule", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 700 }), fc.constantFrom(...plainCounts), (day, length, dayCount) => {
        const start = calendarDate(day as never);
        const years = plainYears(start, addDays(start, length), dayCount);
        assert.ok(Math.abs(years - length / 365.25) < 0.03, `${toIso(start)} + ${length}: ${years}`);
      }),
      seed,
    );
  });

  it("counts NL/365 as a day-by-day count without any 29 February", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 1500 }), (day, length) => {
        const start = calendarDate(day as never);
        let counted = 0;
        for (let i = 1; i <= length; i++) if (!toIso(addDays(start, i)).endsWith("-02-29")) counted++;
        assertNear(plainYears(start, addDays(start, length), "NL/365") * 365, counted, 1e-9);
      }),
      { ...seed, numRuns: 30 },
    );
  });

  it("makes each ICMA coupon period the same part of a year", () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(1, 3, 6, 12), fc.integer({ min: -3, max: 3 }), (day, months, shift) => {
        const first = calendarDate(day as never);
        fc.pre(Number(toIso(first).slice(8)) <= 28);
        const reference = { start: first, end: addMonths(first, months), months };
        const [start, end] = [addMonths(first, shift * months), addMonths(first, (shift + 1) * months)];
        assertNear(yearFraction({ start, end, dayCount: "ActAct ICMA", reference }).value, months / 12, 1e-12);
      }),
      seed,
    );
  });

  it("names its days and dates", () => {
    const result = yearFraction({ start: "2026-05-15", end: "2026-08-15", dayCount: "Act/360" });
    assert.equal(result.parts.days, daysBetween(parseDate("2026-05-15"), parseDate("2026-08-15")));
    assert.match(result.toString(), /from 2026-05-15 to 2026-08-15/);
  });

  const period = { start: "2026-05-15", end: "2026-08-15" };
  const refused: [what: string, options: YearFractionOptions, code: string][] = [
    ["a day that does not exist", { ...period, end: "2026-02-30", dayCount: "Act/360" }, "base/not-a-date"],
    [
      "an empty reference period",
      { ...period, dayCount: "ActAct ICMA", reference: { start: "2026-08-15", end: "2026-08-15", months: 6 } },
      "finance/reference-period-empty",
    ],
    [
      "a reference period of five months",
      { ...period, dayCount: "ActAct ICMA", reference: { start: "2026-03-15", end: "2026-08-15", months: 5 } },
      "finance/reference-period-months",
    ],
  ];
  for (const [what, options, code] of refused) it(`refuses ${what}`, () => assert.throws(() => yearFraction(options), { code }));
});

describe("NL/365", () => {
  const rows: [from: string, to: string, days: number][] = [
    ["2024-02-28", "2024-03-01", 1],
    ["2024-02-29", "2024-03-01", 1],
    ["2024-02-28", "2024-02-29", 0],
    ["2023-03-20", "2024-03-20", 365],
    ["2000-01-01", "2101-01-01", 101 * 365],
  ];
  for (const [from, to, days] of rows) {
    it(`counts ${days} days from ${from} to ${to}`, () =>
      assertNear(plainYears(parseDate(from), parseDate(to), "NL/365"), days / 365, 1e-12));
  }
});
