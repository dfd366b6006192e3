import ts from "typescript";

/** Where a cell's last expression is an object literal that the compiler would read as a block. */
export interface LastObject {
  readonly start: number;
  readonly end: number;
}

/** How many places are tried: each costs a parse. */
const candidatesTried = 20;

/** Finds the object literal `{ a, b: 1 }` that a cell ends with, as the kernel shows it: for the compiler it needs brackets. */
export function lastObject(source: string, file: ts.SourceFile): LastObject | undefined {
  if (!hasSyntaxErrors(file)) {
    const last = file.statements.at(-1);
    if (!last || !ts.isBlock(last)) return undefined;
    const place = { start: last.getStart(file), end: last.end };
    return isObject(source.slice(place.start, place.end)) ? place : undefined;
  }
  const end = source.trimEnd().length;
  if (source[end - 1] !== "}") return undefined;
  for (const match of [...source.matchAll(/^[ \t]*\{/gm)].slice(-candidatesTried).reverse()) {
    const start = match.index + match[0].length - 1;
    const bracketed = `${source.slice(0, start)};(${source.slice(start, end)})${source.slice(end)}`;
    if (!hasSyntaxErrors(parseCell(bracketed))) return { start, end };
  }
  return undefined;
}

/** The syntax tree of a cell's text. */
export function parseCell(source: string): ts.SourceFile {
  return ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2025, true, ts.ScriptKind.TS);
}

function isObject(text: string): boolean {
  return !hasSyntaxErrors(parseCell(`(${text})`));
}

/** The compiler keeps the errors of its parser on the tree, where its own types do not show them. */
function hasSyntaxErrors(file: ts.SourceFile): boolean {
  return ((file as { readonly parseDiagnostics?: readonly unknown[] }).parseDiagnostics ?? []).length > 0;
}
