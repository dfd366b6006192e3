import { table as tableOf } from "arquero";
import assert from "node:assert/strict";
import { bp, pct, ratio } from "../../src/base/units.ts";
import { hedgedReturnGrid } from "../../src/finance/hedged-return-grid.ts";
import { indicatorPanel } from "../../src/finance/indicator-panel.ts";
import { scenario } from "../../src/finance/scenario.ts";
import { classifyScenario } from "../../src/tables/classify-scenario.ts";
import { indicatorTable } from "../../src/tables/indicator-table.ts";
import { stressGridTable } from "../../src/tables/stress-grid-table.ts";

const tenYear = scenario({
  unit: "rate",
  bands: [
    { name: "A", from: pct(4), to: pct(4.5) },
    { name: "B", from: pct(4.5), to: pct(5) },
    { name: "C", from: pct(5), to: "open" },
  ],
});

describe("classifyScenario", () => {
  it("names each row's band, and none for a value beyond them or missing", () => {
    const days = tableOf({ us10: [0.0459, 0.045, 0.0399, 0.06, null] });
    const classified = classifyScenario(days, { value: "us10", scenarios: tenYear });
    assert.deepEqual([...(classified.array("scenario") as string[])], ["B", "B", undefined, "C", undefined]);
  });

  it("refuses a column that is not there", () => {
    const days = tableOf({ us10: [0.0459] });
    assert.throws(() => classifyScenario(days, { value: "DGS10", scenarios: tenYear }), { code: "tables/no-such-column" });
  });
});

describe("stressGridTable", () => {
  it("has a row a cell, under the axes' names", () => {
    const bond = { ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0), hedgeRatio: ratio(0.6) };
    const axes = { jpRates: [pct(0.5), pct(1)], fxMoves: [pct(-5), pct(0), pct(5)] };
    const grid = hedgedReturnGrid({ method: "exact", ...bond, ...axes });
    const table = stressGridTable(grid);
    assert.deepEqual(table.columnNames(), ["jpRate", "fxMove", "hedgedReturn"]);
    assert.deepEqual(table.object(5), { jpRate: 0.01, fxMove: 0.05, hedgedReturn: grid.at(1, 2) });
  });
});

describe("indicatorTable", () => {
  it("has a row an indicator, with null where there is no value", () => {
    const tic = { series: "TIC", unit: "usdBn", value: null, comparator: "<", threshold: 0 } as const;
    const panel = indicatorPanel({
      asOf: "2026-06-20",
      indicators: [{ ...tic, periodEnd: "2026-03-31", maximumAgeDays: 76 }],
    });
    const row = indicatorTable(panel).object(0) as Record<string, unknown>;
    assert.deepEqual([row["value"], row["status"], row["staleDays"], row["asOf"]], [null, "missing", 5, "2026-06-20"]);
  });
});
