/** Eigenvalues and eigenvectors of a symmetric matrix: `vectors[k]` belongs to `values[k]` and has length 1. */
export interface SymmetricEigen {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
}

const mostSweeps = 60;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations: slow for hundreds of rows, exact to the last
 * digits for the dozens that a correlation matrix has. In no particular order.
 *
 * @source G. H. Golub and C. F. Van Loan, Matrix Computations (4th ed. 2013), section 8.5
 * @example
 * symmetricEigen([[2, 1], [1, 2]]).values.map((value) => value.toFixed(9)).join(" "); // "1.000000000 3.000000000"
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): SymmetricEigen {
  const size = matrix.length;
  const a = Float64Array.from(matrix.flat());
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(a, size) > 1e-30; sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate({ a, v, size }, p, q);
  }
  const indices = Array.from({ length: size }, (_, i) => i);
  return {
    values: indices.map((k) => a[k * size + k] ?? NaN),
    vectors: indices.map((k) => indices.map((i) => v[i * size + k] ?? NaN)),
  };
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) sum += (a[i * size + j] ?? 0) ** 2;
  return sum;
}

interface Rotated {
  readonly a: Float64Array;
  readonly v: Float64Array;
  readonly size: number;
}

/** Turns the plane of two axes so that their off-diagonal entry becomes zero. */
function rotate({ a, v, size }: Rotated, p: number, q: number): void {
  const entry = a[p * size + q] ?? 0;
  if (entry === 0) return;
  const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * entry);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cosine, sine);
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q, cosine, sine);
}

function turn(array: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const [x, y] = [array[first] ?? 0, array[second] ?? 0];
  array[first] = cosine * x - sine * y;
  array[second] = sine * x + cosine * y;
}
