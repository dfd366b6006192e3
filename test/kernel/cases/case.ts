/** One cell of a case, and what it is to tell. */
export interface Step {
  readonly code: string;
  /** The cell's output as `told()` writes it, line by line; a pattern where not all of a line is of interest. */
  readonly tells: readonly (string | RegExp)[];
  /** How the cell ends: `ok` unless an error is told. */
  readonly status?: "ok" | "error" | "interrupted" | "lost";
  /** Files that are written into the notebook's folder before the cell runs. */
  readonly files?: Readonly<Record<string, string>>;
  /** The cell's position, for cases that execute a cell again or that tell it in a place. */
  readonly position?: number;
}

/** Cells that run one after another in one kernel. */
export interface Case {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** A cell and what it tells. */
export function cell(code: string, ...tells: (string | RegExp)[]): Step {
  return { code, tells };
}
