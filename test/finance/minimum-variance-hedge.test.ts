import assert from "node:assert/strict";
import fc from "fast-check";
import { minimumVarianceHedgeRatio } from "../../src/finance/minimum-variance-hedge.ts";
import { variance } from "../../src/finance/moments.ts";
import { assertNear } from "./near.ts";

const seed = { seed: 20261122 };
const someReturn = fc.double({ min: -0.1, max: 0.1, noNaN: true });
const somePairs = fc.array(fc.tuple(someReturn, someReturn), { minLength: 5, maxLength: 60 });

describe("minimumVarianceHedgeRatio", () => {
  it("is 1.3 where the covariance is 0.3 of the FX variance, and 0.7 where it is -0.3", () => {
    const moments = { localVariance: 0.02, fxVariance: 0.01 };
    assertNear(minimumVarianceHedgeRatio({ ...moments, covariance: 0.003 }).value, 1.3, 1e-15);
    assertNear(minimumVarianceHedgeRatio({ ...moments, covariance: -0.003 }).value, 0.7, 1e-15);
  });

  it("is 1 for a bond that does not move with the dollar, and then the fully hedged variance is the smallest", () => {
    const result = minimumVarianceHedgeRatio({ covariance: 0, localVariance: 0.02, fxVariance: 0.01 });
    assert.equal(result.value, 1);
    assert.equal(result.parts.smallestVariance, result.parts.fullyHedgedVariance);
  });

  it("is the regression slope of the unhedged return on USD/JPY", () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const [local, fx] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        fc.pre(variance(fx) > 1e-6);
        const unhedged = pairs.map(([x, y]) => x + y);
        const meanOf = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
        const [meanY, meanX] = [meanOf(unhedged), meanOf(fx)];
        const slope =
          unhedged.reduce((sum, y, i) => sum + (y - meanY) * ((fx[i] ?? NaN) - meanX), 0) /
          fx.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
        assertNear(minimumVarianceHedgeRatio({ localReturns: local, fxReturns: fx }).value, slope, 1e-9);
      }),
      seed,
    );
  });

  it("leaves a variance that no other hedge ratio beats, measured on the series", () => {
    fc.assert(
      fc.property(somePairs, fc.double({ min: -2, max: 4, noNaN: true }), (pairs, other) => {
        const [local, fx] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        fc.pre(variance(fx) > 1e-6);
        const result = minimumVarianceHedgeRatio({ localReturns: local, fxReturns: fx });
        const at = (h: number) => variance(pairs.map(([x, y]) => x + (1 - h) * y));
        assertNear(at(result.value), result.parts.smallestVariance, 1e-12);
        assertNear(at(0), result.parts.unhedgedVariance, 1e-12);
        assertNear(at(1), result.parts.fullyHedgedVariance, 1e-12);
        assert.ok(at(other) >= result.parts.smallestVariance - 1e-12);
      }),
      seed,
    );
  });

  it("warns of a ratio above 1", () => {
    const { warnings } = minimumVarianceHedgeRatio({ covariance: 0.003, localVariance: 0.02, fxVariance: 0.01 });
    assert.deepEqual(
      warnings.map((warning) => warning.code),
      ["finance/over-hedged"],
    );
  });

  const refused: [what: string, options: Parameters<typeof minimumVarianceHedgeRatio>[0], code: string][] = [
    ["an exchange rate that does not move", { localReturns: [0.1, 0.2], fxReturns: [0.1, 0.1] }, "finance/fx-does-not-move"],
    ["series of two lengths", { localReturns: [0.1, 0.2], fxReturns: [0.1] }, "finance/series-lengths-differ"],
    ["one observation", { localReturns: [0.1], fxReturns: [0.1] }, "finance/too-few-observations"],
    ["a missing observation", { localReturns: [0.1, NaN], fxReturns: [0.1, 0.2] }, "finance/observation-missing"],
    ["moments that no sample has", { covariance: 0.02, localVariance: 0.01, fxVariance: 0.01 }, "finance/covariance-too-large"],
    ["a missing moment", { covariance: NaN, localVariance: 0.01, fxVariance: 0.01 }, "base/not-finite"],
  ];
  for (const [what, options, code] of refused) {
    it(`refuses ${what}`, () => assert.throws(() => minimumVarianceHedgeRatio(options), { code }));
  }
});
