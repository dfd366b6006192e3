import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { displayHook, type MimeBundle } from "../base/host.ts";
import { escapeHtml } from "../base/explanation.ts";
import { finite, type Rate, type Unit } from "../base/units.ts";
import { knownUnit, requireGiven } from "./choices.ts";

/** One input of a grid: its name, its unit and the values it takes. */
export interface GridAxis<Q extends number = number> {
  readonly name: string;
  readonly unit: Unit;
  readonly values: readonly Q[] | Float64Array;
}

export interface StressGridOptions<R extends number, C extends number, Q extends number> {
  readonly rows: GridAxis<R>;
  readonly columns: GridAxis<C>;
  readonly cell: (row: R, column: C) => Q;
  /** Name and unit of the outcome. */
  readonly name: string;
  readonly unit: Unit;
}

/** Outcomes for each pair of two inputs, row by row in one array. */
export class StressGrid<Q extends number = number> {
  readonly name: string;
  readonly unit: Unit;
  readonly rows: GridAxis;
  readonly columns: GridAxis;
  /** Row-major: the outcome of row i and column j is at `i * columns.values.length + j`. */
  readonly outcomes: Float64Array;

  constructor(grid: { name: string; unit: Unit; rows: GridAxis; columns: GridAxis; outcomes: Float64Array }) {
    this.name = grid.name;
    this.unit = grid.unit;
    this.rows = grid.rows;
    this.columns = grid.columns;
    this.outcomes = grid.outcomes;
    Object.freeze(this);
  }

  /** The outcome at a row and a column, counted from 0. @throws `finance/cell-outside-grid` */
  at(row: number, column: number): Q {
    const width = this.columns.values.length;
    const value = column >= 0 && column < width ? this.outcomes[row * width + column] : undefined;
    if (value !== undefined) return value as Q;
    throw new UserError("finance/cell-outside-grid", {
      expected: `a row from 0 to ${this.rows.values.length - 1} and a column from 0 to ${width - 1}`,
      received: `row ${row}, column ${column}`,
      action: "count both from 0",
    });
  }

  /** The cells as columns of one length, for a table: the row's value, the column's value, the outcome. */
  toColumns(): Record<string, Float64Array> {
    const [height, width] = [this.rows.values.length, this.columns.values.length];
    const down = new Float64Array(height * width);
    const across = new Float64Array(height * width);
    for (let i = 0; i < height; i++) {
      down.fill(this.rows.values[i] ?? NaN, i * width, (i + 1) * width);
      across.set(this.columns.values, i * width);
    }
    return { [this.rows.name]: down, [this.columns.name]: across, [this.name]: this.outcomes };
  }

  toString(): string {
    const { length: height } = this.rows.values;
    const { length: width } = this.columns.values;
    const size = `${height} × ${width}`;
    const [low, high] = this.#range();
    const range = `${formatQuantity(low, this.unit)} to ${formatQuantity(high, this.unit)}`;
    const title = `${this.name} by ${this.rows.name} (down) and ${this.columns.name} (across), ${size}: ${range}`;
    if (height * width > mostCellsShown) return title;
    return [title, ...this.#cells().map((row) => row.join("\t"))].join("\n");
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    const plain = { "text/plain": this.toString() };
    if (this.outcomes.length > mostCellsShown) return plain;
    const rows = this.#cells().map((row, i) => {
      const cells = row.map((cell, j) => (i === 0 || j === 0 ? `<th>${escapeHtml(cell)}</th>` : `<td>${escapeHtml(cell)}</td>`));
      return `<tr>${cells.join("")}</tr>`;
    });
    return { ...plain, "text/html": `<table><caption>${escapeHtml(this.name)}</caption>${rows.join("")}</table>` };
  }

  #range(): [number, number] {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < this.outcomes.length; i++) {
      const value = this.outcomes[i] ?? NaN;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return [low, high];
  }

  #cells(): string[][] {
    const across = Array.from(this.columns.values, (value) => formatQuantity(value, this.columns.unit));
    const body = Array.from(this.rows.values, (value, i) => [
      formatQuantity(value, this.rows.unit),
      ...across.map((_, j) => formatQuantity(this.at(i, j), this.unit)),
    ]);
    return [[`${this.rows.name} \\ ${this.columns.name}`, ...across], ...body];
  }
}

