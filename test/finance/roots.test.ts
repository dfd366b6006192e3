import assert from "node:assert/strict";
import fc from "fast-check";
import { brentRoot, findRoots } from "../../src/finance/roots.ts";
import { assertNear } from "./near.ts";

describe("brentRoot", () => {
  const rows: [name: string, f: (x: number) => number, from: number, to: number, root: number][] = [
    ["the square root of 2", (x) => x * x - 2, 0, 2, Math.SQRT2],
    ["cos x = x", (x) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ["x e^x = 1", (x) => x * Math.exp(x) - 1, 0, 1, 0.5671432904097838],
    ["a root of order 3", (x) => (x - 0.3) ** 3, -1, 1, 0.3],
    ["a root at the lower end", (x) => x, 0, 1, 0],
    ["a root at the upper end", (x) => x - 1, 0, 1, 1],
    ["a function flat but for a step", (x) => Math.tanh(1e6 * (x - 0.123)), 0, 1, 0.123],
  ];
  for (const [name, f, from, to, root] of rows) {
    it(`finds ${name}`, () => assertNear(brentRoot(f, { from, to }).x, root, name.includes("order 3") ? 1e-5 : 1e-12));
  }

  it("puts back any root of a cubic with one real root", () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (root) => {
        const found = brentRoot((x) => (x - root) * (x * x + 1), { from: -6, to: 7 });
        assertNear(found.x, root, 1e-11);
      }),
      { seed: 20261122 },
    );
  });

  it("refuses the same sign at both ends, and a function that is not finite", () => {
    assert.throws(() => brentRoot((x) => x * x + 1, { from: -1, to: 1 }), { code: "finance/no-sign-change" });
    assert.throws(() => brentRoot(Math.log, { from: -1, to: 2 }), { code: "finance/function-not-finite" });
    assert.throws(() => brentRoot((x) => x, { from: -1, to: 2, tolerance: 0 }), { code: "base/not-positive" });
  });
});

describe("findRoots", () => {
  const rows: [name: string, f: (x: number) => number, from: number, to: number, roots: number[]][] = [
    ["three crossings", (x) => x ** 3 - x, -2, 2.5, [-1, 0, 1]],
    ["a root that only touches", (x) => (x - 0.3) ** 2, -1, 1, [0.3]],
    ["a touching root beside a crossing", (x) => (x - 0.3) ** 2 * (x - 0.7), -1, 1, [0.3, 0.7]],
    ["no root in a pole", (x) => 1 / (x - 0.1234), -1, 1, []],
    ["no root above zero", (x) => x * x + 1e-3, -1, 1, []],
    ["roots at both ends", (x) => (x + 1) * (x - 1), -1, 1, [-1, 1]],
  ];
  for (const [name, f, from, to, expected] of rows) {
    it(`finds ${name}`, () => {
      const roots = findRoots(f, { from, to });
      assert.equal(roots.length, expected.length);
      roots.forEach((root, i) => assertNear(root.x, expected[i] ?? NaN, 1e-7));
    });
  }

  it("finds every root of a polynomial made of them, in ascending order", () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(distinct, (values) => {
        const f = (x: number) => values.reduce((product, value) => product * (x - value), 1);
        const found = findRoots(f, { from: -10.05, to: 10 }).map((root) => Math.round(root.x * 1e6) / 1e6 + 0);
        assert.deepEqual(
          found,
          [...values].sort((a, b) => a - b),
        );
      }),
      { seed: 20261122 },
    );
  });

  it("refuses an empty bracket and an equation that everything solves", () => {
    assert.throws(() => findRoots((x) => x, { from: 1, to: 1 }), { code: "finance/bracket-empty" });
    assert.throws(() => findRoots(() => 1e-17, { from: 0, to: 1 }), { code: "finance/every-value-solves" });
  });
});
