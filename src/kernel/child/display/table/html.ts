import { escapeHtml } from "../../../../base/explanation.ts";
import { sizeText, type LaidColumn, type TableLayout } from "./layout.ts";

/** A table as plain HTML, for viewers that know nothing better: no script, and only styles that survive being cleaned. */
export function tableHtml(layout: TableLayout): string {
  const { columns, headRows } = layout;
  const leftOut = layout.columnCount > columns.length;
  const total = columns[0]?.cells.length ?? 0;
  const rows = Array.from({ length: total }, (_unused, row) => bodyRow(columns, row, leftOut));
  if (total < layout.rowCount) rows.splice(headRows, 0, gapRow(columns, leftOut));
  const head = columns.map((column) => `<th scope="col"${alignment(column)}>${escapeHtml(column.name)}</th>`);
  return [
    `<table><thead><tr>${head.join("")}${leftOut ? "<th>…</th>" : ""}</tr></thead>`,
    `<tbody>${rows.join("")}</tbody></table>`,
    `<p>${sizeText(layout)}</p>`,
  ].join("\n");
}

function bodyRow(columns: readonly LaidColumn[], row: number, leftOut: boolean): string {
  const cells = columns.map((column) => {
    const { text, missing } = column.cells[row] ?? { text: "", missing: true };
    return `<td${alignment(column)}>${missing ? `<em>${escapeHtml(text)}</em>` : escapeHtml(text)}</td>`;
  });
  return `<tr>${cells.join("")}${leftOut ? "<td>…</td>" : ""}</tr>`;
}

function gapRow(columns: readonly LaidColumn[], leftOut: boolean): string {
  const cells = columns.map((column) => `<td${alignment(column)}>…</td>`);
  return `<tr>${cells.join("")}${leftOut ? "<td>…</td>" : ""}</tr>`;
}

function alignment(column: LaidColumn): string {
  return ` style="text-align: ${column.numeric ? "right" : "left"}"`;
}
