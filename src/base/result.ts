import { formatQuantity } from "./format.ts";
import { displayHook, type MimeBundle } from "./host.ts";
import type { Unit } from "./units.ts";

/** One number that went into a calculation or came out of it on the way. */
export interface Term {
  readonly value: number;
  readonly unit: Unit;
}

/** An intermediate: its formula in words and the same with the numbers put in. */
export interface Step extends Term {
  /** `hedge cost` */
  readonly name: string;
  /** `US rate - Japan rate - basis` */
  readonly formula: string;
  /** `4.50% - 0.50% - 0.00%` */
  readonly substituted: string;
}

/** Something a reader must know about a value that stands all the same: an over-hedge, a stale input. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

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
    const inputs = Object.entries(this.inputs).map(([name, term]) => `${name} ${formatQuantity(term.value, term.unit)}`);
    return [
      `${this.name} = ${this.format()}`,
      `  formula: ${this.formula}`,
      `  inputs: ${inputs.join(", ")}`,
      ...this.steps.map(
        (step) => `  ${step.name} = ${step.formula} = ${step.substituted} = ${formatQuantity(step.value, step.unit)}`,
      ),
      ...this.warnings.map((warning) => `  warning (${warning.code}): ${warning.message}`),
    ].join("\n");
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    return { "text/plain": this.toString(), "text/html": resultHtml(this) };
  }
}

/** Any result, whatever its unit and parts. */
export type AnyResult = Result<number, Record<string, number>>;

/** Takes `&`, `<`, `>` and quotes out of a text that goes into HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function resultHtml(result: AnyResult): string {
  const cell = (text: string) => `<td style="text-align:left">${escapeHtml(text)}</td>`;
  const inputs = Object.entries(result.inputs).map(([name, term]) => `${name} ${formatQuantity(term.value, term.unit)}`);
  const steps = result.steps.map(
    (step) =>
      `<tr>${cell(step.name)}${cell(step.formula)}${cell(step.substituted)}${cell(formatQuantity(step.value, step.unit))}</tr>`,
  );
  const warnings = result.warnings.map((warning) => `<p role="note">Warning: ${escapeHtml(warning.message)}</p>`);
  return [
    `<p><strong>${escapeHtml(result.name)} = ${escapeHtml(result.format())}</strong> (${escapeHtml(result.formula)})</p>`,
    `<p>Inputs: ${escapeHtml(inputs.join(", "))}</p>`,
    `<table><thead><tr><th style="text-align:left">Step</th><th style="text-align:left">Formula</th><th style="text-align:left">Numbers</th><th style="text-align:left">Value</th></tr></thead>`,
    `<tbody>${steps.join("")}</tbody></table>`,
    ...warnings,
  ].join("");
}
