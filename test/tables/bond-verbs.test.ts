import assert from "node:assert/strict";
import { type ColumnTable, table } from "arquero";
import { pct, type Price, type Rate, years } from "../../src/base/units.ts";
import { bondPrice as bondPriceOf } from "../../src/finance/bond-price.ts";
import { bondYield as bondYieldOf } from "../../src/finance/bond-yield.ts";
import { jgbSimpleYield as jgbSimpleYieldOf } from "../../src/finance/jgb-yield.ts";
import { billYield as billYieldOf } from "../../src/finance/treasury-bill.ts";
import { billYield } from "../../src/tables/bill-yield.ts";
import { bondPrice } from "../../src/tables/bond-price.ts";
import { bondYield } from "../../src/tables/bond-yield.ts";
import { jgbSimpleYield } from "../../src/tables/jgb-simple-yield.ts";
import { assertNear } from "../finance/near.ts";

const tenYears = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
const dated = { coupon: pct(4), settlement: "day", maturity: "maturity", frequency: 2, convention: "ust-31cfr356" } as const;
const days = ["2026-01-20", "2026-03-02", "2026-05-15"];
const onDates = table({
  day: days,
  maturity: days.map(() => new Date("2036-05-15")),
  y: [0.041, null, 0.043],
  price: [99, 98, null],
});

interface VerbCase {
  readonly name: string;
  readonly rows: ColumnTable;
  readonly verb: (rows: ColumnTable) => ColumnTable;
  readonly added: string;
  /** What the helper gives for each row; undefined where an input is missing. */
  readonly expected: readonly (number | undefined)[];
}

const atDate = (day: string | undefined) => ({ ...dated, settlement: day ?? "", maturity: "2036-05-15" });
const cases: readonly VerbCase[] = [
  {
    name: "bondPrice by tenor",
    rows: table({ y: [0.043, null, 0.045, 0] }),
    verb: (rows) => bondPrice(rows, { ...tenYears, yieldToMaturity: "y" }),
    added: "bondPrice",
    expected: [0.043, undefined, 0.045, 0].map((y) =>
      y === undefined ? undefined : bondPriceOf({ ...tenYears, yieldToMaturity: y as Rate }).value,
    ),
  },
  {
    name: "bondYield by tenor",
    rows: table({ price: [100, 98.4036287630025, NaN] }),
    verb: (rows) => bondYield(rows, { ...tenYears, cleanPrice: "price" }),
    added: "bondYield",
    expected: [0.043, 0.045, undefined],
  },
  {
    name: "bondPrice by dates",
    rows: onDates,
    verb: (rows) => bondPrice(rows, { ...dated, yieldToMaturity: "y" }),
    added: "bondPrice",
    expected: [
      bondPriceOf({ ...atDate(days[0]), yieldToMaturity: pct(4.1) }).value,
      undefined,
      bondPriceOf({ ...atDate(days[2]), yieldToMaturity: pct(4.3) }).value,
    ],
  },
  {
    name: "bondYield by dates",
    rows: onDates,
    verb: (rows) => bondYield(rows, { ...dated, cleanPrice: "price" }),
    added: "bondYield",
    expected: [
      bondYieldOf({ ...atDate(days[0]), cleanPrice: 99 as Price }).value,
      bondYieldOf({ ...atDate(days[1]), cleanPrice: 98 as Price }).value,
      undefined,
    ],
  },
  {
    name: "jgbSimpleYield",
    rows: table({ price: [95.4886, undefined] }),
    verb: (rows) => jgbSimpleYield(rows, { coupon: pct(1.5), cleanPrice: "price", tenor: years(10) }),
    added: "jgbSimpleYield",
    expected: [jgbSimpleYieldOf({ coupon: pct(1.5), cleanPrice: 95.4886 as Price, tenor: years(10) }).value, undefined],
  },
  {
    name: "billYield",
    rows: table({ discount: [0.036, null], days: [91, 182] }),
    verb: (rows) => billYield(rows, { discountRate: "discount", days: "days", daysInYear: 365 }),
    added: "billYield",
    expected: [billYieldOf({ discountRate: pct(3.6), days: 91, daysInYear: 365 }).value, undefined],
  },
];

describe("bond verbs", () => {
  for (const { name, rows, verb, added, expected } of cases) {
    it(`${name} gives what the helper gives, keeps rows and columns, and leaves missing values missing`, () => {
      const result = verb(rows);
      assert.deepEqual(result.columnNames(), [...rows.columnNames(), added]);
      assert.equal(result.numRows(), expected.length);
      expected.forEach((value, row) => {
        const found: unknown = result.get(added, row);
        if (value === undefined) assert.equal(found, undefined);
        else assertNear(Number(found), value, 1e-9, `row ${row}`);
      });
    });
  }

  it("take one value for every row, and a new name", () => {
    const result = bondPrice(table({ id: [1, 2, 3] }), { ...tenYears, yieldToMaturity: pct(4.3), as: "par" });
    for (const value of result.array("par") as Float64Array) assertNear(value, 100, 1e-9);
  });

  it("work on the rows that are seen, in the order in which they are seen", () => {
    const rows = table({ y: [0.05, 0.03, 0.04] })
      .filter((row: { y: number }) => row.y < 0.045)
      .orderby("y");
    const result = bondPrice(rows, { ...tenYears, yieldToMaturity: "y" });
    assert.deepEqual(Array.from(result.array("y")), [0.03, 0.04]);
    assertNear(Number(result.get("bondPrice", 0)), bondPriceOf({ ...tenYears, yieldToMaturity: pct(3) }).value, 1e-9);
  });

  const rejected: [what: string, run: () => unknown, code: string, message: RegExp][] = [
    [
      "a column that is not there",
      () => bondPrice(table({ y: [0.04] }), { ...tenYears, yieldToMaturity: "yield" }),
      "tables/no-such-column",
      /yield/,
    ],
    [
      "yields in percent",
      () => bondPrice(table({ y: [4.3] }), { ...tenYears, yieldToMaturity: "y" }),
      "base/rate-looks-like-percent",
      /row 1/,
    ],
    [
      "a price of nothing, after a row without one",
      () => bondYield(table({ p: [99, null, 0] }), { ...tenYears, cleanPrice: "p" }),
      "finance/column-value",
      /row 3/,
    ],
    [
      "a bond that has matured",
      () => bondPrice(table({ day: ["2036-05-15"], maturity: ["2036-05-15"] }), { ...dated, yieldToMaturity: pct(4) }),
      "finance/settlement-not-before-maturity",
      /row 1/,
    ],
  ];
  for (const [what, run, code, message] of rejected) it(`refuse ${what}`, () => assert.throws(run, { code, message }));
});
