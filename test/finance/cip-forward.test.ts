import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, type JpyPerUsd, jpyPerUsd, pct, type Rate, years } from "../../src/base/units.ts";
import { cipForward, type CipForwardOptions, forwardPoints, usdJpyTenor } from "../../src/finance/cip-forward.ts";
import { convertRate } from "../../src/finance/compounding.ts";
import { hedgeCost } from "../../src/finance/hedge-cost.ts";
import { assertNear } from "./near.ts";
import { forwardRows } from "./vectors/forward.ts";

const seed = { seed: 20261122 };
const someRate = fc.double({ min: -0.02, max: 0.15, noNaN: true }).map((value) => value as Rate);
const someTenor = fc.double({ min: 0.01, max: 2, noNaN: true }).map((value) => years(value));
const example = { spot: jpyPerUsd(155), usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) };

describe("cipForward", () => {
  for (const row of forwardRows) {
    it(`is ${row.forward} (${row.source})`, () => {
      const forward = cipForward({
        spot: jpyPerUsd(row.spot),
        ...{ usRate: pct(row.usRatePct), jpRate: pct(row.jpRatePct), basis: bp(0), compounding: row.compounding },
        tenor: { us: years(row.usYears), jp: years(row.jpYears) },
      });
      assertNear(forward.value, row.forward, 1e-9);
      assertNear(forward.parts.forwardPoints, row.points, 1e-6);
    });
  }

  it("is the spot at no tenor, whatever the rates", () => {
    for (const compounding of ["simple", "compounded", "continuous"] as const) {
      assert.equal(cipForward({ ...example, tenor: years(0), compounding }).value, 155);
    }
  });

  it("earns the yen rate from dollars that are bought spot, invested and sold forward (parity)", () => {
    fc.assert(
      fc.property(someRate, someRate, someTenor, (usRate, jpRate, tenor) => {
        const { value } = cipForward({ ...example, usRate, jpRate, tenor, compounding: "simple" });
        assertNear(((1 / 155) * (1 + usRate * tenor) * value - 1) / tenor, jpRate, 1e-12);
      }),
      seed,
    );
  });

  it("is the same forward by any compounding, once the rates are converted", () => {
    fc.assert(
      fc.property(someRate, someRate, someTenor, (usRate, jpRate, tenor) => {
        const simple = cipForward({ ...example, usRate, jpRate, tenor, compounding: "simple" }).value;
        const toContinuous = (rate: Rate) =>
          convertRate({ rate, from: { compounding: "simple", years: tenor }, to: { compounding: "continuous" } }).value;
        const rates = { usRate: toContinuous(usRate), jpRate: toContinuous(jpRate) };
        assertNear(cipForward({ ...example, ...rates, tenor, compounding: "continuous" }).value, simple, 1e-10);
      }),
      seed,
    );
  });

  it("agrees with hedgeCost on F/S, and a more negative basis lowers the forward", () => {
    fc.assert(
      fc.property(someRate, someRate, someTenor, fc.integer({ min: -80, max: 0 }), (usRate, jpRate, tenor, basisBp) => {
        const rates = { usRate, jpRate, basis: bp(basisBp) };
        const forward = cipForward({ spot: example.spot, ...rates, tenor, compounding: "simple" });
        const cost = hedgeCost({ mode: "spotDiscount", ...rates, tenor });
        assertNear(forward.parts.forwardOverSpot, cost.parts.forwardOverSpot, 1e-15);
        const lower = cipForward({ spot: example.spot, ...rates, basis: bp(basisBp - 10), tenor, compounding: "simple" });
        assert.ok(lower.value < forward.value);
      }),
      seed,
    );
  });

  const good: CipForwardOptions = { ...example, tenor: years(1), compounding: "simple" };
  const refused: [what: string, options: CipForwardOptions, code: string][] = [
    ["a spot of nothing", { ...good, spot: 0 as JpyPerUsd }, "base/not-positive"],
    ["a dollar leg that shrinks to nothing", { ...good, usRate: pct(-60), tenor: years(2) }, "base/not-positive"],
    ["a tenor that runs backwards", { ...good, tenor: years(-1) }, "finance/tenor-negative"],
    ["a percent", { ...good, usRate: 4.5 as Rate }, "base/rate-looks-like-percent"],
  ];
  for (const [what, options, code] of refused) it(`refuses ${what}`, () => assert.throws(() => cipForward(options), { code }));
});

describe("forwardPoints", () => {
  it("counts pips of 0.01 yen, as cipForward does", () => {
    const { value, parts } = cipForward({ ...example, tenor: years(1), compounding: "simple" });
    assertNear(forwardPoints({ spot: jpyPerUsd(155), forward: value }).value, parts.forwardPoints, 1e-12);
    assert.throws(() => forwardPoints({ spot: jpyPerUsd(155), forward: -1 as JpyPerUsd }), { code: "base/not-positive" });
  });
});

describe("usdJpyTenor", () => {
  it("counts dollars Act/360 and yen Act/365", () => {
    const tenor = usdJpyTenor({ spotDate: "2026-05-19", valueDate: "2026-08-19" });
    assert.deepEqual({ ...tenor }, { us: 92 / 360, jp: 92 / 365 });
  });
});
