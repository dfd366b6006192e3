import assert from "node:assert/strict";
import { type ColumnTable, table } from "arquero";
import fc from "fast-check";
import { basisPoints, bp, money, pct, rate, ratio, usdBn, years } from "../../src/base/units.ts";
import { bidGap as bidGapOf } from "../../src/finance/bid-gap.ts";
import { depthImpact as depthImpactOf } from "../../src/finance/depth-impact.ts";
import { gordonGrowth as gordonGrowthOf } from "../../src/finance/gordon-growth.ts";
import { mortgagePayment as mortgagePaymentOf } from "../../src/finance/mortgage.ts";
import { peCompression as peCompressionOf } from "../../src/finance/pe-compression.ts";
import { ticFlow as ticFlowOf } from "../../src/finance/tic-flow.ts";
import { bidGap } from "../../src/tables/bid-gap.ts";
import { depthImpact } from "../../src/tables/depth-impact.ts";
import { gordonGrowth } from "../../src/tables/gordon-growth.ts";
import { mortgagePayment } from "../../src/tables/mortgage-payment.ts";
import { peCompression } from "../../src/tables/pe-compression.ts";
import { ticFlow } from "../../src/tables/tic-flow.ts";

/** A verb on two columns `a` and `b`, the columns that it adds, and the helper that each row must agree with. */
interface VerbCase {
  readonly name: string;
  readonly verb: (table: ColumnTable) => ColumnTable;
  readonly adds: readonly string[];
  readonly helper: (a: number, b: number) => readonly number[];
}

const pePerRow = { passThrough: ratio(0.8), method: "exponential" } as const;
const loan = { term: years(30), paymentsPerYear: 12 } as const;
const market = { model: "square root", dailyVolatility: basisPoints(6), dailyVolume: usdBn(900), coefficient: ratio(1) } as const;

/** Columns `a` (1 to 1,000) and `b` (0.001 to 0.05) stand for what fits each verb. */
const cases: readonly VerbCase[] = [
  {
    name: "bidGap",
    verb: (rows) => bidGap(rows, { lostBid: "b", netIssuance: "a" }),
    adds: ["bidGap"],
    helper: (a, b) => [bidGapOf({ lostBid: usdBn(b), netIssuance: usdBn(a) }).value],
  },
  {
    name: "ticFlow",
    verb: (rows) => ticFlow(rows, { before: "a", after: usdBn(500), yieldChange: "b", duration: years(6), parts: ["valuation"] }),
    adds: ["ticFlow", "valuation"],
    helper: (a, b) => {
      const { value, parts } = ticFlowOf({ before: usdBn(a), after: usdBn(500), yieldChange: rate(b), duration: years(6) });
      return [value, parts.valuation];
    },
  },
  {
    name: "gordonGrowth",
    verb: (rows) => gordonGrowth(rows, { nextDividend: "a", discountRate: pct(8), growth: "b" }),
    adds: ["gordonGrowth"],
    helper: (a, b) => [gordonGrowthOf({ nextDividend: money(a), discountRate: pct(8), growth: rate(b) }).value],
  },
  {
    name: "peCompression",
    verb: (rows) => peCompression(rows, { pe: "a", duration: years(18), yieldChange: "b", ...pePerRow, parts: ["change"] }),
    adds: ["peCompression", "change"],
    helper: (a, b) => {
      const { value, parts } = peCompressionOf({ pe: ratio(a), duration: years(18), yieldChange: rate(b), ...pePerRow });
      return [value, parts.change];
    },
  },
  {
    name: "mortgagePayment",
    verb: (rows) => mortgagePayment(rows, { principal: "a", annualRate: "b", ...loan }),
    adds: ["mortgagePayment"],
    helper: (a, b) => [mortgagePaymentOf({ principal: money(a), annualRate: rate(b), ...loan }).value],
  },
  {
    name: "depthImpact",
    verb: (rows) => depthImpact(rows, { order: "a", depth: "b", ...market }),
    adds: ["depthImpact"],
    helper: (a, b) => [depthImpactOf({ order: usdBn(a), depth: ratio(b), ...market }).value],
  },
];

