import assert from "node:assert/strict";
import fc from "fast-check";
import { choleskyFactor, correlationMatrix, type CorrelationMatrix } from "../../src/finance/correlation.ts";
import { symmetricEigen } from "../../src/finance/symmetric-eigen.ts";
import { assertNear } from "./near.ts";

const seed = { seed: 20261122 };

/** A correlation matrix of random vectors: always positive semidefinite. */
const someMatrix: fc.Arbitrary<CorrelationMatrix> = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .map((vectors) => vectors.map((vector) => vector.map((value, i) => value + (i === 0 ? 0.01 : 0))))
  .map((vectors) => {
    const norm = (vector: number[]) => Math.hypot(...vector);
    const entry = (a: number[], b: number[]) =>
      a === b ? 1 : Math.min(1, Math.max(-1, a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0) / norm(a) / norm(b)));
    return vectors.map((a) => vectors.map((b) => entry(a, b)));
  });

function product(lower: readonly Float64Array[], i: number, j: number): number {
  return Array.from(lower[i] ?? [], (value, k) => value * (lower[j]?.[k] ?? 0)).reduce((sum, value) => sum + value, 0);
}

describe("choleskyFactor", () => {
  it("is 0.6, 0.8 for a correlation of 0.6", () => {
    const { lower, warnings } = choleskyFactor([
      [1, 0.6],
      [0.6, 1],
    ]);
    assertNear(lower[1]?.[0] ?? NaN, 0.6, 1e-15);
    assertNear(lower[1]?.[1] ?? NaN, 0.8, 1e-15);
    assert.deepEqual(warnings, []);
  });

  it("times its transpose gives the matrix back", () => {
    fc.assert(
      fc.property(someMatrix, (matrix) => {
        const result = choleskyFactor(matrix);
        matrix.forEach((row, i) => row.forEach((value, j) => assertNear(product(result.lower, i, j), value, 1e-7)));
      }),
      seed,
    );
  });

  it("repairs what contradicts itself slightly, says by how much, and leaves ones on the diagonal", () => {
    const matrix = [
      [1, 0.9, 0.3],
      [0.9, 1, 0.75],
      [0.3, 0.75, 1],
    ];
    const result = choleskyFactor(matrix);
    assert.deepEqual(
      result.warnings.map((warning) => warning.code),
      ["finance/correlation-repaired"],
    );
    assert.match(result.warnings[0]?.message ?? "", /moved by up to 0\.0/);
    result.matrix.forEach((row, i) => assert.equal(row[i], 1));
    assert.ok(Math.min(...symmetricEigen(result.matrix).values) > -1e-12);
    result.matrix.forEach((row, i) => row.forEach((value, j) => assertNear(product(result.lower, i, j), value, 1e-9)));
  });

  const refused: [what: string, matrix: CorrelationMatrix, code: string][] = [
    ["a matrix that is not square", [[1, 0.5]], "finance/correlation-not-square"],
    ["a variance on the diagonal", [[2]], "finance/correlation-diagonal"],
    [
      "a correlation beyond 1",
      [
        [1, 1.2],
        [1.2, 1],
      ],
      "finance/correlation-beyond-one",
    ],
    [
      "a correlation that is missing",
      [
        [1, NaN],
        [NaN, 1],
      ],
      "finance/correlation-beyond-one",
    ],
    [
      "a matrix that is not symmetric",
      [
        [1, 0.5],
        [0.4, 1],
      ],
      "finance/correlation-not-symmetric",
    ],
    [
      "correlations that cannot hold together",
      [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
      "finance/correlation-impossible",
    ],
  ];
  for (const [what, matrix, code] of refused) it(`refuses ${what}`, () => assert.throws(() => choleskyFactor(matrix), { code }));
});

describe("correlationMatrix", () => {
  it("puts each pair in both places and leaves the others uncorrelated", () => {
    const matrix = correlationMatrix({ names: ["us", "jp", "fx"], pairs: [["fx", "us", 0.5]] });
    assert.deepEqual(matrix, [
      [1, 0, 0.5],
      [0, 1, 0],
      [0.5, 0, 1],
    ]);
  });

  it("refuses a name that is not there", () => {
    const pairs = [["us", "eur" as "us", 0.5]] as const;
    assert.throws(() => correlationMatrix({ names: ["us", "fx"], pairs }), { code: "finance/correlation-unknown-name" });
  });
});

describe("symmetricEigen", () => {
  it("puts the matrix back together from its parts, with vectors of length 1 that stand upright on each other", () => {
    fc.assert(
      fc.property(someMatrix, (matrix) => {
        const { values, vectors } = symmetricEigen(matrix);
        const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, k) => sum + value * (b[k] ?? NaN), 0);
        matrix.forEach((row, i) =>
          row.forEach((value, j) => {
            const rebuilt = values.reduce((sum, l, k) => sum + l * (vectors[k]?.[i] ?? NaN) * (vectors[k]?.[j] ?? NaN), 0);
            assertNear(rebuilt, value, 1e-12);
            assertNear(dot(vectors[i] ?? [], vectors[j] ?? []), i === j ? 1 : 0, 1e-12);
          }),
        );
      }),
      seed,
    );
  });
});
