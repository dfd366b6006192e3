import assert from "node:assert/strict";
import fc from "fast-check";
import { basisPoints, usdBn, usdTn } from "../../src/base/units.ts";
import { claimedElasticity } from "../../src/finance/claimed-elasticity.ts";
import { flowElasticities } from "../../src/finance/flow-elasticities.ts";
import { type FlowImpactRow, flowImpact } from "../../src/finance/flow-impact.ts";
import { articleClaim, flowImpactCases } from "./vectors/flows.ts";

const usual = { window: "year", holder: "private", gdp: usdTn(30) } as const;

function rowOf(lostBid: number, id: string): FlowImpactRow {
  const row = flowImpact({ lostBid: usdBn(lostBid), ...usual }).rows.find((each) => each.id === id);
  assert.ok(row, `no row ${id}`);
  return row;
}

function near(actual: number | null, expected: number | null, tolerance: number): void {
  if (actual === null || expected === null) assert.equal(actual, expected);
  else assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

function claim(pairing: "paired" | "crossed", amount: readonly [number, number] = articleClaim.amount) {
  return claimedElasticity({
    id: "claim",
    source: "the article",
    domain: "10-year Treasury",
    holder: "private",
    window: "year",
    horizon: "long run",
    amount: [usdBn(amount[0]), usdBn(amount[1])],
    rise: [basisPoints(articleClaim.rise[0]), basisPoints(articleClaim.rise[1])],
    pairing,
  });
}

describe("flowImpact", () => {
  for (const { id, lostBid, low, high, tolerance, source } of flowImpactCases) {
    it(`gives ${low} to ${high ?? "no upper bound"} bp for USD ${lostBid}bn by ${source}`, () => {
      near(rowOf(lostBid, id).lowImpact, low, tolerance);
      near(rowOf(lostBid, id).highImpact, high, tolerance);
    });
  }

  it("restates every estimate per USD 100bn and per 1% of the GDP of its year", () => {
    const row = rowOf(50, "beltran-2013-long-run");
    near(row.lowPer100Bn, 20, 1e-12);
    near(row.lowPerPctGdp, 30, 1e-12);
    near(row.lowImpactByGdp, 10 * (15 / 30), 1e-12);
  });

  it("keeps the figures from memory apart from those read in their source", () => {
    const fan = flowImpact({ lostBid: usdBn(50), ...usual });
    assert.deepEqual(
      fan.rows.filter((row) => !row.verified).map((row) => row.id),
      ["warnock-2009", "gagnon-2011"],
    );
    near(rowOf(130, "warnock-2009").lowPerPctGdp, 35, 1e-12);
  });

  it("is a fan: one row an estimate, its ends the smallest and the largest of them", () => {
    const fan = flowImpact({ lostBid: usdBn(50), ...usual });
    assert.equal(fan.rows.length, flowElasticities.length);
    near(fan.parts.lowImpact, 0.75, 1e-12);
    near(fan.parts.highImpact, 50, 1e-12);
    assert.ok(fan.parts.highImpact > 50 * fan.parts.lowImpact);
  });

  it("says which figures are unverified, open above or carried over from another case", () => {
    const fan = flowImpact({ lostBid: usdBn(50), ...usual, elasticities: [...flowElasticities, claim("paired")] });
    const codes = fan.warnings.map((warning) => warning.code);
    assert.deepEqual(codes, ["finance/unverified-figure", "finance/gdp-from-memory", "finance/open-range"]);
    assert.match(fan.toString(), /not verified against the source: Warnock .*; Gagnon, .*; the article/);
    const marked = fan.rows.filter(({ source }) => source.endsWith(" (unverified)")).map(({ verified }) => verified);
    assert.deepEqual(marked, [false, false, false]);
    const read = flowElasticities.filter((elasticity) => elasticity.verified);
    const published = flowImpact({ lostBid: usdBn(50), ...usual, elasticities: read }).warnings.map((warning) => warning.code);
    assert.deepEqual(published, ["finance/gdp-from-memory", "finance/open-range", "finance/other-domain"]);
  });

  it("agrees with itself by dollars and by GDP where GDP has not changed", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.constantFrom(...flowElasticities),
        (lostBid, elasticity) => {
          const gdp = usdTn(elasticity.gdpUsdTn ?? 30);
          const [row] = flowImpact({ ...usual, lostBid: usdBn(lostBid), gdp, elasticities: [elasticity] }).rows;
          assert.ok(row);
          near(row.lowImpactByGdp, row.lowImpact, 1e-9);
          const throughGdp = row.lowPerPctGdp * ((lostBid / (gdp * 1000)) * 100);
          near(throughGdp, row.lowImpact, 1e-9);
        },
      ),
      { seed: 12 },
    );
  });

  it("refuses no estimates, a GDP of zero and a missing flow, by code", () => {
    assert.throws(() => flowImpact({ lostBid: usdBn(50), ...usual, elasticities: [] }), { code: "finance/no-elasticities" });
    assert.throws(() => flowImpact({ lostBid: usdBn(50), ...usual, gdp: usdTn(0) }), { code: "base/not-positive" });
    assert.throws(() => flowImpact({ ...usual, lostBid: NaN as never }), { code: "base/not-finite" });
  });
});

describe("claimedElasticity", () => {
  for (const pairing of ["paired", "crossed"] as const) {
    it(`gives the ends ${articleClaim[pairing].join(" and ")} bp per USD 100bn when the ranges are ${pairing}`, () => {
      const { lowBp, highBp, verified } = claim(pairing);
      assert.deepEqual([lowBp, highBp, verified], [...articleClaim[pairing], false]);
    });
  }

  it("puts the article's own numbers back: 25bn gives 20bp and 50bn gives 40bp", () => {
    for (const [lostBid, bp] of [
      [25, 20],
      [50, 40],
    ] as const) {
      const [row] = flowImpact({ lostBid: usdBn(lostBid), ...usual, elasticities: [claim("paired")] }).rows;
      assert.equal(row?.lowImpact, bp);
    }
  });

  it("refuses a reversed range and an amount of zero, by code", () => {
    assert.throws(() => claim("paired", [50, 25]), { code: "finance/range-reversed" });
    assert.throws(() => claim("paired", [0, 25]), { code: "base/not-positive" });
  });
});

describe("flowElasticities", () => {
  it("holds unique names, ordered bounds and a source for each", () => {
    assert.equal(new Set(flowElasticities.map((each) => each.id)).size, flowElasticities.length);
    for (const { id, lowBp, highBp, source, place, gdpUsdTn, year } of flowElasticities) {
      assert.ok(highBp === null || highBp >= lowBp, id);
      assert.ok(source.length > 10 && place.length > 0, id);
      assert.equal(gdpUsdTn === null, year === null, id);
    }
  });
});
