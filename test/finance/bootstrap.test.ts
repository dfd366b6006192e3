import assert from "node:assert/strict";
import fc from "fast-check";
import { years } from "../../src/base/units.ts";
import { bootstrapPar } from "../../src/finance/bootstrap.ts";
import { parYield } from "../../src/finance/discount-curve.ts";
import { fittedCurve, parametersFromPercent } from "../../src/finance/nelson-siegel.ts";
import { assertNear } from "./near.ts";
import { publishedCurves } from "./vectors/published-curves.ts";

const shape = { method: "linear", on: "logDiscount", beyond: "refuse" } as const;

describe("bootstrapPar", () => {
  it("puts the quoted par yields back", () => {
    const tenors = [0.25, 0.5, 1, 2, 3, 5, 7, 10, 20, 30];
    const level = fc.double({ min: -0.005, max: 0.06, noNaN: true });
    const bends = fc.array(fc.double({ min: -0.003, max: 0.003, noNaN: true }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(level, bends, fc.constantFrom("linear" as const, "monotoneCubic" as const), (middle, apart, between) => {
        const parYields = apart.map((each) => middle + each);
        const curve = bootstrapPar({ tenors, parYields, frequency: 2, between, shape });
        tenors.forEach((tenor, k) => {
          const expected = parYields[k] ?? NaN;
          if (tenor < 0.5) assertNear(1 / curve.discount(years(tenor)) - 1, expected * tenor, 1e-14);
          else assertNear(parYield({ curve, tenor: years(tenor), frequency: 2 }).value, expected, 1e-12, `${tenor} years`);
        });
      }),
      { seed: 11 },
    );
  });

  it("finds the zero rates that the Federal Reserve publishes beside its par yields, from par yields alone", () => {
    const row = publishedCurves[1] ?? assert.fail();
    const exact = fittedCurve(parametersFromPercent(row.parameters));
    const tenors = Array.from({ length: 60 }, (_, k) => (k + 1) / 2);
    const parYields = tenors.map((tenor) => parYield({ curve: exact, tenor: years(tenor), frequency: 2 }).value);
    const curve = bootstrapPar({ tenors, parYields, frequency: 2, between: "linear", shape });
    row.zeroPct.forEach((zero, k) => assertNear(100 * curve.zero(years(k + 1)), zero, 5.01e-5, `${k + 1} years`));
    // From the ten published benchmark tenors, four decimals each, the ten-year zero rate is within a basis point.
    const benchmarks = [1, 2, 3, 5, 7, 10, 20, 30];
    const sparse = bootstrapPar({
      tenors: benchmarks,
      parYields: benchmarks.map((tenor) => (row.parPct[tenor - 1] ?? NaN) / 100),
      frequency: 2,
      between: "monotoneCubic",
      shape,
    });
    assertNear(100 * sparse.zero(years(10)), row.zeroPct[9] ?? NaN, 0.01);
  });

  it("is flat for flat par yields, and says what is quoted and what is not", () => {
    const curve = bootstrapPar({ tenors: [1, 10, 20], parYields: [0.04, 0.04, 0.04], frequency: 2, between: "linear", shape });
    for (const { zeroRate } of curve.rows) assertNear(zeroRate, 2 * Math.log(1.02), 1e-15);
    assert.deepEqual(
      curve.rows.filter(({ quoted }) => quoted).map(({ tenor }) => tenor),
      [1, 10, 20],
    );
    assert.deepEqual(
      curve.warnings.map(({ code }) => code),
      ["finance/par-curve-extended", "finance/par-curve-gap", "finance/par-curve-gap"],
    );
  });

  const good = { tenors: [0.5, 1, 2], parYields: [0.04, 0.04, 0.04], frequency: 2, between: "linear", shape } as const;
  const rejected: [what: string, options: object, code: string][] = [
    ["par yields in percent", { parYields: [4, 4, 4.5] }, "finance/no-discount-factor"],
    ["tenors out of order", { tenors: [1, 0.5, 2] }, "finance/tenors-not-increasing"],
    ["a missing quote", { parYields: [0.04, NaN, 0.04] }, "base/not-finite"],
    ["an odd frequency", { frequency: 5 }, "finance/unknown-frequency"],
  ];
  for (const [what, options, code] of rejected) {
    it(`refuses ${what}`, () => assert.throws(() => bootstrapPar({ ...good, ...options }), { code }));
  }

  it("gives a par yield only for whole coupon periods", () => {
    const curve = bootstrapPar(good);
    assert.throws(() => parYield({ curve, tenor: years(0.7), frequency: 2 }), { code: "finance/not-whole-periods" });
    assert.throws(() => parYield({ curve, tenor: years(3), frequency: 2 }), { code: "finance/beyond-curve" });
  });
});
