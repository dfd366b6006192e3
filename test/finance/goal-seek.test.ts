import assert from "node:assert/strict";
import fc from "fast-check";
import { displayHook } from "../../src/base/host.ts";
import { bp, pct, type Rate, ratio } from "../../src/base/units.ts";
import { goalSeek, goalSeekBoj } from "../../src/finance/goal-seek.ts";
import { assertNear } from "./near.ts";
import { goalSeekBojRows } from "./vectors/hedging.ts";

const article = { jgbYield: pct(1.5), bojRate: pct(0.5), ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0) };
const bracket = { from: pct(-5), to: pct(10) };

describe("goalSeek", () => {
  it("finds the yen rate at which the hedged bond earns 1.50%", () => {
    const hedged = (jpRate: Rate) => 0.043 - (0.045 - jpRate);
    const found = goalSeek({ function: hedged, target: 0.015, from: pct(0), to: pct(5), unit: "rate" });
    assertNear(found.value, 0.017, 1e-12);
    assert.equal(found.format(), "1.70%");
  });

  it("gives every root with its residual, and warns that there are several", () => {
    const found = goalSeek({ function: (x: number) => x * x, target: 4, from: -3, to: 3.5, unit: "count" });
    assert.deepEqual(
      found.roots.map((root) => Math.round(root.x * 1e9) / 1e9),
      [-2, 2],
    );
    for (const root of found.roots) assertNear(root.residual, 0, 1e-11);
    assert.deepEqual(
      found.result.warnings.map((warning) => warning.code),
      ["finance/several-roots"],
    );
  });

  it("refuses a target out of reach and a target that is not a number", () => {
    const options = { function: (x: number) => x, from: 0, to: 1, unit: "count" } as const;
    assert.throws(() => goalSeek({ ...options, target: 2 }), { code: "finance/no-root", message: /widen the bracket/ });
    assert.throws(() => goalSeek({ ...options, target: NaN }), { code: "base/not-finite" });
  });
});

describe("goalSeekBoj", () => {
  for (const { passThrough, bojRatePct } of goalSeekBojRows) {
    it(`breaks even at ${bojRatePct}% with a pass-through of ${passThrough}`, () => {
      const found = goalSeekBoj({ ...article, ...bracket, passThrough: ratio(passThrough) });
      assert.equal(found.roots.length, 1);
      assertNear(found.value, bojRatePct / 100, 1e-12);
      assert.match(found.toString(), /break-even policy rate/);
      assert.ok("text/html" in found[displayHook]());
    });
  }

  it("has no root when the JGB moves in parallel, and says that the policy rate does not matter", () => {
    assert.throws(() => goalSeekBoj({ ...article, ...bracket, passThrough: ratio(1) }), {
      code: "finance/no-root",
      message: /does not move the outcome/,
    });
  });

  it("says so when every policy rate solves it", () => {
    const level = { ...article, jgbYield: pct(0.3), passThrough: ratio(1) };
    assert.throws(() => goalSeekBoj({ ...level, ...bracket }), { code: "finance/every-value-solves" });
  });

  it("warns when the root lies below the start, where hikes lead away from it", () => {
    const codes = (beta: number) =>
      goalSeekBoj({ ...article, ...bracket, passThrough: ratio(beta) }).result.warnings.map((warning) => warning.code);
    assert.deepEqual(codes(1.5), ["finance/root-below-start"]);
    assert.deepEqual(codes(0.5), []);
  });

  it("agrees with the closed form", () => {
    const some = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(some(-0.5, 0.8), some(0, 0.03), some(-0.005, 0), (beta, jgb, basis) => {
        const options = { ...article, jgbYield: jgb as Rate, basis: basis as Rate, passThrough: ratio(beta) };
        const closed = (jgb - beta * 0.005 + 0.045 - basis - 0.043) / (1 - beta);
        assertNear(goalSeekBoj({ ...options, from: pct(-90), to: pct(90) }).value, closed, 1e-12);
      }),
      { seed: 20261122, numRuns: 50 },
    );
  });

  it("refuses a percent", () => {
    const options = { ...article, ...bracket, usRate: 4.5 as Rate, passThrough: ratio(0.5) };
    assert.throws(() => goalSeekBoj(options), { code: "base/rate-looks-like-percent" });
  });
});
