import { sizeText, type LaidColumn, type TableLayout } from "./layout.ts";

const widestLine = 120;
const gap = "  ";

/** A table as text in aligned columns, as many as a line holds, then its size. */
export function tableText(layout: TableLayout): string {
  const blocks: string[][] = [];
  let width = 0;
  for (const column of layout.columns) {
    const block = columnLines(column, layout);
    width += (blocks.length > 0 ? gap.length : 0) + textWidth(block[0] ?? "");
    if (width > widestLine && blocks.length > 0) break;
    blocks.push(block);
  }
  const [first] = blocks;
  const lines = (first ?? []).map((_unused, line) => blocks.map((block) => block[line] ?? "").join(gap).trimEnd()); // prettier-ignore
  const hidden = layout.columns.slice(blocks.length).map((column) => column.name);
  const more = layout.columnCount - layout.columns.length;
  const names = [...hidden.slice(0, 10), ...(hidden.length > 10 || more > 0 ? ["…"] : [])].join(", ");
  return [...lines, `${sizeText(layout)}${names ? `; not shown: ${names}` : ""}`].join("\n");
}

/** The lines of one column, all of one width: its name, its cells and the gap between them. */
function columnLines(column: LaidColumn, layout: TableLayout): string[] {
  const texts = column.cells.map((cell) => cell.text.replace(/[\r\n\t]+/g, " "));
  if (texts.length < layout.rowCount) texts.splice(layout.headRows, 0, "…");
  const lines = [column.name, ...texts];
  const width = Math.max(...lines.map(textWidth));
  return lines.map((text) => {
    const space = " ".repeat(width - textWidth(text));
    return column.numeric ? space + text : text + space;
  });
}

/** Letters that a terminal sets two columns wide. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

function textWidth(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
