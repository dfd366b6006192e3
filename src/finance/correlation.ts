import { UserError } from "../base/errors.ts";
import type { Warning } from "../base/result.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** Correlations of n factors, a row a factor: symmetric, with ones on the diagonal. */
export type CorrelationMatrix = readonly (readonly number[])[];

/** A correlation matrix that can be drawn from, and its Cholesky factor. */
export interface CholeskyFactor {
  /** Lower triangle L with `L L' = matrix`, a row a factor, zeros above the diagonal. */
  readonly lower: readonly Float64Array[];
  /** The matrix that was factored: the given one, or its repair. */
  readonly matrix: CorrelationMatrix;
  readonly warnings: readonly Warning[];
}

/** The most negative eigenvalue that still passes for rounding or for pairwise estimates of different samples. */
const repairableEigenvalue = -0.1;

/**
 * The Cholesky factor of a correlation matrix. One that is slightly not positive semidefinite, as pairwise estimates give,
 * is repaired with a warning: negative eigenvalues are set to zero and the diagonal is scaled back to ones.
 *
 * @param matrix - correlations, a row a factor
 * @returns the lower triangle, the matrix it belongs to and any warning
 * @throws `finance/correlation-not-square`, `finance/correlation-diagonal`, `finance/correlation-beyond-one`,
 *   `finance/correlation-not-symmetric`
 * @throws `finance/correlation-impossible` when an eigenvalue lies below -0.1: no repair would still be the same matrix
 * @source R. Rebonato and P. Jaeckel, Journal of Risk 2 (1999), spectral decomposition
 * @example
 * choleskyFactor([[1, 0.6], [0.6, 1]]).lower[1]?.join(" "); // "0.6 0.8"
 */
export function choleskyFactor(matrix: CorrelationMatrix): CholeskyFactor {
  checkCorrelation(matrix);
  const direct = factor(matrix);
  if (direct) return { lower: direct, matrix, warnings: [] };
  const repaired = repair(matrix);
  const lower = factor(repaired.matrix);
  if (!lower) throw impossible(repaired.smallest);
  const moved = Math.max(...matrix.flatMap((row, i) => row.map((value, j) => Math.abs(value - at(repaired.matrix, i, j)))));
  if (moved < 1e-9) return { lower, matrix, warnings: [] };
  const message =
    `the correlations contradict each other slightly (eigenvalue ${repaired.smallest.toPrecision(3)}); ` +
    `they were moved by up to ${moved.toPrecision(3)}`;
  return { lower, matrix: repaired.matrix, warnings: [{ code: "finance/correlation-repaired", message }] };
}

/**
 * A correlation matrix from its pairs, uncorrelated where none is given.
 *
 * @param options - the names in the order of rows, and a correlation for pairs of them
 * @throws `finance/correlation-unknown-name`
 * @example
 * correlationMatrix({ names: ["us", "fx"], pairs: [["us", "fx", 0.5]] })[0]?.join(" "); // "1 0.5"
 */
export function correlationMatrix<const Name extends string>(options: {
  readonly names: readonly Name[];
  readonly pairs: readonly (readonly [NoInfer<Name>, NoInfer<Name>, number])[];
}): CorrelationMatrix {
  const { names, pairs } = options;
  const matrix = names.map((_, i) => names.map((_, j): number => (i === j ? 1 : 0)));
  const indexOf = (name: Name): number => {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    throw new UserError("finance/correlation-unknown-name", {
      expected: `one of ${names.join(", ")}`,
      received: name,
      action: "correct the name in pairs",
    });
  };
  for (const [first, second, value] of pairs) {
    const [i, j] = [indexOf(first), indexOf(second)];
    matrix.forEach((row, r) => {
      if (r === i) row[j] = value;
      if (r === j) row[i] = value;
    });
  }
  return matrix;
}

/** A pivot below this is rounding: the factor adds nothing that the ones before it do not hold. */
const smallestPivot = 1e-12;

/** The lower triangle, or undefined where the matrix is not positive semidefinite. */
function factor(matrix: CorrelationMatrix): Float64Array[] | undefined {
  const lower: Float64Array[] = matrix.map(() => new Float64Array(matrix.length));
  for (const [i, row] of lower.entries()) {
    for (const [j, above] of lower.slice(0, i + 1).entries()) {
      let rest = at(matrix, i, j);
      for (let k = 0; k < j; k++) rest -= (row[k] ?? 0) * (above[k] ?? 0);
      if (i === j) {
        if (rest < -smallestPivot) return undefined;
        row[j] = rest < smallestPivot ? 0 : Math.sqrt(rest);
      } else {
        const pivot = above[j] ?? 0;
        if (pivot === 0 && Math.abs(rest) > 1e-8) return undefined;
        row[j] = pivot === 0 ? 0 : rest / pivot;
      }
    }
  }
  return lower;
}

function repair(matrix: CorrelationMatrix): { matrix: CorrelationMatrix; smallest: number } {
  const { values, vectors } = symmetricEigen(matrix);
  const smallest = Math.min(...values);
  if (smallest < repairableEigenvalue) throw impossible(smallest);
  const clipped = values.map((value) => Math.max(value, 0));
  const entry = (i: number, j: number) =>
    clipped.reduce((sum, value, k) => sum + value * (vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0), 0);
  const deviations = matrix.map((_, i) => Math.sqrt(entry(i, i)));
  const scaled = matrix.map((row, i) =>
    row.map((_, j) => (i === j ? 1 : entry(i, j) / ((deviations[i] ?? 1) * (deviations[j] ?? 1)))),
  );
  return { matrix: scaled, smallest };
}

function checkCorrelation(matrix: CorrelationMatrix): void {
  for (const [i, row] of matrix.entries()) {
    if (row.length !== matrix.length) {
      throw refused("finance/correlation-not-square", `${matrix.length} correlations in row ${i}`, String(row.length));
    }
    if (at(matrix, i, i) !== 1) {
      throw refused("finance/correlation-diagonal", `1 on the diagonal of row ${i}`, String(at(matrix, i, i)));
    }
    for (const [j, value] of row.entries()) {
      if (!(Math.abs(value) <= 1)) {
        throw refused("finance/correlation-beyond-one", `a correlation from -1 to 1 in row ${i}`, String(value));
      }
      if (Math.abs(value - at(matrix, j, i)) > 1e-12) {
        const both = `${value} and ${at(matrix, j, i)}`;
        throw refused("finance/correlation-not-symmetric", `one correlation of factors ${i} and ${j}`, both);
      }
    }
  }
}

function refused(code: `finance/${string}`, expected: string, received: string): UserError {
  return new UserError(code, { expected, received, action: "correct the correlation matrix" });
}

function impossible(smallest: number): UserError {
  return new UserError("finance/correlation-impossible", {
    expected: `correlations that can hold together: no eigenvalue below ${repairableEigenvalue}`,
    received: `one of ${smallest.toPrecision(3)}`,
    action: "estimate all of them from one sample",
  });
}

function at(matrix: CorrelationMatrix, i: number, j: number): number {
  return matrix[i]?.[j] ?? NaN;
}
