import assert from "node:assert/strict";
import { parseDate } from "../../src/base/calendar-date.ts";
import { mime } from "../../src/base/host.ts";
import { Result } from "../../src/base/result.ts";
import { readClaims, type SavedClaim } from "../../src/base/saved-claim.ts";
import { basisPoints, pct, rate, ratio, usdTn } from "../../src/base/units.ts";
import { claimsBundle } from "../../src/claims/card.ts";
import { claim } from "../../src/claims/claim.ts";
import type { Verdict } from "../../src/claims/verdict.ts";
import { observed } from "../../src/data/observed.ts";
import { snapshotFigure } from "../../src/data/snapshot.ts";
import { loadedTable, type Provenance, utcDate } from "../../src/data/source.ts";

const provenance: Provenance = {
  agency: "Example Agency",
  series: "yields.csv",
  url: "https://agency.example/yields.csv",
  retrievedAt: "2026-02-01T00:00:00Z",
  sha256: "0123456789abcdef".repeat(4),
  asOf: "2026-01-16",
  origin: "cache",
};
const curve = loadedTable(
  {
    columns: { date: [utcDate(parseDate("2026-01-15")), utcDate(parseDate("2026-01-16"))], "30Y": [0.0346, 0.03462] },
    info: { "30Y": { unit: "rate" } },
    asOf: parseDate("2026-01-16"),
  },
  provenance,
);

const cost = new Result({
  name: "hedgeCost",
  value: pct(4.28),
  unit: "rate",
  formula: "US rate - Japan rate - basis",
  inputs: { usRate: { value: 0.045, unit: "rate" }, jpRate: { value: 0.0022, unit: "rate" } },
  steps: [{ name: "gap", formula: "US rate - Japan rate", substituted: "4.50% - 0.22%", value: 0.0428, unit: "rate" }],
  warnings: [{ code: "finance/stale", message: "the rates are of two days" }],
  parts: {},
});

const text = {
  id: "cost",
  source: "Example",
  section: "§1",
  says: "a hedge costs 4.00%",
  printed: "4.00",
  unit: "rate",
} as const;
const held = claim(text).equals(cost, {
  note: "By its own inputs.",
  inputs: [observed(curve, { column: "30Y", on: "2026-01-16" }), curve],
  holdsWhen: { unknown: "a US rate of", function: (us) => us - 0.0022, from: pct(0), to: pct(9), unit: "rate" },
});

function saved(verdict: Verdict): SavedClaim {
  const bundle = claimsBundle([verdict]);
  const [row] = readClaims(JSON.parse(JSON.stringify(bundle[mime.claims])));
  assert.ok(row);
  return row;
}

describe("a saved verdict", () => {
  it("carries the steps with their numbers", () => {
    assert.deepEqual(saved(held).steps, [
      {
        name: "hedgeCost",
        value: "4.28%",
        formula: "US rate - Japan rate - basis",
        inputs: ["usRate 4.50%", "jpRate 0.22%"],
        steps: [["gap", "US rate - Japan rate", "4.50% - 0.22%", "4.28%"]],
        warnings: ["the rates are of two days"],
      },
    ]);
  });

  it("names the observation that went in and the file that it was read from, in a form that a rerun from the cache repeats", () => {
    const source = {
      ...{ agency: "Example Agency", asOf: "2026-01-16", origin: "agency", url: "https://agency.example/yields.csv" },
      ...{ sha256: "0123456789ab", note: null },
    };
    assert.deepEqual(saved(held).sources, [
      { ...source, series: "yields.csv, 30Y", figure: "3.462% (2026-01-16)" },
      { ...source, series: "yields.csv", figure: null },
    ]);
  });

  it("takes an embedded figure as an input", () => {
    const figure = snapshotFigure({ series: "DGS10", date: "2026-05-15" });
    const verdict = claim(text).equals(rate(figure.value), { inputs: [figure, figure] });
    const [source, ...others] = saved(verdict).sources;
    assert.deepEqual([source?.series, source?.figure, source?.origin], ["DGS10", "4.59% (2026-05-15)", "snapshot"]);
    assert.deepEqual(others, []);
  });

  it("says what would have to be true", () => {
    assert.equal(saved(held).holdsWhen, "It would hold at a US rate of 4.22%.");
  });

  it("tells the quantity, the digits as printed and how they are meant, so that sources can be compared", () => {
    const about = { ...text, id: "level", quantity: "30-year JGB yield", printed: "3" } as const;
    const parts = (verdict: Verdict) => [saved(verdict).quantity, saved(verdict).figure, saved(verdict).relation];
    assert.deepEqual(parts(held), [null, "4.00", "equal"]);
    assert.deepEqual(parts(claim(about).moreThan(pct(3.562))), ["30-year JGB yield", "3", "more than"]);
    const bound = { column: "30Y", over: ["2026-01-15", "2026-01-16"], every: "below" } as const;
    assert.deepEqual(parts(claim(about).against(curve, bound)), ["30-year JGB yield", "3", "less than"]);
  });

  const unlike = { ...text, id: "x" };
  const distances: readonly (readonly [what: string, verdict: Verdict, off: string | null])[] = [
    ["a rate in percentage points", held, "0.280pp, where 0.005pp is allowed"],
    ["a share", claim({ ...unlike, unit: "share", printed: "43" }).equals(ratio(0.41)), "-2.0pp, where 0.5pp is allowed"],
    ["an amount", claim({ ...unlike, unit: "usdTn", printed: "1.13" }).equals(usdTn(1.1349)), "USD 0.0049tn, where USD 0.005tn is allowed"], // prettier-ignore
    ["a basis point figure", claim({ ...unlike, unit: "bp", printed: "400" }).equals(basisPoints(389.4)), "-10.6bp, where 0.5bp is allowed"], // prettier-ignore
    ["a bound", claim({ ...unlike, printed: "3" }).moreThan(pct(3.562)), "0.562pp"],
    ["a range", claim({ ...unlike, printed: "3-4" }).equals(pct(5)), null],
    ["a direction", claim({ ...unlike, printed: "rises" }).direction(pct(1), pct(2)), null],
  ];
  for (const [what, verdict, off] of distances) {
    it(`tells the distance of ${what}`, () => assert.equal(saved(verdict).off, off));
  }
});

describe("the card of a verdict", () => {
  const bundle = claimsBundle([held]);

  it("reads as text", () => {
    assert.equal(
      bundle["text/plain"],
      `✗ does not reproduce: a hedge costs 4.00% (§1)
    printed 4.00%, computed 4.28%, off by 0.280pp, where 0.005pp is allowed
    By its own inputs.
    It would hold at a US rate of 4.22%.
    source: Example Agency, yields.csv, 30Y: 3.462% (2026-01-16)
    source: Example Agency, yields.csv
1 claim; does not reproduce: 1`,
    );
  });

  it("folds steps and sources away in HTML", () => {
    const html = String(bundle["text/html"]);
    const [, details = ""] = /<details>(.*)<\/details>/s.exec(html) ?? [];
    assert.match(details, /gap = US rate - Japan rate = 4\.50% - 0\.22% = 4\.28%/);
    assert.match(details, /newest observation 2026-01-16; https:\/\/agency\.example\/yields\.csv; sha256 0123456789ab$/m);
    assert.match(html, /<small>off by 0\.280pp, where 0\.005pp is allowed<\/small>/);
  });
});
