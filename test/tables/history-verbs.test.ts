import assert from "node:assert/strict";
import { table } from "arquero";
import { acmEstimate } from "../../src/finance/acm-estimate.ts";
import { entry } from "../../src/finance/dense-matrix.ts";
import { spreadHistory } from "../../src/tables/spread-history.ts";
import { svenssonZero } from "../../src/tables/svensson-zero.ts";
import { termPremiumHistory } from "../../src/tables/term-premium-history.ts";
import { affinePanel, ordinaryWorld } from "../finance/affine-panel.ts";
import { years } from "../../src/base/units.ts";
import { assertNear } from "../finance/near.ts";
import { publishedCurves } from "../finance/vectors/published-curves.ts";

const strict = { pairing: "sameDate", withinDays: 0 } as const;

describe("spreadHistory of tables", () => {
  const us = table({ date: ["2026-01-16", "2026-01-19", "2026-01-20"], DGS10: [0.0424, null, 0.043] });
  const jgb = table({
    day: ["2026-01-16", "2026-01-19", "2026-01-20"].map((day) => new Date(day)),
    "10Y": [0.02182, 0.02266, 0.0233],
  });

  it("joins two tables on the dates that both have, text or dates", () => {
    const spreads = spreadHistory(us, {
      date: "date",
      value: "DGS10",
      less: { table: jgb, date: "day", value: "10Y" },
      ...strict,
    });
    assert.deepEqual(spreads.columnNames(), ["date", "a", "b", "spread", "daysApart"]);
    assert.deepEqual(Array.from(spreads.array("date")), ["2026-01-16", "2026-01-20"]);
    assertNear(Number(spreads.get("spread", 0)), 0.02058, 1e-12);
  });

  it("takes two columns of one table", () => {
    const both = table({ date: ["2026-05-15"], DGS10: [0.0459], jgb: [0.02691] });
    const spreads = spreadHistory(both, { date: "date", value: "DGS10", less: { value: "jgb" }, ...strict });
    assertNear(Number(spreads.get("spread", 0)), 0.01899, 1e-12);
  });

  it("refuses a column that is not there, and an old yield carried too far", () => {
    const less = { table: jgb, date: "day", value: "10Y" };
    assert.throws(() => spreadHistory(us, { date: "date", value: "DGS30", less, ...strict }), { code: "tables/no-such-column" });
    assert.throws(() => spreadHistory(us, { date: "date", value: "DGS10", less, pairing: "sameDate", withinDays: 5 }), {
      code: "finance/fill-too-long",
    });
  });
});

describe("termPremiumHistory", () => {
  const { zeroYields } = affinePanel(ordinaryWorld, 240, 5);
  const names = Array.from({ length: 120 }, (_, k) => `m${k + 1}`);
  const panel = table({
    month: Array.from({ length: 240 }, (_, t) => `month ${t}`),
    ...Object.fromEntries(
      names.map((name, k) => [name, Float64Array.from({ length: 240 }, (_, t) => 100 * entry(zeroYields, t, k))]),
    ),
  });
  const columns = { date: "month", zeroYields: names, unit: "percent", factors: 3, months: [24, 120] } as const;

  it("lays the estimate out by month and maturity", () => {
    const history = termPremiumHistory(panel, columns);
    assert.deepEqual(history.columnNames(), ["date", "months", "fitted", "riskNeutral", "termPremium"]);
    assert.equal(history.numRows(), 480);
    assert.equal(history.get("date", 479), "month 239");
    assert.equal(history.get("months", 479), 120);
    const direct = acmEstimate({ zeroYields, factors: 3 }).termPremium(120);
    assertNear(Number(history.get("termPremium", 479)), direct[239] ?? NaN, 1e-10);
  });

  it("refuses a date column that is not there, and a missing yield", () => {
    assert.throws(() => termPremiumHistory(panel, { ...columns, date: "DATE" }), { code: "tables/no-such-column" });
    const broken = panel.assign(table({ m7: Array.from({ length: 240 }, (_, t) => (t === 3 ? null : 4)) }));
    assert.throws(() => termPremiumHistory(broken, columns), { code: "base/not-finite", message: /at 7 months/ });
  });
});

describe("svenssonZero of tables", () => {
  const names = ["beta0", "beta1", "beta2", "beta3", "tau1", "tau2"] as const;
  const [, july30, july31] = publishedCurves;
  const shown = [july30, july31].map((curve) => curve?.parameters);
  const curves = table({
    ...Object.fromEntries(
      names.map((name) => [name, shown.map((row) => (row?.[name] ?? NaN) / (name.startsWith("tau") ? 1 : 100))]),
    ),
    tenor: [5, null],
  });
  const parameters = Object.fromEntries(names.map((name) => [name, name])) as Record<(typeof names)[number], string>;

  it("gives the published zero rates with each parameter from its column, and leaves a missing tenor missing", () => {
    const found = svenssonZero(curves, { parameters, tenor: "tenor", parts: ["discount"] });
    assertNear(100 * Number(found.get("svenssonZero", 0)), july30?.zeroPct[4] ?? NaN, 5.01e-5);
    assertNear(Number(found.get("discount", 0)), Math.exp(-5 * Number(found.get("svenssonZero", 0))), 1e-15);
    assert.equal(found.get("svenssonZero", 1), undefined);
  });

  it("refuses a row without a tau, by its number", () => {
    const flat = { ...parameters, tau1: years(0) };
    assert.throws(() => svenssonZero(curves, { parameters: flat, tenor: years(5) }), {
      code: "base/not-positive",
      message: /row 1/,
    });
  });
});
