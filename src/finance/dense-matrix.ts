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
  const result = matrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    const row = i * a.columns;
    let k = 0;
    for (; k + 3 < a.columns; k += 4) addFour(result, i, b, k, { values: a.values, at: row + k, step: 1 });
    for (; k < a.columns; k++) addOne(result, i, b, k, a.values[row + k] as number);
  }
  return result;
}

/** `aᵀ b`, without laying the transpose out. */
export function transposedProduct(a: Matrix, b: Matrix): Matrix {
  const result = matrix(a.columns, b.columns);
  let k = 0;
  for (; k + 3 < a.rows; k += 4) {
    for (let i = 0; i < a.columns; i++) addFour(result, i, b, k, { values: a.values, at: k * a.columns + i, step: a.columns });
  }
  for (; k < a.rows; k++) for (let i = 0; i < a.columns; i++) addOne(result, i, b, k, entry(a, k, i));
  return result;
}

/** Four factors, a step apart. */
interface Factors {
  readonly values: Float64Array;
  readonly at: number;
  readonly step: number;
}

/** Adds four rows of b, each times its factor, to a row of the result: four at a time, so that the result is read less often. */
function addFour(result: Matrix, row: number, b: Matrix, k: number, { values, at, step }: Factors): void {
  const sums = result.values;
  const added = b.values;
  const width = b.columns;
  const f0 = values[at] as number;
  const f1 = values[at + step] as number;
  const f2 = values[at + 2 * step] as number;
  const f3 = values[at + 3 * step] as number;
  let from = k * width;
  const to = row * width;
  for (let j = to; j < to + width; j++, from++) {
    sums[j] =
      (sums[j] as number) +
      f0 * (added[from] as number) +
      f1 * (added[from + width] as number) +
      f2 * (added[from + 2 * width] as number) +
      f3 * (added[from + 3 * width] as number);
  }
}

function addOne(result: Matrix, row: number, b: Matrix, k: number, factor: number): void {
  const to = row * b.columns;
  for (let j = 0; j < b.columns; j++) {
    result.values[to + j] = (result.values[to + j] as number) + factor * (b.values[k * b.columns + j] as number);
  }
}

/** Columns and rows exchanged. */
export function transpose(m: Matrix): Matrix {
  return matrix(m.columns, m.rows, (i, j) => entry(m, j, i));
}

/** `a + factor b`. */
export function sum(a: Matrix, b: Matrix, factor = 1): Matrix {
  return { ...a, values: a.values.map((value, index) => value + factor * (b.values[index] as number)) };
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
  // Columns lie one after the other, so that each reflection runs through memory in order.
  const x = columnsOf(regressors);
  const y = columnsOf(targets);
  const diagonal = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    const column = x[k] as Float64Array;
    const before = norm(column, 0);
    const length = norm(column, k);
    if (!(length > 1e-13 * before)) throw collinear(k);
    const head = column[k] as number;
    const alpha = head > 0 ? -length : length;
    diagonal[k] = alpha;
    column[k] = head - alpha;
    // The reflection is I - v vᵀ / scale with v the column from k down.
    const scale = length * (length + Math.abs(head));
    for (let j = k + 1; j < columns; j++) reflect(column, x[j] as Float64Array, k, scale);
    for (const target of y) reflect(column, target, k, scale);
  }
  return backSubstituted(x, diagonal, y);
}

function columnsOf(m: Matrix): Float64Array[] {
  return Array.from({ length: m.columns }, (_, j) => Float64Array.from({ length: m.rows }, (_row, i) => entry(m, i, j)));
}

function norm(column: Float64Array, from: number): number {
  let squares = 0;
  for (let i = from; i < column.length; i++) squares += (column[i] as number) ** 2;
  return Math.sqrt(squares);
}

function reflect(v: Float64Array, target: Float64Array, from: number, scale: number): void {
  let dot = 0;
  for (let i = from; i < v.length; i++) dot += (v[i] as number) * (target[i] as number);
  const factor = dot / scale;
  for (let i = from; i < v.length; i++) target[i] = (target[i] as number) - factor * (v[i] as number);
}

function backSubstituted(x: readonly Float64Array[], diagonal: Float64Array, y: readonly Float64Array[]): Matrix {
  const size = diagonal.length;
  const solution = matrix(size, y.length);
  y.forEach((target, column) => {
    for (let i = size - 1; i >= 0; i--) {
      let value = target[i] as number;
      for (let j = i + 1; j < size; j++) value -= ((x[j] as Float64Array)[i] as number) * entry(solution, j, column);
      solution.values[i * y.length + column] = value / (diagonal[i] as number);
    }
  });
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
    const size = norm(power.values, 0);
    if (size === 0) return 0;
    logSize += Math.log(size) / exponent;
    const scaled = { ...power, values: power.values.map((value) => value / size) };
    power = product(scaled, scaled);
    exponent *= 2;
  }
  return Math.exp(logSize);
}
