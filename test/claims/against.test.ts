import assert from "node:assert/strict";
import { table } from "arquero";
import { parseDate } from "../../src/base/calendar-date.ts";
import type { VerdictWord } from "../../src/base/verdicts.ts";
import type { Against } from "../../src/claims/against.ts";
import { claim } from "../../src/claims/claim.ts";
import type { QuantityOf, Verdict } from "../../src/claims/verdict.ts";
import { loadedTable, type Provenance, utcDate } from "../../src/data/source.ts";

const days = ["2026-01-15", "2026-01-16", "2026-01-20", "2026-01-21"];
const dates = days.map((day) => utcDate(parseDate(day)));
const source: Provenance = {
  agency: "Example Agency",
  series: "30Y",
  url: "https://agency.example/30y.csv",
  retrievedAt: "2026-02-01T00:00:00Z",
  sha256: "0".repeat(64),
  asOf: "2026-01-21",
  origin: "snapshot",
};
const yields = loadedTable(
  {
    columns: { date: dates, "30Y": [0.0346, 0.03462, 0.03765, undefined] },
    info: { "30Y": { unit: "rate" } },
    asOf: parseDate("2026-01-21"),
  },
  source,
);
const holdings = loadedTable(
  {
    columns: { date: dates, Japan: [1130.8, 1134.5, 1135, 1202.7] },
    info: { Japan: { unit: "usdBn" } },
    asOf: parseDate("2026-01-21"),
  },
  source,
);
const plain = table({ date: days, x: [1, 2, 3, 4], y: [4, 3, 2, 1] });

function hold(printed: string, unit: keyof QuantityOf, series: typeof plain, against: Against): Verdict {
  return claim({ id: "example", source: "Example", section: "§1", says: "an example", printed, unit }).against(series, against);
}

const rows: [name: string, verdict: Verdict, word: VerdictWord, computed: string][] = [
  ["a day", hold("3.46", "rate", yields, { on: "2026-01-16" }), "reproduces", "3.462% (2026-01-16)"],
  ["a day, off", hold("3.47", "rate", yields, { on: "2026-01-16" }), "does not reproduce", "3.462% (2026-01-16)"],
  ["more than", hold("3", "rate", yields, { on: "2026-01-20", is: "more than" }), "reproduces", "3.765% (2026-01-20)"],
  [
    "less than",
    hold("1.2", "usdTn", holdings, { on: "2026-01-21", is: "less than" }),
    "does not reproduce",
    "USD 1.2027tn (2026-01-21)",
  ],
  [
    "a period's highest",
    hold("3.77", "rate", yields, { over: ["2026-01-15", "2026-01-31"], take: "highest" }),
    "reproduces",
    "3.765% (2026-01-20)",
  ],
  [
    "a period's lowest",
    hold("3.46", "rate", yields, { over: ["2026-01-15", "2026-01-31"], take: "lowest" }),
    "reproduces",
    "3.46% (2026-01-15)",
  ],
  [
    "a period's change, in another measure",
    hold("25", "bp", yields, { over: ["2026-01-16", "2026-01-20"], take: "change", is: "more than" }),
    "reproduces",
    "30.3bp: 346.2bp (2026-01-16) to 376.5bp (2026-01-20)",
  ],
  [
    "a bound that breaks",
    hold("3.5", "rate", yields, { over: ["2026-01-15", "2026-01-21"], every: "below" }),
    "does not reproduce",
    "not on 1 of 3 days, first 3.765% (2026-01-20)",
  ],
  [
    "a bound that holds",
    hold("3", "rate", yields, { over: ["2026-01-15", "2026-01-21"], every: "above" }),
    "reproduces",
    "on all 3 days",
  ],
  ["a table without metadata", hold("3", "count", plain, { column: "x", on: "2026-01-20" }), "reproduces", "3 (2026-01-20)"],
];

describe("claim against official data", () => {
  for (const [name, verdict, word, computed] of rows) {
    it(name, () => assert.deepEqual([verdict.verdict, verdict.computed], [word, computed]));
  }

  it("keeps where the figures come from", () => {
    assert.deepEqual(hold("3.46", "rate", yields, { on: "2026-01-16" }).sources, [source]);
    assert.deepEqual(hold("3", "count", plain, { column: "x", on: "2026-01-20" }).sources, []);
  });

  const refused: [name: string, act: () => unknown, code: string, message: RegExp][] = [
    [
      "a holiday",
      () => hold("3", "rate", yields, { on: "2026-01-19" }),
      "data/no-observation",
      /2026-01-16 before, 2026-01-20 after/,
    ],
    [
      "a missing value",
      () => hold("3", "rate", yields, { on: "2026-01-21" }),
      "data/no-observation",
      /2026-01-20 before, none after/,
    ],
    [
      "a period outside the series",
      () => hold("3", "rate", yields, { over: ["2020-01-01", "2020-12-31"], take: "highest" }),
      "data/no-observation",
      /runs from 2026-01-15 to 2026-01-20/,
    ],
    ["two columns and no name", () => hold("3", "count", plain, { on: "2026-01-20" }), "data/which-column", /columns x, y/],
    [
      "a column that is not there",
      () => hold("3", "count", plain, { column: "z", on: "2026-01-20" }),
      "data/which-column",
      /got z/,
    ],
    [
      "a series without dates",
      () => hold("3", "count", table({ x: [1] }), { on: "2026-01-20" }),
      "data/no-date-column",
      /columns x/,
    ],
    ["another unit", () => hold("3", "usdTn", yields, { on: "2026-01-16" }), "claims/units-differ", /in rate/],
    ["a direction", () => hold("rises", "rate", yields, { on: "2026-01-16" }), "claims/comparison-does-not-fit", /rises/],
  ];
  for (const [name, act, code, message] of refused) {
    it(`refuses ${name}`, () => assert.throws(act, { code, message }));
  }
});
