import { type CellError, type StackFrame } from "../kernel/protocol.ts";

/**
 * An error's text with each of its places in a cell written as the editor links it: `Cell In[5], line 2` at the start of a line,
 * where 5 is the cell's execution order. A place in a cell that has gone stays as it is.
 *
 * @param orderOf - the execution order of a cell, by its id
 */
export function notebookErrorText(error: CellError, orderOf: (cellId: string) => number | undefined): string {
  const links = new Map<string, string>();
  for (const frame of error.frames) {
    const order = frame.cellId === undefined ? undefined : orderOf(frame.cellId);
    if (order !== undefined) links.set(printedPlace(frame), `Cell In[${order}], line ${frame.line}`);
  }
  return error.text
    .split("\n")
    .map((line) => linkedLine(line, links))
    .join("\n");
}

function printedPlace({ place, line, column }: StackFrame): string {
  return `${place}:${line}:${column}`;
}

/**
 * `    at carry (cell 3:2:7)` becomes `    at carry` and, below it, `      Cell In[5], line 2`: the editor links only what
 * starts a line, and drops what follows it.
 */
function linkedLine(line: string, links: ReadonlyMap<string, string>): string {
  const [, indent = "", name, namedPlace, barePlace = ""] = /^(\s*)(?:at (.+) \(([^()]+)\)|(?:at )?([^()]+))$/.exec(line) ?? [];
  const link = links.get(namedPlace ?? barePlace);
  if (link === undefined) return line;
  return name === undefined ? `${indent}${link}` : `${indent}at ${name}\n${indent}  ${link}`;
}
