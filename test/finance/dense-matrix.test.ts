import assert from "node:assert/strict";
import fc from "fast-check";
import {
  entry,
  leastSquares,
  type Matrix,
  matrix,
  product,
  spectralRadius,
  sum,
  transpose,
  transposedProduct,
} from "../../src/finance/dense-matrix.ts";
import { principalComponents } from "../../src/finance/principal-components.ts";
import { nextNormal } from "../../src/finance/normal-draws.ts";
import { randomStream } from "../../src/finance/random.ts";
import { symmetricEigen } from "../../src/finance/symmetric-eigen.ts";
import { assertNear } from "./near.ts";

function normals(rows: number, columns: number, seed: number): Matrix {
  const stream = randomStream(seed);
  return matrix(rows, columns, () => nextNormal(stream));
}

const shapes = fc.record({ rows: fc.integer({ min: 2, max: 40 }), columns: fc.integer({ min: 1, max: 9 }), seed: fc.nat(1000) });

describe("dense matrices", () => {
  it("multiply as the definition says, in blocks of three by three and beside them", () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 6 }), ({ rows, columns, seed }, width) => {
        const [a, b] = [normals(rows, columns, seed), normals(columns, width, seed + 1)];
        const c = product(a, b);
        const expected = matrix(rows, width, (i, j) => {
          let total = 0;
          for (let k = 0; k < columns; k++) total += entry(a, i, k) * entry(b, k, j);
          return total;
        });
        c.values.forEach((value, index) => assertNear(value, expected.values[index] ?? NaN, 1e-12));
        const other = transposedProduct(transpose(a), b);
        other.values.forEach((value, index) => assertNear(value, expected.values[index] ?? NaN, 1e-12));
      }),
      { seed: 4 },
    );
  });

  it("leave least-squares residuals at right angles to every regressor", () => {
    fc.assert(
      fc.property(shapes, ({ rows, columns, seed }) => {
        const x = normals(rows + columns, columns, seed);
        const y = normals(rows + columns, 2, seed + 1);
        const residuals = sum(y, product(x, leastSquares(x, y)), -1);
        transposedProduct(x, residuals).values.forEach((value) => assertNear(value, 0, 1e-10));
      }),
      { seed: 5 },
    );
  });

  it("find coefficients exactly where there is no noise, even with scales far apart", () => {
    const x = matrix(50, 3, (i, j) => (j === 0 ? 1 : j === 1 ? 1e-6 * i : 1e4 * Math.sin(i)));
    const truth = matrix(3, 1, (k) => [2, 5e5, -1e-4][k] ?? NaN);
    leastSquares(x, product(x, truth)).values.forEach((value, k) => assertNear(value / (truth.values[k] ?? NaN), 1, 1e-12));
  });

  it("refuse regressors that explain each other, and too few observations", () => {
    const twice = matrix(10, 2, (i, j) => (j + 1) * i);
    assert.throws(() => leastSquares(twice, matrix(10, 1)), { code: "finance/collinear-regressors" });
    assert.throws(() => leastSquares(matrix(1, 2), matrix(1, 1)), { code: "finance/too-few-observations" });
  });

  it("have the spectral radius of their largest root, real or not", () => {
    const triangular = matrix(3, 3, (i, j) => (i === j ? ([0.5, -0.9, 0.2][i] ?? NaN) : j > i ? 3 : 0));
    assertNear(spectralRadius(triangular), 0.9, 1e-9);
    const turning = matrix(2, 2, (i, j) => (i === j ? 0.6 : i < j ? -0.8 : 0.8));
    assertNear(spectralRadius(turning), 1, 1e-12);
    assert.equal(spectralRadius(matrix(2, 2)), 0);
  });
});

describe("principalComponents", () => {
  it("agree with the eigenvectors of the covariance", () => {
    const loads = normals(6, 12, 8);
    const table = sum(product(normals(300, 6, 7), loads), normals(300, 12, 9), 0.3);
    const found = principalComponents(table, 3);
    const centred = matrix(300, 12, (i, j) => entry(table, i, j) - (found.means[j] ?? NaN));
    const gram = transposedProduct(centred, centred);
    const eigen = symmetricEigen(Array.from({ length: 12 }, (_, i) => Array.from(gram.values.subarray(12 * i, 12 * i + 12))));
    const order = eigen.values.map((_, k) => k).sort((a, b) => (eigen.values[b] ?? 0) - (eigen.values[a] ?? 0));
    for (let k = 0; k < 3; k++) {
      const vector = eigen.vectors[order[k] ?? 0] ?? [];
      assertNear(found.singularValues[k] ?? NaN, Math.sqrt(eigen.values[order[k] ?? 0] ?? NaN), 1e-8);
      const alike = vector.reduce((dot, value, i) => dot + value * entry(found.directions, i, k), 0);
      assertNear(Math.abs(alike), 1, 1e-10, `direction ${k}`);
    }
  });

  it("are uncorrelated, with unit directions and means of nothing", () => {
    const { scores, directions, singularValues } = principalComponents(normals(80, 9, 1), 4);
    const gram = transposedProduct(scores, scores);
    const unit = transposedProduct(directions, directions);
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        assertNear(entry(gram, i, j), i === j ? (singularValues[i] ?? NaN) ** 2 : 0, 1e-4);
        assertNear(entry(unit, i, j), i === j ? 1 : 0, 1e-12);
      }
      let total = 0;
      for (let t = 0; t < 80; t++) total += entry(scores, t, i);
      assertNear(total, 0, 1e-10);
    }
  });

  it("show a lower rank as a singular value of rounding size", () => {
    const { singularValues } = principalComponents(product(normals(60, 2, 2), normals(2, 10, 3)), 3);
    assert.ok((singularValues[2] ?? NaN) / (singularValues[0] ?? NaN) < 1e-13);
  });

  it("refuse more components than variables, and missing values", () => {
    assert.throws(() => principalComponents(normals(10, 3, 1), 4), { code: "finance/too-few-observations" });
    assert.throws(
      () =>
        principalComponents(
          matrix(10, 3, (i, j) => (i + j === 3 ? NaN : i)),
          1,
        ),
      { code: "base/not-finite" },
    );
  });
});
