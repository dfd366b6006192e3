import assert from "node:assert/strict";
import fc from "fast-check";
import { years } from "../../src/base/units.ts";
import { type CurveShape, interpolate, zeroCurve } from "../../src/finance/zero-curve.ts";
import { assertNear } from "./near.ts";

const shapes: readonly CurveShape[] = [
  { method: "linear", on: "zero" },
  { method: "linear", on: "logDiscount" },
  { method: "monotoneCubic", on: "zero" },
  { method: "monotoneCubic", on: "logDiscount" },
  { method: "monotoneConvex", positiveForwards: false },
  { method: "monotoneConvex", positiveForwards: true },
];
const title = (shape: CurveShape) => Object.values(shape).join(" ");
const node = fc.record({
  gap: fc.double({ min: 0.5, max: 5, noNaN: true }),
  zero: fc.double({ min: -0.01, max: 0.03, noNaN: true }),
});
const nodes = fc.array(node, { minLength: 2, maxLength: 12 }).map((each) => {
  let tenor = 0;
  return { tenors: each.map(({ gap }) => (tenor += gap)), zeroRates: each.map(({ zero }) => zero) };
});
/** Nodes whose discrete forwards are all above zero, for which positive forwards can be asked. */
const risingNodes = fc
  .array(
    fc.record({ gap: fc.double({ min: 0.1, max: 5, noNaN: true }), forward: fc.double({ min: 1e-4, max: 0.1, noNaN: true }) }),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map((each) => {
    let [tenor, area] = [0, 0];
    const pairs = each.map(({ gap, forward }) => {
      tenor += gap;
      area += gap * forward;
      return [tenor, area / tenor] as const;
    });
    return { tenors: pairs.map(([t]) => t), zeroRates: pairs.map(([, z]) => z) };
  });

describe("zeroCurve", () => {
  for (const shape of shapes) {
    it(`gives the nodes back, and forwards that add up to them: ${title(shape)}`, () => {
      const points = shape.method === "monotoneConvex" && shape.positiveForwards ? risingNodes : nodes;
      fc.assert(
        fc.property(points, ({ tenors, zeroRates }) => {
          const curve = zeroCurve({ tenors, zeroRates, ...shape, beyond: "refuse" });
          let area = 0;
          let from = 0;
          tenors.forEach((tenor, k) => {
            assertNear(curve.zero(years(tenor)), zeroRates[k] ?? NaN, 1e-13, "node");
            area += integral((t) => curve.forward(years(t)), from, tenor);
            assertNear(area, tenor * (zeroRates[k] ?? NaN), 2e-4 * tenor, "recomposed");
            from = tenor;
          });
        }),
        { seed: 2006, numRuns: 60 },
      );
    });
  }

  it("holds forwards above zero by monotone convex when asked, where a smooth curve may dip below", () => {
    fc.assert(
      fc.property(risingNodes, fc.double({ min: 0, max: 1, noNaN: true }), (points, part) => {
        const curve = zeroCurve({ ...points, method: "monotoneConvex", positiveForwards: true, beyond: "refuse" });
        assert.ok(curve.forward(years(part * (points.tenors.at(-1) ?? 0))) >= -1e-12);
      }),
      { seed: 89, numRuns: 300 },
    );
  });

  it("never overshoots by monotone cubic", () => {
    fc.assert(
      fc.property(nodes, fc.double({ min: 0, max: 1, noNaN: true }), ({ tenors, zeroRates }, part) => {
        const curve = zeroCurve({ tenors, zeroRates, method: "monotoneCubic", on: "zero", beyond: "refuse" });
        for (let k = 1; k < tenors.length; k++) {
          const [t0 = 0, t1 = 0, z0 = 0, z1 = 0] = [tenors[k - 1], tenors[k], zeroRates[k - 1], zeroRates[k]];
          const value = curve.zero(years(t0 + part * (t1 - t0)));
          assert.ok(value >= Math.min(z0, z1) - 1e-14 && value <= Math.max(z0, z1) + 1e-14);
        }
      }),
      { seed: 5 },
    );
  });

  it("is flat through flat nodes by every method, and its forwards too", () => {
    for (const shape of shapes) {
      const curve = zeroCurve({ tenors: [1, 5, 30], zeroRates: [0.04, 0.04, 0.04], ...shape, beyond: "flatForward" });
      for (const tenor of [0, 0.25, 1, 3.3, 17, 30, 45]) {
        assertNear(curve.zero(years(tenor)), 0.04, 1e-15, title(shape));
        assertNear(curve.forward(years(tenor)), 0.04, 1e-14, title(shape));
      }
    }
  });

  it("goes on beyond the last node as asked, and warns", () => {
    const points = { tenors: [1, 2], zeroRates: [0.03, 0.04], method: "linear", on: "logDiscount" } as const;
    assertNear(interpolate({ ...points, beyond: "flatForward", tenor: years(3) }).value, (0.08 + 0.05) / 3, 1e-15);
    const held = interpolate({ ...points, beyond: "flatZero", tenor: years(3) });
    assertNear(held.value, 0.04, 1e-15);
    assert.equal(held.warnings[0]?.code, "finance/extrapolated");
    assert.equal(interpolate({ ...points, beyond: "refuse", tenor: years(2) }).warnings.length, 0);
  });

  const good = {
    tenors: [1, 2],
    zeroRates: [0.03, 0.04],
    method: "linear",
    on: "zero",
    beyond: "refuse",
    tenor: years(1),
  } as const;
  const rejected: [what: string, options: object, code: string][] = [
    ["a tenor beyond the last", { tenor: years(3) }, "finance/beyond-curve"],
    ["a tenor before today", { tenor: years(-1) }, "finance/beyond-curve"],
    ["tenors out of order", { tenors: [2, 1] }, "finance/tenors-not-increasing"],
    ["one node", { tenors: [1], zeroRates: [0.03] }, "finance/too-few-points"],
    ["a missing rate", { zeroRates: [0.03, NaN] }, "base/not-finite"],
    ["a node at today", { tenors: [0, 1] }, "base/not-positive"],
    ["no method", { method: undefined }, "finance/unknown-method"],
    ["nothing to interpolate on", { on: undefined }, "finance/unknown-method"],
  ];
  for (const [what, options, code] of rejected) {
    it(`refuses ${what}`, () => assert.throws(() => interpolate({ ...good, ...options }), { code }));
  }
});

/** The midpoint rule over short pieces: the forwards bend and may jump within an interval. */
function integral(f: (t: number) => number, from: number, to: number): number {
  const pieces = 400;
  const width = (to - from) / pieces;
  let sum = 0;
  for (let k = 0; k < pieces; k++) sum += f(from + (k + 0.5) * width) * width;
  return sum;
}
