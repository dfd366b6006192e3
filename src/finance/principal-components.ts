import { UserError } from "../base/errors.ts";
import { entry, type Matrix, matrix, product, transposedProduct } from "./dense-matrix.ts";
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
  const centred = matrix(rows, columns, (i, j) => entry(table, i, j) - (means[j] as number));
  const width = Math.min(count + spareDirections, columns, rows);
  // Any start will do that is not orthogonal to the answer: evenly spread waves.
  let directions = orthonormal(matrix(columns, width, (i, j) => Math.cos((Math.PI * j * (i + 0.5)) / columns)));
  let last: Float64Array | undefined;
  for (let turn = 0; ; turn++) {
    const unturned = product(centred, directions);
    const rotation = fallingEigen(transposedProduct(unturned, unturned));
    if (turn === mostTurns || (last && settled(rotation.sizes, last, count))) {
      const leading = matrix(width, count, (i, j) => entry(rotation.vectors, i, j));
      const scores = product(unturned, leading);
      return { means, directions: product(directions, leading), singularValues: columnNorms(scores), scores };
    }
    last = rotation.sizes;
    directions = orthonormal(transposedProduct(centred, product(unturned, rotation.vectors)));
  }
}

function columnMeans(table: Matrix): Float64Array {
  const means = new Float64Array(table.columns);
  for (let i = 0; i < table.rows; i++) {
    for (let j = 0; j < table.columns; j++) means[j] = (means[j] as number) + entry(table, i, j) / table.rows;
  }
  const bad = means.findIndex((mean) => !Number.isFinite(mean));
  if (bad === -1) return means;
  throw new UserError("base/not-finite", {
    expected: "a number in every cell",
    received: `a missing or infinite value in column ${bad}`,
    action: "drop the observations or the variable with missing values",
  });
}

function columnNorms(m: Matrix): Float64Array {
  const squares = new Float64Array(m.columns);
  for (let i = 0; i < m.rows; i++) for (let j = 0; j < m.columns; j++) squares[j] = (squares[j] as number) + entry(m, i, j) ** 2;
  return squares.map(Math.sqrt);
}

/** Columns made orthonormal by Gram and Schmidt, twice, which is enough for full digits; a spent column becomes zero. */
function orthonormal(m: Matrix): Matrix {
  const result = matrix(m.rows, m.columns, (i, j) => entry(m, i, j));
  const { values } = result;
  const at = (i: number, j: number) => i * m.columns + j;
  for (let j = 0; j < m.columns; j++) {
    const start = columnLength(result, j);
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        let dot = 0;
        for (let i = 0; i < m.rows; i++) dot += (values[at(i, j)] as number) * (values[at(i, k)] as number);
        for (let i = 0; i < m.rows; i++) values[at(i, j)] = (values[at(i, j)] as number) - dot * (values[at(i, k)] as number);
      }
    }
    const length = columnLength(result, j);
    const factor = length > 1e-14 * start ? 1 / length : 0;
    for (let i = 0; i < m.rows; i++) values[at(i, j)] = (values[at(i, j)] as number) * factor;
  }
  return result;
}

function columnLength(m: Matrix, column: number): number {
  let squares = 0;
  for (let i = 0; i < m.rows; i++) squares += entry(m, i, column) ** 2;
  return Math.sqrt(squares);
}

function fallingEigen(gram: Matrix): { readonly sizes: Float64Array; readonly vectors: Matrix } {
  const size = gram.rows;
  // Taken to a size of one, in which the rotations know when they are done.
  const scale = Array.from({ length: size }, (_, k) => entry(gram, k, k)).reduce((total, each) => total + each, 0) || 1;
  const scaled = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_column, j) => entry(gram, i, j) / scale));
  const { values, vectors } = symmetricEigen(scaled);
  const order = values.map((_, k) => k).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  return {
    sizes: Float64Array.from(order, (k) => scale * (values[k] ?? 0)),
    vectors: matrix(size, size, (i, j) => vectors[order[j] ?? 0]?.[i] ?? 0),
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