const mostCellsShown = 400;

/**
 * An outcome over a grid of two inputs: the Bank of Japan's rate against a move of USD/JPY, say.
 *
 * @param options - two axes with their values, and the cell as a function of both
 * @returns the outcomes row by row
 * @throws `finance/grid-axis-empty`, `base/not-finite` (an axis value), `finance/outcome-not-finite`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source n/a: every pair of two lists
 * @example
 * const grid = stressGrid({
 *   name: "pickup",
 *   unit: "pp",
 *   rows: { name: "boj", unit: "rate", values: [pct(0.5), pct(1)] },
 *   columns: { name: "jgb", unit: "rate", values: [pct(1.5), pct(2)] },
 *   cell: (boj, jgb) => 0.043 - (0.045 - boj) - jgb,
 * });
 * grid.outcomes.length; // 4
 */
export function stressGrid<R extends number, C extends number, Q extends number>(
  options: StressGridOptions<R, C, Q>,
): StressGrid<Q> {
  requireGiven(options, ["cell", "rows", "columns"]);
  const { rows, columns, cell, name, unit } = options;
  checkAxis(rows);
  checkAxis(columns);
  knownUnit("unit", unit);
  const width = columns.values.length;
  const outcomes = new Float64Array(rows.values.length * width);
  // By index: a pair for each cell would cost more than most cells.
  for (let i = 0; i < rows.values.length; i++) {
    const row = rows.values[i] as R;
    for (let j = 0; j < width; j++) {
      const column = columns.values[j] as C;
      const value = cell(row, column);
      if (!Number.isFinite(value)) throw notFinite(value, `${rows.name} ${row}, ${columns.name} ${column}`);
      outcomes[i * width + j] = value;
    }
  }
  return new StressGrid({ name, unit, rows, columns, outcomes });
}

/** Checks that an axis has values and that each is a number. @throws `finance/grid-axis-empty`, `base/not-finite` */
export function checkAxis(axis: GridAxis): void {
  knownUnit(`unit of ${axis.name}`, axis.unit);
  if (axis.values.length === 0) {
    throw new UserError("finance/grid-axis-empty", {
      expected: `at least one value of ${axis.name}`,
      received: "none",
      action: "add the values that it takes",
    });
  }
  const { values } = axis;
  // The name is put together for the value that is refused alone.
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) finite(`a value of ${axis.name}`, values[i] ?? NaN);
}

function notFinite(value: number, where: string): UserError {
  return new UserError("finance/outcome-not-finite", {
    expected: "a finite outcome in each cell",
    received: `${value} at ${where}`,
    action: "narrow the axes to where the outcome is defined",
  });
}

/**
 * A column of rates `from`, `from + step`, … up to and including `to`, without adding up rounding errors.
 *
 * @param options - the ends and the step, as decimals
 * @returns the rates as decimals, in the order of the step
 * @throws `finance/steps-empty` where the step does not lead from one end to the other, `base/not-finite`
 * @source arithmetic sequence, each value from its own multiple of the step
 * @example
 * rateSteps({ from: pct(0.5), to: pct(1), step: bp(25) }); // [0.005, 0.0075, 0.01]
 */
export function rateSteps(options: { readonly from: Rate; readonly to: Rate; readonly step: Rate }): Rate[] {
  const { from, to, step } = options;
  const count = Math.floor((finite("to", to) - finite("from", from)) / finite("step", step) + 1e-9);
  if (!(count >= 0 && Number.isFinite(count))) {
    throw new UserError("finance/steps-empty", {
      expected: "a step that leads from one end to the other",
      received: `from ${from} to ${to} by ${step}`,
      action: "correct the step's sign or exchange the ends",
    });
  }
  return Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(12)) as Rate);
}
