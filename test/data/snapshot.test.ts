import assert from "node:assert/strict";
import { isUserError } from "../../src/base/errors.ts";
import { snapshotFigure, snapshotKeys, snapshotObservations, snapshotProvenance, snapshotSize } from "../../src/data/snapshot.ts";
import { loadedTable, unitsOf } from "../../src/data/source.ts";
import { rowCount, rowOf } from "./layouts.ts";

describe("embedded snapshot", () => {
  const figures: readonly (readonly [series: string, date: string, value: number, unit: string])[] = [
    // The day of the marginal-demand article, and the last before the Bank of Japan's rise to 0.50%.
    ["SOFR", "2026-05-15", 0.0355, "rate"],
    ["FM01'STRDCLUCON", "2026-05-15", 0.00727, "rate"],
    ["DGS10", "2026-05-15", 0.0459, "rate"],
    ["10Y", "2026-05-15", 0.02691, "rate"],
    ["ACMTP10", "2026-05-15", 0.008231, "rate"],
    ["DEXJPUS", "2026-05-15", 158.69, "jpyPerUsd"],
    ["SOFR", "2025-01-24", 0.0434, "rate"],
    ["FM01'STRDCLUCON", "2025-01-24", 0.00227, "rate"],
    ["DGS10", "2025-01-24", 0.0463, "rate"],
    ["10Y", "2025-01-24", 0.01238, "rate"],
    ["30Y", "2026-01-19", 0.03562, "rate"],
    ["40Y", "2026-01-20", 0.03901, "rate"],
    ["D.JP", "2026-06-17", 0.01, "rate"],
    ["Japan", "2024-12-31", 1061.5, "usdBn"],
    ["assetsTotalNet", "2025-04-30", 1.4286, "jpyTn"],
    ["^GSPC", "2024-08-05", 5186.33, "count"],
    ["ACMTP10", "2025-06-30", 0.00640848732262635, "rate"],
  ];
  for (const [series, date, value, unit] of figures) {
    it(`has ${series} on ${date}`, () => {
      const figure = snapshotFigure({ series, date });
      assert.deepEqual([figure.value, figure.unit], [value, unit]);
      assert.equal(figure.provenance.origin, "snapshot");
    });
  }

  it("splits a fitted yield into expected short rate and term premium", () => {
    const at = (series: string) => snapshotFigure({ series, date: "2025-06-30", key: "acm/monthly" }).value;
    assert.ok(Math.abs(at("ACMY10") - at("ACMRNY10") - at("ACMTP10")) < 1e-15);
  });

  it("gives each file in its parser's columns, with units, one row a date or holder", () => {
    for (const key of snapshotKeys) {
      const read = snapshotObservations(key);
      assert.ok(rowCount(read) > 0 && rowCount(read) <= snapshotSize(key), key);
      assert.deepEqual(Object.keys(read.info), Object.keys(read.columns), key);
      assert.ok(Object.keys(unitsOf(loadedTable(read, snapshotProvenance(key)))).length > 0, key);
    }
    assert.deepEqual(Object.keys(snapshotObservations("tic/holders").columns), ["date", "country", "kind", "holdingsUsdBn"]);
    assert.deepEqual(rowOf(snapshotObservations("tic/holders"), -1), {
      date: "2025-12-31",
      country: "Grand Total",
      kind: "total",
      holdingsUsdBn: 9271,
    });
  });

  it("tells a part of the total from a country", () => {
    const { country, kind } = snapshotObservations("tic/holders").columns;
    const official = (country ?? []).flatMap((name, row) => (name === "Foreign Official" ? [kind?.[row]] : []));
    assert.deepEqual([...new Set(official)], ["memo"]);
  });

  it("stays small: figures that verdicts need, not series", () => {
    const size = snapshotKeys.reduce((sum, key) => sum + snapshotSize(key), 0);
    assert.ok(size > 300 && size < 600, `${size} observations`);
    assert.equal(new Set(snapshotKeys).size, snapshotKeys.length);
  });

  it("names agency, address and series of every figure", () => {
    for (const key of snapshotKeys) {
      const { agency, url, series, sha256, asOf, note } = snapshotProvenance(key);
      assert.ok(agency !== "" && series !== "" && url.startsWith("https://"), key);
      assert.match(sha256, /^[0-9a-f]{64}$/);
      assert.match(asOf, /^\d{4}-\d\d-\d\d$/);
      assert.match(note ?? "", /^\d+ observations that ship with Carrybook/);
    }
  });

  const missing: readonly (readonly [says: string, figure: Parameters<typeof snapshotFigure>[0], message: RegExp])[] = [
    [
      "a day that it does not hold, with those it does",
      { series: "DFF", date: "2026-05-16" },
      /2024-12-18, 2025-01-24, 2026-05-15/,
    ],
    ["a series that it does not hold", { series: "DGS3", date: "2026-05-15" }, /no such series/],
    ["a series of another file", { series: "DGS10", date: "2026-05-15", key: "fred/DFF" }, /no such series/],
  ];
  for (const [says, figure, message] of missing) {
    it(`refuses ${says}`, () => {
      assert.throws(
        () => snapshotFigure(figure),
        (error) => isUserError(error) && error.code === "data/not-in-snapshot" && message.test(error.message),
      );
    });
  }

  it("refuses a file that it does not hold", () => {
    assert.throws(() => snapshotObservations("fed/gsw"), { code: "data/not-in-snapshot" });
  });
});
