import assert from "node:assert/strict";
import fc from "fast-check";
import { money, pct, rate } from "../../src/base/units.ts";
import { dcf } from "../../src/finance/dcf.ts";
import { assertNear } from "./near.ts";

const value = (amounts: readonly number[], discountRate: number, timing: "end of year" | "mid-year" = "end of year") =>
  dcf({ cashFlows: amounts.map(money), discountRate: rate(discountRate), timing });

describe("dcf", () => {
  it("gives par for a bond whose coupon is its yield, and its textbook duration", () => {
    const bond = value([5, 5, 5, 5, 105], 0.05);
    assertNear(bond.value, 100, 1e-9);
    /** Macaulay duration of a par bond: (1 + y)/y × (1 - (1 + y)^-n). */
    assertNear(bond.parts.macaulayDuration, (1.05 / 0.05) * (1 - 1.05 ** -5), 1e-9);
    assertNear(bond.parts.modifiedDuration, bond.parts.macaulayDuration / 1.05, 1e-9);
  });

  it("is worth half a year more when paid mid-year", () => {
    assertNear(value([10, 20], 0.08, "mid-year").value, value([10, 20], 0.08).value * 1.08 ** 0.5, 1e-9);
  });

  const amounts = fc.array(fc.double({ min: 0.1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 });
  const anyRate = fc.double({ min: -0.05, max: 0.3, noNaN: true });

  it("has the duration and convexity of its numerical derivatives", () => {
    fc.assert(
      fc.property(amounts, anyRate, (cash, r) => {
        const { value: price, parts } = value(cash, r);
        const h = 1e-5;
        const up = value(cash, r + h).value;
        const down = value(cash, r - h).value;
        assertNear(parts.modifiedDuration, (down - up) / (2 * h) / price, 1e-4);
        assertNear(parts.convexity / ((up + down - 2 * price) / h ** 2 / price), 1, 1e-2);
      }),
      { seed: 31 },
    );
  });

  it("adds up over cash flows", () => {
    fc.assert(
      fc.property(amounts, anyRate, (cash, r) => {
        const parts = cash.map((amount, index) => value([...Array<number>(index).fill(0), amount], r).value);
        const sum = parts.reduce((total, part) => total + part, 0);
        assertNear(value(cash, r).value / sum, 1, 1e-12);
      }),
      { seed: 32 },
    );
  });

  const rejected: [name: string, code: string, call: () => unknown][] = [
    ["no cash flows", "finance/no-cash-flows", () => value([], 0.05)],
    ["cash flows that are worth nothing", "base/not-positive", () => value([-1, 1], 0.05)],
    [
      "a missing cash flow",
      "base/not-finite",
      () => dcf({ cashFlows: [NaN as never], discountRate: pct(5), timing: "mid-year" }),
    ],
    [
      "a rate in percent",
      "base/rate-looks-like-percent",
      () => dcf({ cashFlows: [money(1)], discountRate: 5 as never, timing: "mid-year" }),
    ],
  ];
  for (const [name, code, call] of rejected) it(`refuses ${name}`, () => assert.throws(call, { code }));
});
