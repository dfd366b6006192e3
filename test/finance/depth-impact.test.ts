import assert from "node:assert/strict";
import fc from "fast-check";
import { basisPoints, ratio, usdBn } from "../../src/base/units.ts";
import { depthImpact } from "../../src/finance/depth-impact.ts";
import { depthImpactCases } from "./vectors/holdings.ts";

const market = {
  model: "square root",
  dailyVolatility: basisPoints(6),
  dailyVolume: usdBn(900),
  coefficient: ratio(1),
} as const;

const root = (order: number, depth = 1) => depthImpact({ order: usdBn(order), depth: ratio(depth), ...market }).value;
const linear = (order: number, depth = 1, bpPerUsdBn = 0.04) =>
  depthImpact({ model: "linear", order: usdBn(order), depth: ratio(depth), bpPerUsdBn }).value;

describe("depthImpact", () => {
  for (const { source, order, depth, bp, tolerance } of depthImpactCases) {
    it(`is ${bp}bp for an order of ${order} (${source})`, () => {
      assert.ok(Math.abs(root(order, depth) - bp) < tolerance);
    });
  }

  it("is linear in the order and inverse in depth by Kyle's lambda", () => {
    assert.equal(linear(25), 1);
    assert.equal(linear(50, 0.5), 4);
    assert.equal(linear(-25), -1);
  });

  it("makes four orders in one cost twice one order by the root, four times by lambda; a thin market the same", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 500, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (order, depth) => {
          assert.ok(Math.abs(root(4 * order, depth) / root(order, depth) - 2) < 1e-9);
          assert.ok(Math.abs(root(order, depth) - root(order / depth)) < 1e-9);
          assert.ok(Math.abs(linear(4 * order, depth) / linear(order, depth) - 4) < 1e-9);
        },
      ),
      { seed: 22 },
    );
  });

  it("shows the numbers that were put in", () => {
    assert.match(
      depthImpact({ order: usdBn(25), depth: ratio(0.5), ...market }).toString(),
      /1 × 6bp × sqrt\(USD 25bn \/ \(USD 900bn × 0\.5\)\)/,
    );
  });

  const rejected: [name: string, code: string, call: () => unknown][] = [
    ["a depth of zero", "base/not-positive", () => root(25, 0)],
    ["no volume", "base/not-positive", () => depthImpact({ order: usdBn(1), depth: ratio(1), ...market, dailyVolume: usdBn(0) })],
    [
      "a volatility below zero",
      "finance/negative",
      () => depthImpact({ order: usdBn(1), depth: ratio(1), ...market, dailyVolatility: basisPoints(-1) }),
    ],
    ["a lambda below zero", "finance/negative", () => linear(1, 1, -1)],
    ["a missing order", "base/not-finite", () => depthImpact({ order: NaN as never, depth: ratio(1), ...market })],
  ];
  for (const [name, code, call] of rejected) it(`refuses ${name}`, () => assert.throws(call, { code }));
});
