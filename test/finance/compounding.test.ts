import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, type Rate, years } from "../../src/base/units.ts";
import { type Compounding, convertRate } from "../../src/finance/compounding.ts";
import { assertNear } from "./near.ts";
import { conversionRows, samePeriodRows } from "./vectors/conventions.ts";

const seed = { seed: 20261122 };
const someRate = fc.double({ min: -0.05, max: 0.3, noNaN: true }).map((value) => value as Rate);
const someCompounding: fc.Arbitrary<Compounding> = fc.oneof(
  fc.constant({ compounding: "continuous" } as const),
  fc.integer({ min: 1, max: 365 }).map((perYear) => ({ compounding: "compounded", perYear }) as const),
  fc.double({ min: 0.01, max: 3, noNaN: true }).map((length) => ({ compounding: "simple", years: years(length) }) as const),
);

describe("convertRate", () => {
  for (const { ratePct, from, to, printedPct, full } of conversionRows) {
    it(`takes ${ratePct}% ${from.compounding} to ${printedPct}% ${to.compounding} (Haug)`, () => {
      const { value } = convertRate({ rate: pct(ratePct), from, to });
      assertNear(value, printedPct / 100, 5e-5);
      assertNear(value, full, 1e-10);
    });
  }

  for (const { ratePct, from, to } of samePeriodRows) {
    it(`leaves ${ratePct}% alone from ${JSON.stringify(from)} to ${JSON.stringify(to)}`, () => {
      assertNear(convertRate({ rate: pct(ratePct), from, to }).value, ratePct / 100, 1e-15);
    });
  }

  it("comes back to where it started", () => {
    fc.assert(
      fc.property(someRate, someCompounding, someCompounding, (rate, from, to) => {
        const there = convertRate({ rate, from, to }).value;
        assertNear(convertRate({ rate: there, from: to, to: from }).value, rate, 1e-12);
      }),
      seed,
    );
  });

  it("grows money by the same amount, computed as a power", () => {
    fc.assert(
      fc.property(someRate, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (rate, f, g) => {
        const from = { compounding: "compounded", perYear: f } as const;
        const { value } = convertRate({ rate, from, to: { compounding: "compounded", perYear: g } });
        assertNear((1 + value / g) ** g, (1 + rate / f) ** f, 1e-13);
      }),
      seed,
    );
  });

  it("falls as a positive rate compounds more often", () => {
    const rates = [1, 2, 4, 12, 365].map(
      (perYear) =>
        convertRate({ rate: pct(8), from: { compounding: "compounded", perYear: 1 }, to: { compounding: "compounded", perYear } })
          .value,
    );
    rates.reduce((above, next) => (assert.ok(next < above || next === pct(8)), next), 1);
  });

  const to = { compounding: "continuous" } as const;
  const refused: [what: string, rate: Rate, from: Compounding, code: string][] = [
    ["a simple rate without a period", pct(4), { compounding: "simple", years: years(0) }, "base/not-positive"],
    ["no compounding periods", pct(4), { compounding: "compounded", perYear: 0 }, "base/not-positive"],
    ["a simple rate that loses everything", pct(-60), { compounding: "simple", years: years(2) }, "finance/rate-wipes-out"],
    ["a percent", 4 as Rate, { compounding: "compounded", perYear: 2 }, "base/rate-looks-like-percent"],
  ];
  for (const [what, rate, from, code] of refused) {
    it(`refuses ${what}`, () => assert.throws(() => convertRate({ rate, from, to }), { code }));
  }
});
