import { claimsCount, verdictCounts, verdictMark } from "../base/verdicts.ts";
import type { ClaimRow } from "../notebook/claims.ts";
import { columnsOf, padColumns, type Terminal, wrapColumns } from "./terminal.ts";

const gap = "  ";
/** Claims are told in sentences: narrower than this they are not put beside the figures but above them. */
const narrowestClaim = 28;

/** A notebook's claims as a table that fits the terminal, with the number of each verdict below; nothing for no claims. */
export function claimsTable(rows: readonly ClaimRow[], terminal: Pick<Terminal, "width" | "paint">): string {
  if (rows.length === 0) return "";
  const printed = columnWidth(["Printed", ...rows.map((row) => row.printed)], 20);
  const computed = columnWidth(["Computed", ...rows.map((row) => row.computed)], 26);
  const verdict = columnWidth(rows.map(verdictText), 24);
  const claim = Math.min(terminal.width - printed - computed - verdict - 3 * gap.length, 72);
  const widths = [claim, printed, computed, verdict];
  return [
    ...(claim < narrowestClaim ? rows.flatMap((row) => stacked(row, terminal)) : table(rows, widths, terminal)),
    `${claimsCount(rows.length)}; ${verdictCounts(rows)}`,
    "",
  ].join("\n");
}

function table(rows: readonly ClaimRow[], widths: readonly number[], terminal: Pick<Terminal, "paint">): string[] {
  const rule = widths.map((width) => "─".repeat(width)).join(gap);
  const header = ["Claim", "Printed", "Computed", "Verdict"].map((text, column) => padColumns(text, widths[column] ?? 0));
  return [
    terminal.paint("bold", header.join(gap).trimEnd()),
    rule,
    ...rows.flatMap((row) => tableRow(row, widths, terminal)),
    rule,
  ];
}

function tableRow(row: ClaimRow, widths: readonly number[], terminal: Pick<Terminal, "paint">): string[] {
  const texts = [claimText(row), row.printed, row.computed, verdictText(row)];
  const cells = texts.map((text, column) => wrapColumns(text, widths[column] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((lines, column) => {
      const text = lines[line] ?? "";
      const blanks = padColumns(text, widths[column] ?? 0).slice(text.length);
      return column === 3 ? paintVerdict(row, text, terminal) : text + blanks;
    });
    return parts.join(gap).trimEnd();
  });
}

function stacked(row: ClaimRow, terminal: Pick<Terminal, "width" | "paint">): string[] {
  const indented = (text: string) => wrapColumns(text, Math.max(terminal.width - 4, 16)).map((line) => `    ${line}`);
  return [
    paintVerdict(row, verdictText(row), terminal),
    ...indented(claimText(row)),
    ...indented(`printed ${row.printed}, computed ${row.computed}`),
  ];
}

const claimText = (row: ClaimRow) => (row.section === "" ? row.says : `${row.says} (${row.section})`);
const verdictText = (row: ClaimRow) => `${verdictMark(row.verdict)} ${row.verdict}`;

function paintVerdict(row: ClaimRow, text: string, terminal: Pick<Terminal, "paint">): string {
  const colours: Record<string, "green" | "red" | "yellow"> = {
    reproduces: "green",
    "does not reproduce": "red",
    "needs a model": "yellow",
  };
  const colour = colours[row.verdict];
  return colour === undefined || text === "" ? text : terminal.paint(colour, text);
}

function columnWidth(texts: readonly string[], most: number): number {
  return Math.min(Math.max(...texts.map(columnsOf)), most);
}