const rows = fc.array(
  fc.record({ a: fc.double({ min: 1, max: 1000, noNaN: true }), b: fc.double({ min: 0.001, max: 0.05, noNaN: true }) }),
  { minLength: 1, maxLength: 20 },
);

for (const { name, verb, adds, helper } of cases) {
  describe(`${name} over columns`, () => {
    it("gives each row what the helper gives, and keeps rows, order and old columns", () => {
      fc.assert(
        fc.property(rows, (cells) => {
          const input = table({
            a: cells.map((cell) => cell.a),
            b: cells.map((cell) => cell.b),
            kept: cells.map((_, index) => index),
          });
          const output = verb(input);
          assert.deepEqual(output.columnNames(), ["a", "b", "kept", ...adds]);
          assert.deepEqual(output.array("kept"), input.array("kept"));
          cells.forEach((cell, row) =>
            assert.deepEqual(
              adds.map((column): unknown => output.get(column, row)),
              helper(cell.a, cell.b),
            ),
          );
          assert.deepEqual(input.columnNames(), ["a", "b", "kept"]);
        }),
        { seed: 51, numRuns: 20 },
      );
    });

    it("leaves a missing value missing, and carries out filter and order", () => {
      const input = table({ a: [3, null, 2, NaN, 9], b: [0.01, 0.01, 0.02, 0.01, undefined], use: [1, 1, 1, 1, 0] })
        .filter((row: { use: number }) => row.use === 1)
        .orderby("b", "a");
      const output = verb(input);
      const expected = [helper(3, 0.01), undefined, helper(2, 0.02)];
      const shown = output.objects() as Record<string, number | undefined>[];
      assert.equal(shown.length, 4);
      for (const values of expected) {
        assert.ok(
          shown.some((row) => adds.every((column, index) => row[column] === values?.[index])),
          `no row with ${String(values)}`,
        );
      }
      assert.equal(shown.at(-1)?.["b"], 0.02);
    });

    it("refuses a column that is not there", () => {
      assert.throws(() => verb(table({ a: [1] })), { code: "tables/no-such-column", message: new RegExp(`of ${name}`) });
    });
  });
}

describe("table verbs", () => {
  it("say in which row the helper rejected a value, with the helper's own code", () => {
    const growths = table({ growth: [0.02, 0.09] });
    assert.throws(() => gordonGrowth(growths, { nextDividend: money(1), discountRate: pct(8), growth: "growth" }), {
      code: "finance/growth-exceeds-rate",
      message: /in row 2/,
    });
  });

  it("name their columns as told, and replace one of the same name", () => {
    const named = bidGap(table({ lost: [25], share: [9] }), { lostBid: "lost", netIssuance: usdBn(2000), as: "share" });
    assert.deepEqual(named.objects(), [{ lost: 25, share: 0.0125 }]);
  });

  it("keep groups", () => {
    const grouped = table({ who: ["a", "b", "a"], lost: [1, 2, 3] }).groupby("who");
    assert.ok(bidGap(grouped, { lostBid: "lost", netIssuance: usdBn(100) }).isGrouped());
  });

  it("stand under one name with their helper", () => {
    assert.equal(bidGap({ lostBid: usdBn(25), netIssuance: usdBn(2000) }).value, 0.0125);
    assert.equal(bidGap(table({ lost: [25] }), { lostBid: "lost", netIssuance: usdBn(2000) }).get("bidGap", 0), 0.0125);
  });

  it("do not compile a percent where a decimal is due", () => {
    const one = table({ pe: [10] });
    // @ts-expect-error: a plain number has no unit
    assert.throws(() => peCompression(one, { pe: "pe", duration: years(10), yieldChange: 1, ...pePerRow }), {
      code: "base/rate-looks-like-percent",
    });
    assert.equal(
      peCompression(one, { pe: "pe", duration: years(10), yieldChange: bp(0), ...pePerRow }).get("peCompression", 0),
      10,
    );
  });
});
