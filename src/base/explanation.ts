import { formatQuantity } from "./format.ts";
import type { MimeBundle } from "./host.ts";
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

/** What every result explains: how it was computed, from what, and what a reader must know. */
export interface Explained {
  readonly name: string;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Term>>;
  readonly steps: readonly Step[];
  readonly warnings: readonly Warning[];
}

/** A table of texts: headings, then rows. */
export interface TextTable {
  readonly heads: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/**
 * A result as a cell shows it: the headline, the formula, the numbers put in, its rows, each step and the warnings.
 *
 * @param headline - `hedgedReturn = 0.30%`
 * @param rows - of a result with several
 */
export function resultBundle(headline: string, result: Explained, rows?: TextTable): MimeBundle {
  return { "text/plain": resultText(headline, result, rows), "text/html": resultHtml(headline, result, rows) };
}

/** The same as plain text, a line a step, rows aligned. */
export function resultText(headline: string, { formula, inputs, steps, warnings }: Explained, rows?: TextTable): string {
  return [
    headline,
    `  formula: ${formula}`,
    `  inputs: ${inputTexts(inputs)}`,
    ...(rows ? alignedLines(rows) : []),
    ...steps.map((step) => `  ${[step.name, ...stepCells(step)].join(" = ")}`),
    ...warnings.map((warning) => `  warning (${warning.code}): ${warning.message}`),
  ].join("\n");
}

function resultHtml(headline: string, { formula, inputs, steps, warnings }: Explained, rows?: TextTable): string {
  const cells = steps.map((step) => [step.name, ...stepCells(step)]);
  return [
    `<p><strong>${escapeHtml(headline)}</strong> (${escapeHtml(formula)})</p>`,
    `<p>Inputs: ${escapeHtml(inputTexts(inputs))}</p>`,
    rows ? tableHtml(rows) : "",
    cells.length > 0 ? tableHtml({ heads: ["Step", "Formula", "Numbers", "Value"], cells }) : "",
    ...warnings.map((warning) => `<p role="note">Warning: ${escapeHtml(warning.message)}</p>`),
  ].join("");
}

/** A table of texts as HTML, everything to the left. */
export function tableHtml({ heads, cells }: TextTable, caption?: string): string {
  const row = (tag: "td" | "th", texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag} style="text-align:left">${escapeHtml(text)}</${tag}>`).join("")}</tr>`;
  const title = caption === undefined ? "" : `<caption>${escapeHtml(caption)}</caption>`;
  return `<table>${title}<thead>${row("th", heads)}</thead><tbody>${cells.map((texts) => row("td", texts)).join("")}</tbody></table>`;
}

/** Takes `&`, `<`, `>` and quotes out of a text that goes into HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function inputTexts(inputs: Readonly<Record<string, Term>>): string {
  return Object.entries(inputs)
    .map(([name, term]) => `${name} ${formatQuantity(term.value, term.unit)}`)
    .join(", ");
}

function stepCells(step: Step): string[] {
  return [step.formula, step.substituted, formatQuantity(step.value, step.unit)];
}

function alignedLines({ heads, cells }: TextTable): string[] {
  const widths = heads.map((head, index) => Math.max(head.length, ...cells.map((row) => row[index]?.length ?? 0)));
  return [heads, ...cells].map((texts) =>
    `  ${texts.map((text, index) => text.padEnd(widths[index] ?? 0)).join("  ")}`.trimEnd(),
  );
}
