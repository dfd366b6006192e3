import { claimsCount, verdictCounts, verdictMark } from "../base/verdicts.ts";
import type { ClaimRow } from "../notebook/claims.ts";
import { columnsOf, padColumns, type Terminal, wrapColumns } from "./terminal.ts";

const gap = "  ";
/** Claims are told in sentences: narrower than this they are not put beside the figures but above them. */
const narrowestClaim = 28;

/** The claims that the run of a notebook made. */
export interface NotebookClaims {
  readonly file: string;
  readonly claims: readonly ClaimRow[];
}

/**
 * The claims of notebooks as one table that fits the terminal, with the number of each verdict below; of several notebooks, under
 * each one's name, and counted for each and for all. Nothing for no claims.
 */
export function claimsTable(notebooks: readonly NotebookClaims[], terminal: Pick<Terminal, "width" | "paint">): string {
  const rows = notebooks.flatMap(({ claims }) => claims);
  if (rows.length === 0) return "";
  const printed = columnWidth(["Printed", ...rows.map((row) => row.printed)], 20);
  const computed = columnWidth(["Computed", ...rows.map((row) => row.computed)], 26);
  const verdict = columnWidth(rows.map(verdictText), 24);
  const claim = Math.min(terminal.width - printed - computed - verdict - 3 * gap.length, 72);
  const widths = [claim, printed, computed, verdict];
  const isNarrow = claim < narrowestClaim;
  const sections = notebooks.filter(({ claims }) => claims.length > 0);
  const lines = sections.flatMap(({ file, claims }) => [
    ...(notebooks.length > 1 ? [terminal.paint("bold", file)] : []),
    ...claims.flatMap((row) => (isNarrow ? stacked(row, terminal) : tableRow(row, widths, terminal))),
  ]);
  return [...(isNarrow ? lines : framed(lines, widths, terminal)), ...counts(notebooks), ""].join("\n");
}

/** How many claims there are of each verdict, a line a notebook and one for all. */
function counts(notebooks: readonly NotebookClaims[]): string[] {
  const told = (rows: readonly ClaimRow[]) => `${claimsCount(rows.length)}; ${verdictCounts(rows)}`.replace(/; $/, "");
  const all = notebooks.flatMap(({ claims }) => claims);
  if (notebooks.length === 1) return [told(all)];
  const lines = [...notebooks.map(({ file, claims }) => [file, told(claims)] as const), ["all", told(all)] as const];
  const width = Math.max(...lines.map(([name]) => columnsOf(name)));
  const digits = String(all.length).length;
  return lines.map(([name, text]) => padColumns(name, width) + gap + " ".repeat(digits - text.indexOf(" ")) + text);
}

function framed(lines: readonly string[], widths: readonly number[], terminal: Pick<Terminal, "paint">): string[] {
  const rule = widths.map((width) => "─".repeat(width)).join(gap);
  const header = ["Claim", "Printed", "Computed", "Verdict"].map((text, column) => padColumns(text, widths[column] ?? 0));
  return [terminal.paint("bold", header.join(gap).trimEnd()), rule, ...lines, rule];
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
