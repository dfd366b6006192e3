import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, jpyPerUsd, pct, type Rate, rate, years } from "../../src/base/units.ts";
import { cipForward, type CipForwardOptions } from "../../src/finance/cip-forward.ts";
import { hedgeCost } from "../../src/finance/hedge-cost.ts";
import { impliedBasis } from "../../src/finance/implied-basis.ts";
import { assertNear } from "./near.ts";

const market = { spot: jpyPerUsd(155), usRate: pct(4.5), jpRate: pct(0.5), tenor: years(1), compounding: "simple" } as const;
const decimal = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map(rate);

describe("impliedBasis", () => {
  it("is nothing at parity, 149.066986, and -20bp where hedging costs 4.20%", () => {
    assertNear(impliedBasis({ ...market, forward: jpyPerUsd(149.06698564593302) }).value, 0, 1e-15);
    const quoted = impliedBasis({ ...market, forward: cipForward({ ...market, basis: bp(-20) }).value });
    assertNear(quoted.parts.basisBp, -20, 1e-9);
    assertNear(hedgeCost({ mode: "rateDifferential", ...market, basis: quoted.value }).value, 0.042, 1e-15);
  });

  it("puts back the basis that a forward was made with, in each compounding and with a tenor a leg", () => {
    const compoundings = fc.constantFrom<CipForwardOptions["compounding"]>("simple", "compounded", "continuous");
    fc.assert(
      fc.property(
        decimal(-0.01, 0.1),
        decimal(-0.01, 0.05),
        decimal(-0.02, 0.02),
        compoundings,
        (usRate, jpRate, basis, compounding) => {
          const options = { ...market, usRate, jpRate, compounding, tenor: { us: years(92 / 360), jp: years(92 / 365) } };
          const forward = cipForward({ ...options, basis }).value;
          assertNear(impliedBasis({ ...options, forward }).value, basis, 1e-12);
        },
      ),
      { seed: 61 },
    );
  });

  it("points out a basis above zero", () => {
    const { warnings } = impliedBasis({ ...market, forward: jpyPerUsd(150) });
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["finance/basis-positive"],
    );
  });

  const rejected: [what: string, run: () => unknown, code: string][] = [
    ["no time", () => impliedBasis({ ...market, forward: jpyPerUsd(149), tenor: years(0) }), "base/not-positive"],
    [
      "a percent",
      () => impliedBasis({ ...market, forward: jpyPerUsd(149), usRate: 4.5 as Rate }),
      "base/rate-looks-like-percent",
    ],
    [
      "an unnamed compounding",
      () => impliedBasis({ ...market, forward: jpyPerUsd(149), compounding: "" as never }),
      "finance/unknown-method",
    ],
  ];
  for (const [what, run, code] of rejected) it(`refuses ${what}`, () => assert.throws(run, { code }));
});
