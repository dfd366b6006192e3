import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, parseDate, toIso } from "../../src/base/calendar-date.ts";
import { pct } from "../../src/base/units.ts";
import { type Pairing, spread, spreadHistory } from "../../src/finance/spread-history.ts";
import { assertNear } from "./near.ts";

/** FRED DGS10 and DGS30, Ministry of Finance of Japan constant maturity 10Y and 30Y, percent; null where a market was closed. */
const closes: [date: string, us10: number | null, us30: number | null, jgb10: number, jgb30: number][] = [
  ["2023-10-18", 4.91, 5.0, 0.811, 1.767],
  ["2023-10-19", 4.98, 5.11, 0.845, 1.8],
  ["2023-10-20", 4.93, 5.09, 0.841, 1.817],
  ["2026-01-15", 4.17, 4.79, 2.164, 3.454],
  ["2026-01-16", 4.24, 4.83, 2.182, 3.462],
  ["2026-01-19", null, null, 2.266, 3.562],
  ["2026-01-20", 4.3, 4.91, 2.33, 3.765],
  ["2026-05-15", 4.59, 5.12, 2.691, 3.922],
];
const series = (column: 1 | 2 | 3 | 4) => ({
  dates: closes.map(([date]) => date),
  values: closes.map((row) => (row[column] === null ? null : row[column] / 100)),
});
const strict = { pairing: "sameDate", withinDays: 0 } as const;

describe("spreadHistory", () => {
  const published: [date: string, us: 1 | 2, jgb: 3 | 4, spreadPct: number][] = [
    ["2023-10-19", 1, 3, 4.135],
    ["2026-01-16", 1, 3, 2.058],
    ["2026-05-15", 1, 3, 1.899],
    ["2026-01-20", 2, 4, 1.145],
  ];
  for (const [date, us, jgb, spreadPct] of published) {
    it(`is ${spreadPct}pp at ${us === 1 ? 10 : 30} years on ${date}`, () => {
      const { rows } = spreadHistory({ a: series(us), b: series(jgb), ...strict });
      assertNear(100 * (rows.find((row) => row.date === date)?.spread ?? NaN), spreadPct, 1e-9);
    });
  }

  it("leaves out a date on which one market was closed, and says how many the other could not match", () => {
    const us = spreadHistory({ a: series(1), b: series(3), ...strict });
    assert.equal(us.rows.length, 7);
    assert.equal(us.parts.dropped, 0);
    const japan = spreadHistory({ a: series(3), b: series(1), ...strict });
    assert.equal(japan.parts.dropped, 1);
    assert.ok(!japan.rows.some(({ date }) => date === "2026-01-19"));
    assertNear(us.parts.highest, 0.04135, 1e-12);
    assertNear(us.parts.latest, 0.01899, 1e-12);
  });

  it("carries the other market's last yield for as many days as allowed, never more than three", () => {
    const dates = ["2026-01-16", "2026-01-19", "2026-01-20"];
    const a = { dates, values: [0.04, 0.04, 0.04] };
    const b = { dates, values: [0.02, null, null] };
    const daysApart = (withinDays: number) =>
      spreadHistory({ a, b, pairing: "sameDate", withinDays }).rows.map((row) => row.daysApart);
    assert.deepEqual(daysApart(0), [0]);
    assert.deepEqual(daysApart(2), [0]);
    assert.deepEqual(daysApart(3), [0, 3]);
    assert.throws(() => daysApart(4), { code: "finance/fill-too-long" });
  });

  it("pairs New York's close with Tokyo's close before or after it", () => {
    const pairs = (pairing: Pairing) =>
      spreadHistory({ a: series(1), b: series(3), pairing, withinDays: 3 }).rows.map((row) => [row.date, row.daysApart]);
    assert.deepEqual(pairs("nextClose"), [
      ["2023-10-18", -1],
      ["2023-10-19", -1],
      ["2026-01-15", -1],
      ["2026-01-16", -3],
    ]);
    assert.deepEqual(pairs("previousClose"), [
      ["2023-10-19", 1],
      ["2023-10-20", 1],
      ["2026-01-16", 1],
      ["2026-01-20", 1],
    ]);
  });

  it("changes sign with its series, whatever the order of the dates", () => {
    const start = parseDate("2026-01-01");
    const one = fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 30 });
    const yields = fc.double({ min: -0.01, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(one, one, fc.array(yields, { minLength: 60, maxLength: 60 }), (left, right, values) => {
        const dated = (days: number[], shift: number) => ({
          dates: days.map((day) => addDays(start, day)),
          values: days.map((day) => (values[day % 60] ?? 0) + shift),
        });
        const [a, b] = [dated(left, 0.01), dated(right, 0)];
        const common = left.filter((day) => right.includes(day)).sort((x, y) => x - y);
        if (common.length === 0) {
          assert.throws(() => spreadHistory({ a, b, ...strict }), { code: "finance/no-common-dates" });
          return;
        }
        const forth = spreadHistory({ a, b, ...strict }).rows;
        const back = spreadHistory({ a: b, b: a, ...strict }).rows;
        assert.deepEqual(
          forth.map((row) => row.date),
          common.map((day) => toIso(addDays(start, day))),
        );
        forth.forEach((row, k) => {
          assertNear(row.spread, 0.01, 1e-15);
          assertNear((back[k]?.spread ?? NaN) + row.spread, 0, 1e-15);
        });
      }),
      { seed: 14 },
    );
  });

  const one = { dates: ["2026-01-16"], values: [0.04] };
  const rejected: [what: string, options: object, code: string][] = [
    ["a date twice", { a: { dates: ["2026-01-16", "2026-01-16"], values: [0.04, 0.05] } }, "finance/duplicate-date"],
    ["dates without values", { a: { dates: ["2026-01-16"], values: [] } }, "finance/columns-differ-in-length"],
    ["no pairing", { pairing: undefined }, "finance/unknown-pairing"],
    ["part days", { withinDays: 0.5 }, "finance/fill-too-long"],
    ["a date that is none", { a: { dates: ["16/01/2026"], values: [0.04] } }, "base/not-a-date"],
    ["a series of nothing but gaps", { a: { dates: ["2026-01-16"], values: [NaN] } }, "finance/no-common-dates"],
  ];
  for (const [what, options, code] of rejected) {
    it(`refuses ${what}`, () => assert.throws(() => spreadHistory({ a: one, b: one, ...strict, ...options }), { code }));
  }
});

describe("spread", () => {
  it("is the difference of two yields, in percentage points", () => {
    assert.equal(spread({ a: pct(4.59), b: pct(2.691) }).format(3), "1.899pp");
    assert.throws(() => spread({ a: 4.59 as never, b: pct(2.691) }), { code: "base/rate-looks-like-percent" });
  });
});
