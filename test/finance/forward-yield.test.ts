import assert from "node:assert/strict";
import fc from "fast-check";
import { pct, rate, type Rate, years } from "../../src/base/units.ts";
import { fittedCurve, parametersFromPercent } from "../../src/finance/nelson-siegel.ts";
import { forwardYield, type ZeroCompounding } from "../../src/finance/forward-yield.ts";
import { assertNear } from "./near.ts";
import { publishedCurves } from "./vectors/published-curves.ts";

describe("forwardYield", () => {
  it("grows the near rate into the far rate, in any compounding", () => {
    const compounding = fc.constantFrom<ZeroCompounding>("continuous", 1, 2, 4, 12);
    const zero = fc.double({ min: -0.02, max: 0.15, noNaN: true });
    const tenor = fc.double({ min: 0.1, max: 20, noNaN: true });
    fc.assert(
      fc.property(compounding, zero, zero, tenor, tenor, (rule, near, far, nearTenor, gap) => {
        const growth = (z: number, t: number) => (rule === "continuous" ? Math.exp(z * t) : (1 + z / rule) ** (rule * t));
        const options = {
          nearZero: rate(near),
          farZero: rate(far),
          nearTenor: years(nearTenor),
          farTenor: years(nearTenor + gap),
        };
        let forward: number;
        try {
          forward = forwardYield({ ...options, compounding: rule }).value;
        } catch {
          assert.fail("ordinary rates have a forward");
        }
        const recomposed = growth(near, nearTenor) * growth(forward, gap);
        assertNear(recomposed / growth(far, nearTenor + gap), 1, 1e-11);
      }),
      { seed: 9 },
    );
  });

  it("is the far rate itself from today, and the flat rate on a flat curve", () => {
    const flat = { nearZero: pct(4), farZero: pct(4), nearTenor: years(3), farTenor: years(10) };
    assertNear(forwardYield({ ...flat, compounding: 2 }).value, 0.04, 1e-15);
    assertNear(forwardYield({ ...flat, nearZero: pct(1), nearTenor: years(0), compounding: 1 }).value, 0.04, 1e-15);
  });

  it("nears the published instantaneous forward as the period shrinks", () => {
    const row = publishedCurves[1] ?? assert.fail();
    const curve = fittedCurve(parametersFromPercent(row.parameters));
    const [nearTenor, farTenor] = [years(9.999), years(10.001)];
    const zeros = { nearZero: curve.zero(nearTenor), farZero: curve.zero(farTenor) };
    const { value } = forwardYield({ ...zeros, nearTenor, farTenor, compounding: "continuous" });
    assertNear(100 * value, row.forwardPct[9] ?? NaN, 1e-4);
  });

  const good = {
    nearZero: pct(4),
    farZero: pct(4),
    nearTenor: years(3),
    farTenor: years(10),
    compounding: "continuous",
  } as const;
  const rejected: [what: string, options: object, code: string][] = [
    ["tenors the wrong way round", { farTenor: years(2) }, "finance/tenors-not-increasing"],
    ["a tenor before today", { nearTenor: years(-1) }, "finance/tenors-not-increasing"],
    ["a rate in percent", { nearZero: 4 as Rate }, "base/rate-looks-like-percent"],
    ["a missing tenor", { nearTenor: NaN }, "base/not-finite"],
  ];
  for (const [what, options, code] of rejected) {
    it(`refuses ${what}`, () => assert.throws(() => forwardYield({ ...good, ...options }), { code }));
  }
});
