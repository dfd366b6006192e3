import { UserError } from "../base/errors.ts";

/** Numbers in rows and columns, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** A matrix of zeros, or of a function of row and column. */
export function matrix(rows: number, columns: number, value?: (row: number, column: number) => number): Matrix {
  const values = new Float64Array(rows * columns);
  if (value) for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) values[i * columns + j] = value(i, j);
  return { rows, columns, values };
}

/** One element; both indices are within bounds by the caller's promise. */
export function entry(m: Matrix, row: number, column: number): number {
  return m.values[row * m.columns + column] as number;
}

/** `a b`. */
export function product(a: Matrix, b: Matrix): Matrix {
  return rowProducts(a, transpose(b));
}

/** `aᵀ b`. */
export function transposedProduct(a: Matrix, b: Matrix): Matrix {
  return rowProducts(transpose(a), transpose(b));
}

/** `a bᵀ`, the quickest of the products: each row of a times each row of b, which both lie in memory in order. */
export function rowProducts(a: Matrix, b: Matrix): Matrix {
  const result = matrix(a.rows, b.rows);
  for (let j = 0; j < b.rows; j += 3) for (let i = 0; i < a.rows; i += 3) fillNine(result, a, b, i, j);
  return result;
}

/**
 * Three rows of a times three of b: each number that is read serves three times, and nine sums are all that the processor's registers
 * hold. Where fewer rows are left the last one stands in for those that are missing: it gives the same numbers once more.
 */
function fillNine({ values: out }: Matrix, a: Matrix, b: Matrix, i0: number, j0: number): void {
  const x = a.values;
  const y = b.values;
  const length = a.columns;
  const width = b.rows;
  const i1 = Math.min(i0 + 1, a.rows - 1);
  const i2 = Math.min(i0 + 2, a.rows - 1);
  const j1 = Math.min(j0 + 1, width - 1);
  const j2 = Math.min(j0 + 2, width - 1);
  const p0 = i0 * length;
  const p1 = i1 * length;
  const p2 = i2 * length;
  const q0 = j0 * length;
  const q1 = j1 * length;
  const q2 = j2 * length;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  for (let k = 0; k < length; k++) {
    const x0 = x[p0 + k] as number;
    const x1 = x[p1 + k] as number;
    const x2 = x[p2 + k] as number;
    const y0 = y[q0 + k] as number;
    const y1 = y[q1 + k] as number;
    const y2 = y[q2 + k] as number;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
  }
  out[i0 * width + j0] = s00;
  out[i0 * width + j1] = s01;
  out[i0 * width + j2] = s02;
  out[i1 * width + j0] = s10;
  out[i1 * width + j1] = s11;
  out[i1 * width + j2] = s12;
  out[i2 * width + j0] = s20;
  out[i2 * width + j1] = s21;
  out[i2 * width + j2] = s22;
}

/** Columns and rows exchanged. */
export function transpose(m: Matrix): Matrix {
  const { rows, columns, values } = m;
  const result = matrix(columns, rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) result.values[j * rows + i] = values[i * columns + j] as number;
  return result;
}

/** Some rows in their order, not copied. */
export function rowsBetween(m: Matrix, from: number, to: number): Matrix {
  return { rows: to - from, columns: m.columns, values: m.values.subarray(from * m.columns, to * m.columns) };
}

/** One row, not copied. */
export function row(m: Matrix, index: number): Float64Array {
  return m.values.subarray(index * m.columns, (index + 1) * m.columns);
}

/** `a + factor b`. */
export function sum(a: Matrix, b: Matrix, factor = 1): Matrix {
  const values = new Float64Array(a.values);
  for (let k = 0; k < values.length; k++) values[k] = (values[k] as number) + factor * (b.values[k] as number);
  return { ...a, values };
}

/**
 * The coefficients B that make `Σ (Y - X B)²` least, column by column of Y.
 *
 * By Householder reflections of X: stable where the normal equations square the condition.
 *
 * @param regressors - X, more rows than columns
 * @param targets - Y, as many rows
 * @returns B, a row for each regressor and a column for each target
 * @throws `finance/collinear-regressors`, `finance/too-few-observations`
 * @source Golub and Van Loan, Matrix Computations (4th ed. 2013), section 5.3
 * @example
 * const x = matrix(3, 2, (i, j) => (j === 0 ? 1 : i));
 * leastSquares(x, matrix(3, 1, (i) => 1 + 2 * i)).values; // [1, 2]
 */
