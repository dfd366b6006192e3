import { type Cell } from "./cell.ts";
import { type CellNames, type Declaration, namesOfCell, type Use } from "./cell-names.ts";
import { lastObject, type LastObject, parseCell } from "./last-object.ts";
import { namesOfSql, type SqlUse } from "./sql-names.ts";

/** What is known of a cell by its text alone. */
export interface ScannedCell extends CellNames {
  readonly lastObject?: LastObject;
  /** Of an SQL cell: the words that stand for variables, in the order of the text. */
  readonly sqlUses?: readonly SqlUse[];
}

/** Reads a cell's names. */
export function scanCell({ language, text }: Cell): ScannedCell {
  if (language === "sql") return scanSql(text);
  const file = parseCell(text);
  const object = lastObject(text, file);
  if (!object) return namesOfCell(file);
  const { start, end } = object;
  const names = namesOfCell(parseCell(`${text.slice(0, start)};(${text.slice(start, end)})${text.slice(end)}`));
  // Nothing can be declared in the object or after it: the offsets of the names stand.
  return { ...names, lastObject: object };
}

function scanSql(text: string): ScannedCell {
  const { declared, used } = namesOfSql(text);
  const use: Use = { isAssigned: false, isDeferred: false };
  return {
    declared: new Map<string, Declaration>(declared ? [[declared.name, { kind: "let", offset: declared.offset }]] : []),
    exported: new Set(),
    used: new Map(used.map(({ name }) => [name, use])),
    sqlUses: used,
  };
}
