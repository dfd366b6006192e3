import assert from "node:assert/strict";
import fc from "fast-check";
import { years } from "../../src/base/units.ts";
import { fitCurve } from "../../src/finance/curve-fit.ts";
import { type CurveParameters, fittedCurve, parametersFromPercent } from "../../src/finance/nelson-siegel.ts";
import { assertNear } from "./near.ts";
import { publishedCurves } from "./vectors/published-curves.ts";

const tenors = [0.25, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30];
const ratesOf = (parameters: CurveParameters) => tenors.map((tenor) => fittedCurve(parameters).zero(years(tenor)));

describe("fitCurve", () => {
  it("finds a Nelson-Siegel curve again from its zero rates", () => {
    const beta = fc.double({ min: -0.04, max: 0.06, noNaN: true });
    fc.assert(
      fc.property(beta, beta, beta, fc.double({ min: 0.4, max: 8, noNaN: true }), (beta0, beta1, beta2, tau1) => {
        const fit = fitCurve({ tenors, zeroRates: ratesOf({ beta0, beta1, beta2, tau1: years(tau1) }), model: "nelsonSiegel" });
        assert.ok(fit.parts.rmseBp < 0.1, `${fit.parts.rmseBp}bp`);
      }),
      { seed: 2006, numRuns: 25 },
    );
  });

  it("gives the parameters exactly where the grid holds the tau", () => {
    const truth = { beta0: 0.045, beta1: -0.02, beta2: 0.015, tau1: years(2) };
    const { parameters, curve } = fitCurve({ tenors, zeroRates: ratesOf(truth), model: "nelsonSiegel", taus: [1, 2, 4] });
    for (const name of ["beta0", "beta1", "beta2", "tau1"] as const) assertNear(parameters[name], truth[name], 1e-9, name);
    assertNear(curve.zero(years(12)), fittedCurve(truth).zero(years(12)), 1e-9);
    assert.throws(() => curve.zero(years(31)), { code: "finance/beyond-curve" });
  });

  it("comes within a basis point of a published two-hump curve, and nearer than one hump does", () => {
    const row = publishedCurves[2] ?? assert.fail();
    const curve = fittedCurve(parametersFromPercent(row.parameters));
    const annual = Array.from({ length: 30 }, (_, k) => k + 1);
    const zeroRates = annual.map((tenor) => curve.zero(years(tenor)));
    const two = fitCurve({ tenors: annual, zeroRates, model: "svensson" });
    const one = fitCurve({ tenors: annual, zeroRates, model: "nelsonSiegel" });
    assert.ok(two.parts.rmseBp < 1, `${two.parts.rmseBp}bp`);
    assert.ok(two.parts.rmseBp <= one.parts.rmseBp);
    assert.ok(Math.abs(two.parameters.beta2) < 100, "no parameters of hundreds");
  });

  it("holds the humps by a ridge where the taus lie close, and says so", () => {
    const zeroRates = ratesOf({ beta0: 0.04, beta1: -0.01, beta2: 0.01, beta3: 0, tau1: years(3), tau2: years(3.1) });
    const fit = fitCurve({ tenors, zeroRates, model: "svensson", taus: [3, 3.01] });
    assert.ok(fit.parts.rmseBp < 1);
    const { beta2 } = fit.parameters;
    assert.ok(Math.abs(beta2) < 0.1, String(beta2));
    assert.equal(fit.warnings[0]?.code, "finance/taus-close");
  });

  const good = { tenors, zeroRates: tenors.map(() => 0.04), model: "nelsonSiegel" } as const;
  const rejected: [what: string, options: object, code: string][] = [
    ["three tenors", { tenors: [1, 2, 3], zeroRates: [0.04, 0.04, 0.04] }, "finance/too-few-observations"],
    [
      "five tenors for two humps",
      { tenors: [1, 2, 3, 4, 5], zeroRates: [1, 1, 1, 1, 1], model: "svensson" },
      "finance/too-few-observations",
    ],
    ["tenors out of order", { tenors: tenors.toReversed() }, "finance/tenors-not-increasing"],
    ["a missing rate", { zeroRates: tenors.map((_, k) => (k === 3 ? NaN : 0.04)) }, "base/not-finite"],
    ["no model", { model: undefined }, "finance/unknown-method"],
  ];
  for (const [what, options, code] of rejected) {
    it(`refuses ${what}`, () => assert.throws(() => fitCurve({ ...good, ...options }), { code }));
  }
});
