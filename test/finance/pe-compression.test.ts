import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, pct, rate, ratio, years } from "../../src/base/units.ts";
import { gordonRepricing } from "../../src/finance/gordon-growth.ts";
import { peCompression } from "../../src/finance/pe-compression.ts";
import { assertNear } from "./near.ts";

const terms = { pe: ratio(20), duration: years(20), yieldChange: pct(1), passThrough: ratio(1) };

/** A multiple of 20 with a duration of 20 when yields rise by 1pp: 20 × 0.8, and 20 × exp(-0.2). */
const rows = [
  { method: "linear", pe: 16 },
  { method: "exponential", pe: 16.374615061559638 },
] as const;

describe("peCompression", () => {
  for (const { method, pe } of rows) {
    it(`goes from 20 to ${pe.toFixed(3)} by the ${method} method`, () =>
      assertNear(peCompression({ ...terms, method }).value, pe, 1e-9));
  }

  it("agrees between the methods for small moves, the exponential never below the linear", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        (duration, change) => {
          const by = (method: "linear" | "exponential") =>
            peCompression({ ...terms, duration: years(duration), yieldChange: rate(change), method }).parts.change;
          assertNear(by("exponential"), by("linear"), (duration * change) ** 2);
          assert.ok(by("exponential") >= by("linear") - 1e-15);
        },
      ),
      { seed: 38 },
    );
  });

  it("makes two moves of half the size one move by the exponential method", () => {
    const half = peCompression({ ...terms, yieldChange: bp(50), method: "exponential" }).value;
    assertNear(peCompression({ ...terms, pe: half, yieldChange: bp(50), method: "exponential" }).value, rows[1].pe, 1e-9);
  });

  it("lies on either side of Gordon's exact change for a rise: linear below, and both by duration", () => {
    const exact = gordonRepricing({ discountRate: pct(8), growth: pct(5), yieldChange: pct(1), passThrough: ratio(1) });
    const linear = peCompression({ ...terms, duration: years(100 / 3), method: "linear" });
    assertNear(linear.parts.change, exact.parts.byDuration, 1e-9);
    assert.ok(linear.parts.change < exact.value);
  });

  const rejected: [name: string, code: string, change: object][] = [
    ["a move that takes all by the linear method", "finance/linear-out-of-range", { yieldChange: 0.05 }],
    ["a multiple of zero", "base/not-positive", { pe: 0 }],
    ["a duration below zero", "finance/negative", { duration: -1 }],
    ["a yield change in percent", "base/rate-looks-like-percent", { yieldChange: 1 }],
  ];
  for (const [name, code, change] of rejected) {
    it(`refuses ${name}`, () => assert.throws(() => peCompression({ ...terms, method: "linear", ...change }), { code }));
  }
});
