import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, rate, ratio, years } from "../../src/base/units.ts";
import { assumedKoreanSectors, type KoreanEquityOptions, koreanEquity } from "../../src/finance/korean-equity.ts";
import { assertNear } from "./near.ts";

const options: KoreanEquityOptions = {
  us10Change: bp(50),
  passThrough: ratio(0.7),
  riskPremiumChange: bp(20),
  usdKrwChange: pct(2),
  method: "linear",
};

const two = [
  { sector: "banks", duration: years(10), weight: ratio(0.25) },
  { sector: "biotechnology", duration: years(30), weight: ratio(0.75) },
];

describe("koreanEquity", () => {
  it("moves the discount rate by the passed-through yield and the risk premium: 35bp and 20bp", () => {
    const { parts, rows } = koreanEquity({ ...options, sectors: two });
    assertNear(parts.kr10Change, 0.0035, 1e-15);
    assertNear(parts.rateChange, 0.0055, 1e-15);
    assertNear(rows[0]?.peChange ?? NaN, -0.055, 1e-12);
    assertNear(rows[1]?.peChange ?? NaN, -0.165, 1e-12);
    assertNear(parts.peChange, 0.25 * -0.055 + 0.75 * -0.165, 1e-12);
  });

  it("translates into dollars by dividing by the new exchange rate", () => {
    const [row] = koreanEquity({ ...options, sectors: two }).rows;
    assertNear(row?.dollarReturn ?? NaN, (1 - 0.055) / 1.02 - 1, 1e-12);
  });

  it("compounds by the exponential method", () => {
    const [row] = koreanEquity({ ...options, sectors: two, method: "exponential" }).rows;
    assertNear(row?.peChange ?? NaN, Math.exp(-0.055) - 1, 1e-12);
  });

  it("starts from assumed durations and says so; financials are hit less than growth", () => {
    const { rows, warnings } = koreanEquity(options);
    assert.equal(rows.length, assumedKoreanSectors.length);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["finance/assumed-durations"],
    );
    assert.deepEqual(koreanEquity({ ...options, sectors: two }).warnings, []);
    const change = (sector: string) => rows.find((row) => row.sector === sector)?.peChange ?? NaN;
    assert.ok(change("banks and insurers") > change("biotechnology"));
  });

  it("is linear in yield and premium, and the won alone moves only the dollar return", () => {
    const points = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(points, points, fc.double({ min: -0.1, max: 0.1, noNaN: true }), (us, premium, fx) => {
        const run = (us10: number, erp: number) =>
          koreanEquity({ ...options, sectors: two, us10Change: bp(us10), riskPremiumChange: bp(erp), usdKrwChange: rate(fx) })
            .parts;
        assertNear(run(us, premium).peChange, run(us, 0).peChange + run(0, premium).peChange, 1e-12);
        assertNear((1 + run(0, 0).dollarReturn) * (1 + fx), 1, 1e-12);
      }),
      { seed: 45 },
    );
  });

  const rejected: [name: string, code: string, change: Partial<KoreanEquityOptions>][] = [
    ["no sectors", "finance/no-sectors", { sectors: [] }],
    ["a weight for some sectors only", "finance/weight-missing", { sectors: [...two, { sector: "cars", duration: years(12) }] }],
    ["weights above 1 together", "finance/weights-not-one", { sectors: [...two, ...two] }],
    [
      "a weight in percent",
      "finance/share-out-of-range",
      { sectors: [{ sector: "all", duration: years(9), weight: ratio(100) }] },
    ],
    ["a duration below zero", "finance/negative", { sectors: [{ sector: "all", duration: years(-9) }] }],
    ["a move that takes all", "finance/linear-out-of-range", { riskPremiumChange: pct(20) }],
    ["a yield change in percent", "base/rate-looks-like-percent", { us10Change: 50 as never }],
  ];
  for (const [name, code, change] of rejected) {
    it(`refuses ${name}`, () => assert.throws(() => koreanEquity({ ...options, ...change }), { code }));
  }
});
