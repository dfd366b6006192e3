import ts from "typescript";
import { bracketedObjects } from "../notebook/bracketed-objects.ts";

/** Where a cell's last expression is an object literal that the compiler would read as a block. */
export interface LastObject {
  readonly start: number;
  readonly end: number;
}

/** Finds the object literal `{ a, b: 1 }` that a cell ends with, as the kernel shows it: for the compiler it needs brackets. */
export function lastObject(source: string, file: ts.SourceFile): LastObject | undefined {
  if (!hasSyntaxErrors(file)) {
    const last = file.statements.at(-1);
    if (!last || !ts.isBlock(last)) return undefined;
    const place = { start: last.getStart(file), end: last.end };
    return isObject(source.slice(place.start, place.end)) ? place : undefined;
  }
  for (const { code, offset } of bracketedObjects(source)) {
    if (!hasSyntaxErrors(parseCell(code))) return { start: offset, end: source.trimEnd().length };
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
