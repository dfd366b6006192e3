import { formatQuantity } from "./format.ts";
import { displayHook, type MimeBundle } from "./host.ts";
import type { Step, Term, Warning } from "./result.ts";
import { resultBundle, resultText, type TextTable } from "./explanation.ts";
import type { Unit } from "./units.ts";

/** How one field of a row is headed and shown; without a unit it is text. */
export interface Column {
  readonly label: string;
  readonly unit?: Unit;
  /** Fixes the number of decimals. */
  readonly decimals?: number;
  /** The field with the upper end, where this one is the lower end of a range: both are shown in one cell. */
  readonly upTo?: string;
}

/** The columns that are shown, by field, in the order in which they are shown. */
export type Columns<Row extends object> = { readonly [Field in keyof Row]?: Column };

/** What a calculation with several rows is made of, before it is frozen into a {@link RowsResult}. */
export interface RowsCalculation<Row extends object, P extends Record<string, number>> {
  /** The helper's name as it is called: `flowImpact`. */
  readonly name: string;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Term>>;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly steps?: readonly Step[];
  readonly warnings?: readonly Warning[];
  /** Named summaries with their types, for use in a next calculation. */
  readonly parts: Readonly<P>;
}

/**
 * What a helper returns whose answer is several rows: a path by year, a fan over sources, an effect on each node.
 * `rows` are plain objects, ready for a table; shown in a cell it prints them under the formula and the inputs.
 */
export class RowsResult<Row extends object, P extends Record<string, number> = Record<never, number>> {
  readonly name: string;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Term>>;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly steps: readonly Step[];
  readonly warnings: readonly Warning[];
  readonly parts: Readonly<P>;

  constructor(calculation: RowsCalculation<Row, P>) {
    this.name = calculation.name;
    this.formula = calculation.formula;
    this.inputs = calculation.inputs;
    this.columns = calculation.columns;
    this.rows = calculation.rows;
    this.steps = calculation.steps ?? [];
    this.warnings = calculation.warnings ?? [];
    this.parts = calculation.parts;
  }

  /** Formula, inputs, rows and warnings as plain text with aligned columns. */
  toString(): string {
    return resultText(this.#headline, this, shown(this.columns, this.rows));
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    return resultBundle(this.#headline, this, shown(this.columns, this.rows));
  }

  get #headline(): string {
    return `${this.name}: ${this.rows.length} ${this.rows.length === 1 ? "row" : "rows"}`;
  }
}

/** Any result with rows, whatever the shape of a row. */
export type AnyRowsResult = RowsResult<object, Record<string, number>>;

function shown<Row extends object>(columns: Columns<Row>, rows: readonly Row[]): TextTable {
  const fields = Object.entries(columns) as [keyof Row, Column][];
  return {
    heads: fields.map(([, column]) => column.label),
    cells: rows.map((row) =>
      fields.map(([field, column]) =>
        column.upTo === undefined
          ? cellText(row[field], column)
          : rangeText(row[field], (row as Record<string, unknown>)[column.upTo], column),
      ),
    ),
  };
}

/** `19bp to 44bp`; `over 100bp` where no upper end is published; one figure where both ends are the same. */
function rangeText(low: unknown, high: unknown, column: Column): string {
  if (high === null || high === undefined) return `over ${cellText(low, column)}`;
  return low === high ? cellText(low, column) : `${cellText(low, column)} to ${cellText(high, column)}`;
}

/** A missing figure is written `n/a`: a study may publish a lower bound alone. */
function cellText(value: unknown, column: Column): string {
  if (value === null || value === undefined) return "n/a";
  if (typeof value === "number") return column.unit ? formatQuantity(value, column.unit, column.decimals) : String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}
