import { formatQuantity } from "./format.ts";
import { displayHook, type MimeBundle } from "./host.ts";
import { resultBundle, resultText, type Step, type Term, type Warning } from "./explanation.ts";
import type { Unit } from "./units.ts";

export type { Step, Term, Warning } from "./explanation.ts";

/** What a calculation is made of, before it is frozen into a {@link Result}. */
export interface Calculation<Q extends number, P extends Record<string, number>> {
  /** The helper's name as it is called: `hedgedReturn`. */
  readonly name: string;
  readonly value: Q;
  readonly unit: Unit;
  /** The formula of the value: `UST yield - hedge cost`. */
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Term>>;
  readonly steps: readonly Step[];
  readonly warnings?: readonly Warning[];
  /** Named intermediates with their types, for use in a next calculation. */
  readonly parts: Readonly<P>;
}

/**
 * What a helper returns: the value, its unit, what went in, each step on the way and any warning.
 * Shown in a cell it prints the arithmetic, so that a reader can follow it line by line.
 */
export class Result<Q extends number, P extends Record<string, number> = Record<never, number>> {
  readonly name: string;
  readonly value: Q;
  readonly unit: Unit;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Term>>;
  readonly steps: readonly Step[];
  readonly warnings: readonly Warning[];
  readonly parts: Readonly<P>;

  constructor(calculation: Calculation<Q, P>) {
    this.name = calculation.name;
    this.value = calculation.value;
    this.unit = calculation.unit;
    this.formula = calculation.formula;
    this.inputs = calculation.inputs;
    this.steps = calculation.steps;
    this.warnings = calculation.warnings ?? [];
    this.parts = calculation.parts;
    Object.freeze(this);
  }

  /** The value with its unit: `0.30%`. */
  format(decimals?: number): string {
    return formatQuantity(this.value, this.unit, decimals);
  }

  /** The arithmetic, a line a step, as plain text. */
  toString(): string {
    return resultText(this.#headline, this);
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    return resultBundle(this.#headline, this);
  }

  get #headline(): string {
    return `${this.name} = ${this.format()}`;
  }
}

/** Any result, whatever its unit and parts. */
export type AnyResult = Result<number, Record<string, number>>;
