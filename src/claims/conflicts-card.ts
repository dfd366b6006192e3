import { formatQuantity, measured } from "../base/format.ts";
import type { MimeBundle } from "../base/host.ts";
import { escapeHtml } from "../base/explanation.ts";
import { sourceText } from "../base/saved-claim.ts";
import type { Unit } from "../base/units.ts";
import type { ComparedQuantity, ComparedStatement, Stand } from "./compared-quantity.ts";
import { sourcesOf } from "./inputs.ts";
import { printedText, readPrinted } from "./printed.ts";
import { savedSource } from "./saved.ts";
import { unitOf } from "./statement.ts";

/** A mark that is read in black and white too; the word always stands beside it. */
const marks: Readonly<Record<Stand, string>> = {
  conflict: "✗",
  "not the official figure": "✗",
  "explained by their dates": "✓",
  agree: "✓",
};

const headings = ["Source", "As printed", "As of", "Official then", ""];

/** Compared quantities as a MIME bundle: a table each for readers, and text. */
export function comparedBundle(quantities: readonly ComparedQuantity[]): MimeBundle {
  if (quantities.length === 0) return { "text/plain": nothing, "text/html": `<p>${nothing}</p>` };
  return {
    "text/html": quantities.map(quantityHtml).join(""),
    "text/plain": quantities.map(quantityText).join("\n\n"),
  };
}

const nothing = "No two sources say anything of the same quantity.";

function quantityText(compared: ComparedQuantity): string {
  const rows = compared.statements.map((one) => {
    const [source, printed, asOf, official, holds] = cellsOf(one, compared.unit).map((lines) => lines.join(" "));
    return `    ${source}; ${printed}, ${asOf}${official === "-" ? "" : `; official then ${official} ${holds}`}`;
  });
  const sources = officialSources(compared).map((text) => `    official: ${text}`);
  return [
    `${marks[compared.stand]} ${compared.stand}: ${compared.quantity}`,
    ...rows,
    `    ${compared.summary}`,
    ...sources,
  ].join("\n");
}

function quantityHtml(compared: ComparedQuantity): string {
  const { stand, quantity, summary, unit, statements } = compared;
  const cell = (lines: readonly string[], tag: "td" | "th") =>
    `<${tag} style="text-align:left">${lines.map(lineHtml).join("<br>")}</${tag}>`;
  const row = (one: ComparedStatement) =>
    `<tr>${cellsOf(one, unit)
      .map((lines) => cell(lines, "td"))
      .join("")}</tr>`;
  const sources = officialSources(compared).map((text) => `<p><small>Official: ${escapeHtml(text)}</small></p>`);
  return [
    `<p><strong>${escapeHtml(quantity)}</strong>: ${marks[stand]} ${escapeHtml(stand)}<br>${escapeHtml(summary)}</p>`,
    `<table><thead><tr>${headings.map((text) => cell([text], "th")).join("")}</tr></thead>`,
    `<tbody>${statements.map(row).join("")}</tbody></table>`,
    ...sources,
  ].join("");
}

/** A figure or a date is hard to read where it breaks: short lines stay whole, and dates in longer ones. */
function lineHtml(text: string): string {
  const whole = (html: string) => `<span style="white-space:nowrap">${html}</span>`;
  if (text.length <= 24) return whole(escapeHtml(text));
  return escapeHtml(text).replace(/\d{4}-\d{2}(?:-\d{2})?/gu, whole);
}

function officialSources({ inputs }: ComparedQuantity): readonly string[] {
  return [...new Set(sourcesOf(inputs).map((source) => sourceText(savedSource(source))))];
}

/** Source, figure, date, official value, and whether the two fit: the lines of each cell. */
function cellsOf({ statement, assertion, official }: ComparedStatement, unit: Unit): readonly (readonly string[])[] {
  const { source, section, says, relation, asOf, likeForLike, ourReading = [] } = statement;
  const figure = printedText(readPrinted(statement.figure), unitOf(statement));
  const meant = relation === "equal" ? figure : `${relation} ${figure}`;
  const isConverted = likeForLike !== undefined && typeof assertion !== "string";
  return [
    [`${source}, ${section}:`, says],
    [
      meant,
      ...(ourReading.includes("figure") ? [ours] : []),
      ...(isConverted ? [`or ${spanText(assertion.low, assertion.high, unit)} ${likeForLike.says}`] : []),
    ],
    [asOf?.replace("..", " to ") ?? "no date", ...(ourReading.includes("date") ? [ours] : [])],
    official ? [official.text, `(${official.dates})`] : ["-"],
    [official ? (official.holds ? "✓" : "✗") : ""],
  ];
}

/** Stands beside a figure or a date that is ours and not the source's. */
const ours = "(as we read it)";

function spanText(low: number, high: number, unit: Unit): string {
  const show = (value: number, decimals?: number) => formatQuantity(value / measured(1, unit), unit, decimals);
  if (low === -Infinity) return `less than ${show(high)}`;
  if (high === Infinity) return `more than ${show(low)}`;
  return `${show(low, 3)} to ${show(high, 3)}`;
}
