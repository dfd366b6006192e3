import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, money, ratio, years } from "../../src/base/units.ts";
import { type BankEarningsOptions, bankEarnings } from "../../src/finance/bank-earnings.ts";
import { assertNear } from "./near.ts";

/** A bank in JPY tn: 100 of loans reset, 120 of deposits, 30 of bonds. */
const bank: BankEarningsOptions = {
  repricingAssets: money(100),
  repricingFunding: money(120),
  assetBeta: ratio(0.8),
  fundingBeta: ratio(0.4),
  rateChange: bp(25),
  yearShare: ratio(1),
  bonds: money(30),
  bondDuration: years(4),
  bondYieldChange: bp(25),
};

describe("bankEarnings", () => {
  it("earns (100 × 0.8 - 120 × 0.4) × 25bp more, and loses 4 × 25bp on the bonds at once", () => {
    const { value, parts, warnings } = bankEarnings(bank);
    assertNear(parts.moreInterestEarned, 0.2, 1e-12);
    assertNear(parts.moreInterestPaid, 0.12, 1e-12);
    assertNear(value, 0.08, 1e-12);
    assertNear(parts.bondValueChange, -0.3, 1e-12);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["finance/bond-loss-first"],
    );
  });

  it("is the plain repricing gap where both betas are 1: (assets - funding) × change", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.integer({ min: -200, max: 200 }),
        (assets, funding, points) => {
          const gap = bankEarnings({
            ...bank,
            repricingAssets: money(assets),
            repricingFunding: money(funding),
            assetBeta: ratio(1),
            fundingBeta: ratio(1),
            rateChange: bp(points),
          });
          assertNear(gap.value, ((assets - funding) * points) / 10_000, 1e-9);
        },
      ),
      { seed: 46 },
    );
  });

  it("earns half when the new rates count for half of the year, and the opposite when rates fall", () => {
    assertNear(bankEarnings({ ...bank, yearShare: ratio(0.5) }).value, 0.04, 1e-12);
    assertNear(bankEarnings({ ...bank, rateChange: bp(-25) }).value, -0.08, 1e-12);
  });

  it("does not warn without bonds", () => {
    assert.deepEqual(bankEarnings({ ...bank, bonds: money(0) }).warnings, []);
  });

  const rejected: [name: string, code: string, change: object][] = [
    ["assets below zero", "finance/negative", { repricingAssets: -1 }],
    ["a share of the year above 1", "finance/share-out-of-range", { yearShare: 12 }],
    ["a missing beta", "base/not-finite", { fundingBeta: NaN }],
    ["a change in percent", "base/rate-looks-like-percent", { rateChange: 25 }],
  ];
  for (const [name, code, change] of rejected) {
    it(`refuses ${name}`, () => assert.throws(() => bankEarnings({ ...bank, ...change }), { code }));
  }
});