export function leastSquares(regressors: Matrix, targets: Matrix): Matrix {
  const { rows, columns } = regressors;
  if (rows < columns || targets.rows !== rows) {
    throw new UserError("finance/too-few-observations", {
      expected: `as many observations as coefficients, ${columns}, of regressors and targets alike`,
      received: `${rows} and ${targets.rows}`,
      action: "take a longer sample or fewer regressors",
    });
  }
  // Columns lie one after the other, those of Y after those of X, so that each reflection runs through memory in order.
  const work = new Float64Array(rows * (columns + targets.columns));
  work.set(transpose(regressors).values);
  work.set(transpose(targets).values, rows * columns);
  const diagonal = new Float64Array(columns);
  // The loops stand here and not in functions of their own: V8 would draw those in without compiling them to the end.
  for (let k = 0; k < columns; k++) {
    const own = k * rows;
    let above = 0;
    for (let i = own; i < own + k; i++) above += (work[i] as number) * (work[i] as number);
    let below = 0;
    for (let i = own + k; i < own + rows; i++) below += (work[i] as number) * (work[i] as number);
    const length = Math.sqrt(below);
    if (!(length > 1e-13 * Math.sqrt(above + below))) throw collinear(k);
    const head = work[own + k] as number;
    diagonal[k] = head > 0 ? -length : length;
    work[own + k] = head - (diagonal[k] as number);
    // The reflection is I - v vᵀ / scale with v the column from k down.
    const scale = length * (length + Math.abs(head));
    for (let ahead = rows; own + ahead < work.length; ahead += rows) {
      let dot = 0;
      for (let i = own + k; i < own + rows; i++) dot += (work[i] as number) * (work[i + ahead] as number);
      const factor = dot / scale;
      for (let i = own + k; i < own + rows; i++) work[i + ahead] = (work[i + ahead] as number) - factor * (work[i] as number);
    }
  }
  return backSubstituted(work, diagonal, rows);
}

/** Solves `R B = Q' Y` for what a reduction left: the columns of R above its diagonal, then those of Q' Y, each of `rows` numbers. */
function backSubstituted(work: Float64Array, diagonal: Float64Array, rows: number): Matrix {
  const size = diagonal.length;
  const solution = matrix(size, work.length / rows - size);
  for (let column = 0; column < solution.columns; column++) {
    for (let i = size - 1; i >= 0; i--) {
      let value = work[(size + column) * rows + i] as number;
      for (let j = i + 1; j < size; j++) value -= (work[j * rows + i] as number) * entry(solution, j, column);
      solution.values[i * solution.columns + column] = value / (diagonal[i] as number);
    }
  }
  return solution;
}

function collinear(column: number): UserError {
  return new UserError("finance/collinear-regressors", {
    expected: "regressors of which none is a combination of the others",
    received: `regressor ${column} explained by those before it`,
    action: "leave one out",
  });
}

/**
 * The largest modulus of the eigenvalues of a square matrix: below 1 a vector autoregression with it is stable.
 *
 * `ρ(M) = lim ‖M^n‖^(1/n)`, by squaring M forty times with its size taken out each time.
 *
 * @source Gelfand's formula
 * @example
 * spectralRadius(matrix(2, 2, (i, j) => (i === j ? 0.5 : 0.25))); // 0.75
 */
export function spectralRadius(m: Matrix): number {
  let power = m;
  let logSize = 0;
  let exponent = 1;
  for (let turn = 0; turn < 40; turn++) {
    const size = Math.sqrt(power.values.reduce((squares, value) => squares + value * value, 0));
    if (size === 0) return 0;
    logSize += Math.log(size) / exponent;
    const scaled = { ...power, values: power.values.map((value) => value / size) };
    power = product(scaled, scaled);
    exponent *= 2;
  }
  return Math.exp(logSize);
}
