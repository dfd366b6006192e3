import assert from "node:assert/strict";
import { isUserError } from "../../src/base/errors.ts";
import { bisPolicyFile, fredFile, type SourceFile, treasuryParFile } from "../../src/data/catalogue.ts";
import { fixture, policyRatesOfJapan, rowCount } from "./layouts.ts";

const foreign: readonly (readonly [says: string, source: SourceFile, bytes: Uint8Array, place: RegExp])[] = [
  ["another series of FRED", fredFile("DGS2"), fixture("fredgraph.csv"), /"DGS10".*line 1, column 18/],
  ["the series beside others", fredFile("DGS10"), fixture("fredgraph-old.csv"), /line 1, column 12/],
  ["another frequency of the BIS", bisPolicyFile("D.JP"), policyRatesOfJapan(), /"M\.JP".*line 5, column/],
  ["an area more", bisPolicyFile("M.JP"), fixture("WS_CBPOL.csv"), /"M\.US".*line \d, column/],
  ["another year of the Treasury", treasuryParFile(2026), fixture("daily-treasury-rates.csv"), /line 2, column 1/],
];

describe("files of the catalogue", () => {
  for (const [says, { parse }, bytes, place] of foreign) {
    it(`do not pass ${says} for what was asked`, () => {
      assert.throws(
        () => parse(bytes, { file: "mine.csv" }),
        (error) =>
          isUserError(error) &&
          error.code === "data/other-series" &&
          place.test(error.received) &&
          error.received.includes("mine.csv"),
      );
    });
  }

  it("read what was asked", () => {
    assert.equal(rowCount(fredFile("DGS10").parse(fixture("fredgraph.csv"), {})), 5);
    assert.ok(rowCount(bisPolicyFile("M.JP").parse(policyRatesOfJapan(), {})) > 0);
    assert.equal(rowCount(treasuryParFile(2025).parse(fixture("daily-treasury-rates.csv"), {})), 3);
  });
});
