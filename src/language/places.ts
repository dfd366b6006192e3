import type ts from "typescript";
import { type CellModule } from "./cell-module.ts";
import { type Project } from "./project.ts";
import { type Place, type Position, type TextRange } from "./protocol.ts";

/** A point that is asked about: in the module of a cell. */
export interface Point {
  readonly project: Project;
  readonly module: CellModule;
  /** The offset in the module. */
  readonly offset: number;
}

/** The place of a span of the compiler's; undefined for what is written around a cell. */
export function placeOf(project: Project, path: string, { start, length }: ts.TextSpan): Place | undefined {
  const module = project.moduleAt(path);
  if (module) {
    const range = rangeInCell(module, { start, length });
    return range && { cell: module.cell.id, range };
  }
  const file = project.program.getSourceFile(path);
  if (!file || path === project.libraryFile) return undefined;
  const positionIn = (offset: number) => file.getLineAndCharacterOfPosition(offset);
  return { file: path, range: { start: positionIn(start), end: positionIn(start + length) } };
}

/** A span of a cell's module as a range of the cell. */
export function rangeInCell({ cell, text }: CellModule, { start, length }: ts.TextSpan): TextRange | undefined {
  const [from, to] = [text.toCell(start), text.toCell(start + length)];
  if (from === undefined || to === undefined) return undefined;
  return { start: positionAt(cell.text, from), end: positionAt(cell.text, to) };
}

/** The line and character of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
