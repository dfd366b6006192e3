import { type TextPlace } from "../base/host.ts";

/** Lines shown around the one at fault. */
const context = 2;
const longestLine = 160;

/**
 * The lines around a place, the line itself marked, with a caret below its column.
 *
 * @example
 * excerpt("let a = 1;\na.b.c", { line: 2, column: 5 });
 */
export function excerpt(source: string, { line, column }: TextPlace): string {
  const lines = source.split("\n");
  const last = Math.min(lines.length, line + context);
  const width = String(last).length;
  const rows: string[] = [];
  for (let number = Math.max(1, line - context); number <= last; number += 1) {
    const text = (lines[number - 1] ?? "").slice(0, longestLine).trimEnd();
    const mark = number === line ? ">" : " ";
    rows.push(`${mark} ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (number === line && column <= longestLine) rows.push(`  ${" ".repeat(width)} | ${indentTo(text, column)}^`);
  }
  return rows.join("\n");
}

/** As wide as the text before the column: tabs stay tabs. */
function indentTo(text: string, column: number): string {
  return text
    .slice(0, column - 1)
    .replace(/[^\t]/g, " ")
    .padEnd(column - 1);
}
