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
  const lines = error.text.split("\n");
  // The message ends where the cell's lines begin: those are not to be broken.
  const messageEnd = lines.findIndex((line) => line === "" || /^(>| ) *\d+ \|/.test(line));
  const message = messageEnd === -1 ? lines.length : messageEnd;
  return lines
    .flatMap((line, index) => (index < message && line.length > widestCharacters ? wrapped(line) : linkedLine(line, links)))
    .join("\n");
}

/** The editor does not wrap the text of an error: what is beyond its width is seen only by scrolling. */
const widestCharacters = 110;

/** A long message in several lines, broken after a semicolon where that is near. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > widestCharacters) {
    const room = rest.slice(0, widestCharacters + 1);
    const clause = room.lastIndexOf("; ") + 1;
    const at = clause > widestCharacters / 2 ? clause : room.lastIndexOf(" ");
    // Nothing but the indent stands before a word that is too long.
    if (at < 2) break;
    lines.push(rest.slice(0, at));
    rest = `  ${rest.slice(at + 1)}`;
  }
  return [...lines, rest];
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
