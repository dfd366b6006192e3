import { escapeHtml } from "../base/explanation.ts";
import { claimsCount, verdictCounts, verdictMark } from "../base/verdicts.ts";
import { type ClaimRow, claimsOf } from "./claims.ts";
import type { CodeCell, NotebookCell, NotebookFile } from "./nbformat.ts";
import { type Attachments, type Heading, renderMarkdown } from "./report/markdown.ts";
import { renderOutput } from "./report/output.ts";
import { styleSheet } from "./report/style.ts";
import { joinText } from "./text.ts";

/** What the page says of itself beyond what is in the notebook. */
export interface ReportOptions {
  /** The notebook's file name, shown under the title. */
  readonly fileName: string;
}

/**
 * A notebook with its saved outputs as one HTML page that needs nothing else: pictures and style are inside, nothing runs and
 * nothing is loaded, whoever made the notebook. The title is the first heading of level 1; the page lists its claims and its headings.
 *
 * @example
 * const notebook = parseNotebook(new TextEncoder().encode('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'), "a.ipynb");
 * renderReport(notebook, { fileName: "a.ipynb" }).startsWith("<!doctype html>"); // true
 */
export function renderReport(notebook: NotebookFile, { fileName }: ReportOptions): string {
  const anchors = new Set<string>(["claims", ...notebook.cells.map((_, index) => cellAnchor(index + 1))]);
  const headings: Heading[] = [];
  const cells = notebook.cells.map((cell, index) => renderCell(cell, index + 1, anchors, headings));
  const [first, ...later] = headings;
  const top = first?.level === 1 ? first : undefined;
  const title = (top ?? headings.find((heading) => heading.level === 1) ?? first)?.text ?? fileName.replace(/\.ipynb$/i, "");
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    '<meta name="generator" content="Carrybook">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${styleSheet}</style>`,
    "</head>",
    "<body>",
    `<header><h1${top ? ` id="${escapeHtml(top.anchor)}"` : ""}>${escapeHtml(title)}</h1><p>${escapeHtml(fileName)}</p></header>`,
    contents(top ? later : headings),
    claimsSection(claimsOf(notebook)),
    "<main>",
    ...(top ? cells.map((cell) => withoutTitle(cell, top)) : cells),
    "</main>",
    "</body>",
    "</html>",
    "",
  ]
    .filter((part, index, parts) => part !== "" || index === parts.length - 1)
    .join("\n");
}

const cellAnchor = (position: number) => `cell-${position}`;

function renderCell(cell: NotebookCell, position: number, anchors: Set<string>, headings: Heading[]): string {
  const source = joinText(cell.source);
  if (cell.cell_type === "code") return renderCode(cell, source, position);
  if (source.trim() === "") return "";
  if (cell.cell_type === "raw") return section(position, `<pre class="raw">${escapeHtml(source)}</pre>`);
  const { attachments } = cell as { attachments?: Attachments };
  const rendered = renderMarkdown(source, anchors, attachments);
  headings.push(...rendered.headings);
  return section(position, `<div class="markdown">${rendered.html}</div>`);
}

function renderCode(cell: CodeCell, source: string, position: number): string {
  const outputs = cell.outputs.map(renderOutput).filter((html) => html !== "");
  if (source.trim() === "" && outputs.length === 0) return "";
  const firstLine = source.split("\n").find((line) => line.trim() !== "") ?? "";
  const count = cell.execution_count === null ? "" : ` ${cell.execution_count}`;
  return section(
    position,
    [
      `<details class="code"><summary>Code${count}: <code>${escapeHtml(firstLine.trim())}</code></summary>`,
      `<pre><code>${escapeHtml(source)}</code></pre></details>`,
      ...outputs,
    ].join("\n"),
  );
}

function section(position: number, html: string): string {
  return `<section class="cell" id="${cellAnchor(position)}">\n${html}\n</section>`;
}

/** The heading that became the page's title is not said twice. */
function withoutTitle(cell: string, { level, anchor }: Heading): string {
  const start = cell.indexOf(`<h${level} id="${escapeHtml(anchor)}">`);
  const close = `</h${level}>`;
  return start < 0 ? cell : cell.slice(0, start) + cell.slice(cell.indexOf(close, start) + close.length).trimStart();
}

/** The headings as links, each indented by its depth below the highest one. */
function contents(headings: readonly Heading[]): string {
  if (headings.length < 2) return "";
  const top = Math.min(...headings.map((heading) => heading.level));
  const items = headings.map(({ level, text, anchor }) => {
    const depth = level - top;
    return `<li${depth > 0 ? ` style="--depth:${depth}"` : ""}><a href="#${escapeHtml(encodeURIComponent(anchor))}">${escapeHtml(text)}</a></li>`;
  });
  return `<nav aria-label="Contents"><details open><summary>Contents</summary><ol>\n${items.join("\n")}\n</ol></details></nav>`;
}

/** More claims than these, and those that reproduce are folded away: a reader first wants to see what does not. */
const mostClaimsInSight = 8;

function claimsSection(rows: readonly ClaimRow[]): string {
  if (rows.length === 0) return "";
  const good = rows.length > mostClaimsInSight ? rows.filter((row) => row.verdict === "reproduces") : [];
  const inSight = rows.filter((row) => !good.includes(row));
  return [
    `<section class="claims" aria-labelledby="claims"><h2 id="claims">Claims</h2><p>${claimsCount(rows.length)}; ${escapeHtml(verdictCounts(rows))}</p>`,
    inSight.length > 0 ? claimsTable(inSight) : "",
    good.length > 0 ? `<details><summary>${good.length} claims reproduce</summary>\n${claimsTable(good)}</details>` : "",
    "</section>",
  ].join("\n");
}

function claimsTable(rows: readonly ClaimRow[]): string {
  const header = "<thead><tr><th>Claim</th><th>Printed</th><th>Computed</th><th>Verdict</th></tr></thead>";
  return `<table>${header}<tbody>\n${rows.map(claimRow).join("\n")}\n</tbody></table>`;
}

function claimRow(row: ClaimRow): string {
  const place = row.section === "" ? "" : ` <small>(${escapeHtml(row.section)})</small>`;
  return [
    `<tr><td><a href="#${cellAnchor(row.position)}">${escapeHtml(row.says)}</a>${place}</td>`,
    `<td class="number" data-label="Printed">${escapeHtml(row.printed)}</td>`,
    `<td class="number" data-label="Computed">${escapeHtml(row.computed)}</td>`,
    `<td class="verdict" data-verdict="${escapeHtml(row.verdict)}">${verdictMark(row.verdict)} ${escapeHtml(row.verdict)}</td></tr>`,
  ].join("");
}
