import assert from "node:assert/strict";
import fc from "fast-check";
import type { Rate, Ratio } from "../../src/base/units.ts";
import { hedgedReturnColumn, type HedgedReturnColumns } from "../../src/finance/hedged-return-columns.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { assertNear } from "./near.ts";
import { hedgedReturnRows } from "./vectors/hedging.ts";

const rows = hedgedReturnRows.map((row) => row.inputs);
const column = (pick: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, pick);
const inputs = {
  ustYield: column((row) => row.ust / 100),
  usRate: column((row) => row.us / 100),
  jpRate: column((row) => row.jp / 100),
  basis: column((row) => row.basisBp / 1e4),
  hedgeRatio: column((row) => row.h),
  fxMove: column((row) => row.fx / 100),
};

describe("hedgedReturnColumn", () => {
  it("computes each of the published rows, in one go", () => {
    const approximate = hedgedReturnColumn({ method: "approximate", ...inputs });
    const exact = hedgedReturnColumn({ method: "exact", ...inputs });
    hedgedReturnRows.forEach((row, i) => {
      assertNear(approximate[i] ?? NaN, row.approximatePct / 100, 1e-12, row.source);
      assertNear(exact[i] ?? NaN, row.exactPct / 100, row.exactTolerancePct / 100, row.source);
    });
  });

  it("is hedgedReturn row by row, over its blocks, with columns and constants in any mix", () => {
    const some = fc.double({ min: -0.02, max: 0.15, noNaN: true });
    const six = fc.tuple(some, some, some, some, some, some);
    fc.assert(
      fc.property(fc.constantFrom("exact", "approximate"), six, fc.nat(63), (method, values, columns) => {
        const length = 4100;
        const names = ["ustYield", "usRate", "jpRate", "basis", "hedgeRatio", "fxMove"] as const;
        const at = (k: number, i: number) => (values[k] ?? NaN) + ((columns >> k) & 1 ? i * 1e-6 : 0);
        const operands = Object.fromEntries(
          names.map((name, k) => [name, (columns >> k) & 1 ? Float64Array.from({ length }, (_, i) => at(k, i)) : values[k]]),
        );
        const out = hedgedReturnColumn({ method, ...operands } as HedgedReturnColumns);
        assert.equal(out.length, columns === 0 ? 1 : length);
        for (const i of columns === 0 ? [0] : [0, 4095, 4096, 4099]) {
          const [ustYield, usRate, jpRate, basis] = [0, 1, 2, 3].map((k) => at(k, i) as Rate) as [Rate, Rate, Rate, Rate];
          const scalar = hedgedReturn({
            ...{ method, ustYield, usRate, jpRate, basis },
            ...{ hedgeRatio: at(4, i) as Ratio, fxMove: { simple: at(5, i) as Rate } },
          });
          assertNear(out[i] ?? NaN, scalar.value, 1e-15);
        }
      }),
      { seed: 20261122, numRuns: 40 },
    );
  });

  it("keeps a missing input to its own row", () => {
    const usRate = Float64Array.of(0.045, NaN, 0.045);
    const constants = { ustYield: 0.043, jpRate: 0.005, basis: 0, hedgeRatio: 1, fxMove: 0 };
    const out = hedgedReturnColumn({ method: "exact", ...constants, usRate } as unknown as HedgedReturnColumns);
    assert.deepEqual(Array.from(out, Number.isNaN), [false, true, false]);
  });

  it("writes into a column that it is given", () => {
    const out = new Float64Array(rows.length);
    assert.equal(hedgedReturnColumn({ method: "exact", ...inputs, out }), out);
  });

  it("refuses columns of two lengths", () => {
    const short = { method: "exact", ...inputs, usRate: new Float64Array(2) } as const;
    assert.throws(() => hedgedReturnColumn(short), { code: "finance/column-lengths-differ" });
  });
});
