import { UserError } from "../base/errors.ts";
import { entry, type Matrix, matrix, product, row, rowProducts, transpose } from "./dense-matrix.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** The leading principal components of the columns of a table. */
export interface PrincipalComponents {
  /** The columns' means, which were taken off. */
  readonly means: Float64Array;
  /** A unit column for each component: the weights of the table's columns. Their signs are arbitrary. */
  readonly directions: Matrix;
  /** Singular values of the demeaned table, falling: what each component explains is its square. */
  readonly singularValues: Float64Array;
  /** The components themselves, a row an observation: the demeaned table times the directions. */
  readonly scores: Matrix;
}

/** Directions carried beyond those asked for, so that the iteration separates them from the rest at once. */
const spareDirections = 4;
const mostTurns = 500;

/**
 * The leading principal components of a table, by iterating a block of directions: exact for the few that are asked for, without
 * the cost of all.
 *
 * `Z = U S Vᵀ` for the demeaned table Z; directions V, scores Z V.
 *
 * @param table - a row an observation, a column a variable
 * @param count - how many components, fewer than variables and observations
 * @returns means, directions, singular values and scores
 * @throws `finance/too-few-observations`, `base/not-finite`
 * @source Golub and Van Loan, Matrix Computations (4th ed. 2013), section 8.2.4 (orthogonal iteration)
 * @example
 * principalComponents(matrix(4, 2, (i, j) => (j + 1) * i), 1).singularValues[0]?.toFixed(6); // "5.000000"
 */
export function principalComponents(table: Matrix, count: number): PrincipalComponents {
  const { rows, columns } = table;
  if (rows < 2 || count > Math.min(columns, rows - 1) || count < 1) {
    throw new UserError("finance/too-few-observations", {
      expected: `fewer components than the ${columns} variables and ${rows} observations`,
      received: `${count} components`,
      action: "ask for fewer components or give more data",
    });
  }
  const means = columnMeans(table);
  const centred = withoutMeans(table, means);
  const variables = transpose(centred);
  const width = Math.min(count + spareDirections, columns, rows);
  // A row a direction. Any start will do that is not orthogonal to the answer: the data, weighted by evenly spread waves.
  const waves = matrix(width, rows, (k, i) => Math.cos((Math.PI * k * (i + 0.5)) / rows));
  let directions = orthonormal(rowProducts(waves, variables));
  let last: Float64Array | undefined;
  for (let turn = 0; ; turn++) {
    const unturned = rowProducts(directions, centred);
    const { sizes, vectors } = fallingEigen(rowProducts(unturned, unturned));
    if (turn === mostTurns || (last && settled(sizes, last, count))) {
      const leading = matrix(count, width, (k, j) => entry(vectors, k, j));
      const scores = product(leading, unturned);
      const singularValues = Float64Array.from({ length: count }, (_, k) => size(row(scores, k)));
      return { means, directions: transpose(product(leading, directions)), singularValues, scores: transpose(scores) };
    }
    last = sizes;
    directions = orthonormal(rowProducts(product(vectors, unturned), variables));
  }
}

function columnMeans(table: Matrix): Float64Array {
  const means = new Float64Array(table.columns);
  for (let i = 0; i < table.rows; i++) addScaled(means, row(table, i), 1);
  for (let j = 0; j < means.length; j++) means[j] = (means[j] as number) / table.rows;
  const bad = means.findIndex((mean) => !Number.isFinite(mean));
  if (bad === -1) return means;
  throw new UserError("base/not-finite", {
    expected: "a number in every cell",
    received: `a missing or infinite value in column ${bad}`,
    action: "drop the observations or the variable with missing values",
  });
}

function withoutMeans(table: Matrix, means: Float64Array): Matrix {
  const centred = { ...table, values: table.values.slice() };
  for (let i = 0; i < table.rows; i++) addScaled(row(centred, i), means, -1);
  return centred;
}

/** Rows made orthonormal by Gram and Schmidt, twice, which is enough for full digits; a spent row becomes zero. In place. */
function orthonormal(m: Matrix): Matrix {
  for (let j = 0; j < m.rows; j++) {
    const own = row(m, j);
    const start = size(own);
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        const other = row(m, k);
        addScaled(own, other, -dot(own, other));
      }
    }
    const length = size(own);
    const factor = length > 1e-14 * start ? 1 / length : 0;
    for (let i = 0; i < own.length; i++) own[i] = (own[i] as number) * factor;
  }
  return m;
}

function addScaled(to: Float64Array, added: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (added[i] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
}

function size(values: Float64Array): number {
  return Math.sqrt(dot(values, values));
}

/** Eigenvalues, falling, and a row for each one's vector. */
function fallingEigen(gram: Matrix): { readonly sizes: Float64Array; readonly vectors: Matrix } {
  const count = gram.rows;
  // Taken to a size of one, in which the rotations know when they are done.
  const scale = Array.from({ length: count }, (_, k) => entry(gram, k, k)).reduce((total, each) => total + each, 0) || 1;
  const scaled = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_column, j) => entry(gram, i, j) / scale),
  );
  const { values, vectors } = symmetricEigen(scaled);
  const order = values.map((_, k) => k).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  return {
    sizes: Float64Array.from(order, (k) => scale * (values[k] ?? 0)),
    vectors: matrix(count, count, (k, i) => vectors[order[k] ?? 0]?.[i] ?? 0),
  };
}

/** An eigenvalue's change is of the second order in its direction's. */
function settled(sizes: Float64Array, last: Float64Array, count: number): boolean {
  const top = sizes[0] ?? 0;
  for (let k = 0; k < count; k++) {
    const [now, before] = [sizes[k] ?? 0, last[k] ?? 0];
    if (Math.abs(now - before) > 1e-15 * top + 1e-13 * now) return false;
  }
  return true;
}
