import assert from "node:assert/strict";
import fc from "fast-check";
import { displayHook } from "../../src/base/host.ts";
import { bp, pct, type Rate, ratio } from "../../src/base/units.ts";
import { hedgedReturnGrid } from "../../src/finance/hedged-return-grid.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { rateSteps, stressGrid } from "../../src/finance/stress-grid.ts";
import { assertNear } from "./near.ts";

const bond = { ustYield: pct(4.3), usRate: pct(4.5), basis: bp(-20), hedgeRatio: ratio(0.6) };
const jpRates = [pct(0.5), pct(1), pct(1.5)];
const fxMoves = [pct(-10), pct(-5), pct(0), pct(5)];
const pickup = {
  name: "pickup",
  unit: "pp",
  rows: { name: "boj", unit: "rate", values: [pct(0.5), pct(1)] },
  columns: { name: "jgb", unit: "rate", values: [pct(1.5), pct(2), pct(2.5)] },
  cell: (boj: Rate, jgb: Rate) => (0.043 - (0.045 - boj) - jgb) as Rate,
} as const;

describe("stressGrid", () => {
  it("computes each pair, rows down and columns across", () => {
    const grid = stressGrid(pickup);
    assertNear(grid.at(0, 0), -0.012, 1e-15);
    assertNear(grid.at(1, 1), -0.012, 1e-15);
    assertNear(grid.at(1, 2), -0.017, 1e-15);
    assert.equal(grid.outcomes.length, 6);
  });

  it("gives its cells as columns for a table", () => {
    const columns = stressGrid(pickup).toColumns();
    assert.deepEqual(Object.keys(columns), ["boj", "jgb", "pickup"]);
    assert.deepEqual([...(columns["boj"] ?? [])], [0.005, 0.005, 0.005, 0.01, 0.01, 0.01]);
    assert.deepEqual([...(columns["jgb"] ?? [])], [0.015, 0.02, 0.025, 0.015, 0.02, 0.025]);
  });

  it("shows a small grid whole and a large one by its range", () => {
    const shown = stressGrid(pickup)[displayHook]();
    assert.match(String(shown["text/html"]), /<th>1\.00%<\/th>.*-1\.20pp/s);
    const values = Float64Array.from({ length: 30 }, (_, i) => i);
    const axis = { name: "x", unit: "count", values } as const;
    const large = stressGrid({ name: "sum", unit: "count", rows: axis, columns: { ...axis, name: "y" }, cell: (x, y) => x + y });
    assert.deepEqual(Object.keys(large[displayHook]()), ["text/plain"]);
    assert.match(large.toString(), /30 × 30: 0 to 58$/);
  });

  it("refuses an empty axis, a missing value, an outcome that is not a number, and a cell outside", () => {
    const empty = { ...pickup, rows: { ...pickup.rows, values: [] } };
    assert.throws(() => stressGrid(empty), { code: "finance/grid-axis-empty" });
    const missing = { ...pickup, rows: { ...pickup.rows, values: [NaN as Rate] } };
    assert.throws(() => stressGrid(missing), { code: "base/not-finite" });
    assert.throws(() => stressGrid({ ...pickup, cell: () => NaN as Rate }), { code: "finance/outcome-not-finite" });
    for (const [row, column] of [
      [2, 0],
      [0, 3],
      [0, -1],
    ] as const) {
      assert.throws(() => stressGrid(pickup).at(row, column), { code: "finance/cell-outside-grid" });
    }
  });
});

describe("hedgedReturnGrid", () => {
  for (const method of ["approximate", "exact"] as const) {
    it(`is hedgedReturn in every cell (${method})`, () => {
      const grid = hedgedReturnGrid({ method, ...bond, jpRates, fxMoves });
      jpRates.forEach((jpRate, i) => {
        fxMoves.forEach((fxMove, j) => {
          const { value } = hedgedReturn({ method, ...bond, jpRate, fxMove: { simple: fxMove } });
          assertNear(grid.at(i, j), value, 1e-15);
        });
      });
    });
  }

  it("does not change along the FX moves at a full hedge", () => {
    const grid = hedgedReturnGrid({ method: "exact", ...bond, hedgeRatio: ratio(1), jpRates, fxMoves });
    assert.equal(grid.at(0, 0), grid.at(0, 3));
    assert.notEqual(grid.at(0, 0), grid.at(1, 0));
  });

  it("writes into an array that it is given, and refuses one of another size", () => {
    const out = new Float64Array(12);
    const grid = hedgedReturnGrid({ method: "exact", ...bond, jpRates, fxMoves, out });
    assert.equal(grid.outcomes, out);
    const short = { method: "exact", ...bond, jpRates, fxMoves, out: new Float64Array(11) } as const;
    assert.throws(() => hedgedReturnGrid(short), { code: "finance/grid-size-differs" });
    assert.throws(() => hedgedReturnGrid({ ...short, ustYield: 4.3 as Rate }), { code: "base/rate-looks-like-percent" });
  });
});

describe("rateSteps", () => {
  it("steps evenly up to and including the end, without rounding errors", () => {
    assert.deepEqual(rateSteps({ from: pct(0), to: pct(1), step: bp(10) }).slice(-2), [0.009, 0.01]);
    assert.deepEqual(rateSteps({ from: pct(1), to: pct(0), step: bp(-50) }), [0.01, 0.005, 0]);
  });

  it("has as many values as steps fit, and one more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (length, stepBp) => {
        const values = rateSteps({ from: pct(-1), to: (-0.01 + length / 1e4) as Rate, step: bp(stepBp) });
        assert.equal(values.length, Math.floor(length / stepBp) + 1);
      }),
      { seed: 20261122 },
    );
  });

  it("refuses a step that leads away, and none", () => {
    assert.throws(() => rateSteps({ from: pct(0), to: pct(1), step: bp(-10) }), { code: "finance/steps-empty" });
    assert.throws(() => rateSteps({ from: pct(0), to: pct(1), step: bp(0) }), { code: "finance/steps-empty" });
  });
});
