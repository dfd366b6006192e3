import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, type Rate, years } from "../../src/base/units.ts";
import { hedgeCost, type HedgeCostMode, type HedgeCostOptions } from "../../src/finance/hedge-cost.ts";
import { assertNear } from "./near.ts";
import { hedgeCostRows } from "./vectors/hedging.ts";

const seed = { seed: 20261122 };
const someRate = fc.double({ min: -0.02, max: 0.15, noNaN: true }).map((value) => value as Rate);
const forwardModes = ["spotDiscount", "forwardPremium", "logForward"] as const;

function costOf(mode: HedgeCostMode, usRate: Rate, jpRate: Rate, basis: Rate, tenorYears = 1): number {
  const rates = { usRate, jpRate, basis };
  return hedgeCost(mode === "rateDifferential" ? { mode, ...rates } : { mode, ...rates, tenor: years(tenorYears) }).value;
}

describe("hedgeCost", () => {
  for (const row of hedgeCostRows) {
    it(`is ${row.costPct}% by ${row.mode} at ${row.usRatePct}/${row.jpRatePct}, basis ${row.basisBp}bp (${row.source})`, () => {
      assertNear(costOf(row.mode, pct(row.usRatePct), pct(row.jpRatePct), bp(row.basisBp)), row.costPct / 100, 1e-12);
    });
  }

  it("reads as the article's arithmetic", () => {
    const cost = hedgeCost({ mode: "rateDifferential", usRate: pct(4.5), jpRate: pct(0.5), basis: bp(-20) });
    assert.equal(cost.format(), "4.20%");
    assert.deepEqual(
      cost.steps.map((step) => step.substituted),
      ["0.50% + (-0.20%)", "4.50% - 0.30%"],
    );
    assert.equal(cost.parts.impliedYenRate, 0.003);
  });

  it("orders the definitions: spot discount < log < forward premium whenever hedging costs", () => {
    fc.assert(
      fc.property(someRate, someRate, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-4);
        const [us, jp] = [Math.max(a, b) as Rate, Math.min(a, b) as Rate];
        const [spot, forward, log] = forwardModes.map((mode) => costOf(mode, us, jp, bp(0)));
        assert.ok((spot ?? NaN) < (log ?? NaN) && (log ?? NaN) < (forward ?? NaN));
      }),
      seed,
    );
  });

  it("meets the rate differential in every definition as the tenor goes to nothing", () => {
    fc.assert(
      fc.property(someRate, someRate, (us, jp) => {
        for (const mode of forwardModes) assertNear(costOf(mode, us, jp, bp(-20), 1e-6), us - jp + 0.002, 3e-8, mode);
      }),
      seed,
    );
  });

  it("rises by exactly the size of a negative basis", () => {
    fc.assert(
      fc.property(someRate, someRate, fc.integer({ min: 1, max: 100 }), (us, jp, sizeBp) => {
        const extra = costOf("rateDifferential", us, jp, bp(-sizeBp)) - costOf("rateDifferential", us, jp, bp(0));
        assertNear(extra, sizeBp / 1e4, 1e-14);
      }),
      seed,
    );
  });

  it("takes a year fraction for each leg: 4.50% Act/360 is 4.5625% Act/365", () => {
    const rates = { mode: "forwardPremium", jpRate: pct(0), basis: bp(0) } as const;
    const legs = hedgeCost({ ...rates, usRate: pct(4.5), tenor: { us: years(365 / 360), jp: years(1) } });
    assertNear(legs.value, 0.045625, 1e-14);
  });

  it("warns of a positive basis and of no other", () => {
    const codes = (basis: Rate) =>
      hedgeCost({ mode: "rateDifferential", usRate: pct(4.5), jpRate: pct(0.5), basis }).warnings.map((w) => w.code);
    assert.deepEqual(codes(bp(20)), ["finance/basis-positive"]);
    assert.deepEqual(codes(bp(-20)), []);
    assert.deepEqual(codes(bp(0)), []);
  });

  const good = { mode: "spotDiscount", usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0), tenor: years(1) } as const;
  const refused: [what: string, options: HedgeCostOptions, code: string][] = [
    ["a percent", { ...good, usRate: 4.5 as Rate }, "base/rate-looks-like-percent"],
    ["a missing rate", { ...good, jpRate: NaN as Rate }, "base/not-finite"],
    ["a tenor of nothing", { ...good, tenor: years(0) }, "base/not-positive"],
    ["a yen leg that shrinks to nothing", { ...good, jpRate: pct(-99), tenor: years(2) }, "base/not-positive"],
  ];
  for (const [what, options, code] of refused) it(`refuses ${what}`, () => assert.throws(() => hedgeCost(options), { code }));
});
