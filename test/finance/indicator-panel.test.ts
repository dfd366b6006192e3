import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, parseDate } from "../../src/base/calendar-date.ts";
import { displayHook } from "../../src/base/host.ts";
import { bp, jpyPerUsd, pct } from "../../src/base/units.ts";
import { type Indicator, indicatorPanel } from "../../src/finance/indicator-panel.ts";

/** Market data of 2026-05-15: FRED (DGS10, DEXJPUS), Ministry of Finance Japan, New York Fed (ACM), Treasury (TIC). */
const daily = { periodEnd: "2026-05-15", maximumAgeDays: 7 };
const indicators: Indicator[] = [
  { series: "ACM 10y", unit: "rate", value: pct(0.8231), comparator: ">=", threshold: pct(1), nearWithin: bp(20), ...daily },
  { series: "US 10y above 4.50%", unit: "rate", value: pct(4.59), comparator: ">=", threshold: pct(4.5), ...daily },
  { series: "US 10y above 5.00%", unit: "rate", value: pct(4.59), comparator: ">=", threshold: pct(5), ...daily },
  { series: "JGB 10y", unit: "rate", value: pct(2.691), comparator: ">", threshold: pct(3), ...daily },
  { series: "USD/JPY", unit: "jpyPerUsd", value: jpyPerUsd(158.69), comparator: "<", threshold: jpyPerUsd(150), ...daily },
  {
    ...{ series: "Japan's Treasuries, 3 months", unit: "usdBn", value: null, comparator: "<", threshold: 0 },
    ...{ periodEnd: "2026-03-31", maximumAgeDays: 76 },
  },
];
const panel = indicatorPanel({ asOf: "2026-05-15", indicators });

describe("indicatorPanel", () => {
  const expected = ["near", "breached", "ok", "ok", "ok", "missing"];
  indicators.forEach(({ series }, i) => {
    it(`finds ${series} ${expected[i]} on 2026-05-15`, () => assert.equal(panel.rows[i]?.status, expected[i]));
  });

  it("counts age from the end of the period: a figure for March is 45 days old on 15 May, and current", () => {
    assert.equal(panel.rows[5]?.ageDays, 45);
    assert.equal(panel.rows[5]?.staleDays, 0);
  });

  it("warns of what is missing and of what has grown too old, by days", () => {
    const later = indicatorPanel({ asOf: "2026-06-20", indicators });
    assert.equal(later.rows[5]?.staleDays, 5);
    assert.equal(later.rows[0]?.staleDays, 29);
    assert.deepEqual(
      panel.warnings.map((warning) => warning.code),
      ["finance/indicator-missing"],
    );
    assert.equal(later.warnings.filter((warning) => warning.code === "finance/indicator-stale").length, 6);
  });

  it("tells strict from weak comparison at the threshold itself", () => {
    const at = (comparator: Indicator["comparator"]) =>
      indicatorPanel({
        asOf: "2026-05-15",
        indicators: [{ series: "x", unit: "count", value: 1, threshold: 1, comparator, ...daily }],
      }).rows[0]?.status;
    assert.deepEqual([at(">"), at(">="), at("<"), at("<=")], ["near", "breached", "near", "breached"]);
  });

  it("breaches in one direction or the other, never in both, and by the sign of what is left", () => {
    const some = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 500 }), (value, threshold, age) => {
        fc.pre(value !== threshold);
        const row = (comparator: ">" | "<") =>
          indicatorPanel({
            asOf: addDays(parseDate("2026-05-15"), age),
            indicators: [{ series: "x", unit: "count", value, threshold, comparator, ...daily }],
          }).rows[0];
        const [above, below] = [row(">"), row("<")];
        assert.equal(Number(above?.status === "breached") + Number(below?.status === "breached"), 1);
        assert.equal((above?.distance ?? NaN) < 0, above?.status === "breached");
        assert.equal(above?.staleDays, Math.max(0, age - 7));
      }),
      { seed: 20261122 },
    );
  });

  it("shows each row with its age", () => {
    const shown = panel[displayHook]();
    assert.match(String(shown["text/plain"]), /ACM 10y, 0\.8231%, >= 1\.00%, near, 2026-05-15, 0 days/);
    assert.match(String(shown["text/html"]), /<caption>As of 2026-05-15<\/caption>/);
    assert.equal(panel.withStatus("breached").length, 1);
  });

  it("refuses a value from the future, a threshold that is missing and a day that is none", () => {
    const [first] = indicators;
    assert.ok(first);
    const one = (indicator: Indicator, asOf = "2026-05-15") => indicatorPanel({ asOf, indicators: [indicator] });
    assert.throws(() => one(first, "2026-05-14"), { code: "finance/indicator-from-future" });
    assert.throws(() => one({ ...first, threshold: NaN }), { code: "base/not-finite" });
    assert.throws(() => one({ ...first, value: undefined as never }), { code: "base/not-finite" });
    assert.throws(() => one({ ...first, periodEnd: "2026-05" }), { code: "base/not-a-date" });
  });
});
