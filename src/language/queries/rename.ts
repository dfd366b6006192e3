import ts from "typescript";
import { type Point, placeOf, rangeInCell } from "../places.ts";
import { type Edit, type Refusal, type TextRange } from "../protocol.ts";
import { type Anchor, searchLinked } from "./linked.ts";

const preferences: ts.UserPreferences = { providePrefixAndSuffixTextForRename: true };

/** The word that a rename at a point would change. */
export function renameRange(point: Point): { readonly range: TextRange; readonly name: string } | Refusal {
  const { project, module, offset } = point;
  const info = project.service.getRenameInfo(module.path, offset, { ...preferences, allowRenameOfImportPath: false });
  if (!info.canRename) return { refused: info.localizedErrorMessage };
  const range = rangeInCell(module, info.triggerSpan);
  if (!range || isOfLibrary(point)) return { refused: "It is declared in a library: only names of your own can be changed." };
  return { range, name: info.displayName };
}

/** The edits that give the symbol at a point another name, in all cells and in the user's own files. */
export function rename(point: Point, newName: string): readonly Edit[] | Refusal {
  const { project } = point;
  if (!isName(newName)) return { refused: `"${newName}" is no name of a variable.` };
  const asked = renameRange(point);
  if ("refused" in asked) return asked;
  return locations(point).flatMap(({ fileName, textSpan, prefixText = "", suffixText = "" }) => {
    const place = placeOf(project, fileName, textSpan);
    return place ? [{ place, text: `${prefixText}${newName}${suffixText}` }] : [];
  });
}

function locations({ project, module, offset }: Point): ts.RenameLocation[] {
  const search = ({ path, offset: at }: Anchor) => project.service.findRenameLocations(path, at, false, false, preferences) ?? [];
  return searchLinked(project, { path: module.path, offset }, search);
}

/** Whether a rename would change files of a package, or a name that a cell has from the library without an import. */
function isOfLibrary(point: Point): boolean {
  const { project } = point;
  return locations(point).some(({ fileName, textSpan }) => {
    if (project.isOfLibrary(fileName)) return true;
    const links = [...(project.moduleAt(fileName)?.links.values() ?? [])];
    return links.some(({ from, nameStart }) => from === undefined && nameStart === textSpan.start);
  });
}

function isName(text: string): boolean {
  const [first = "", ...rest] = text;
  const { ESNext } = ts.ScriptTarget;
  return (
    ts.isIdentifierStart(first.codePointAt(0) ?? 0, ESNext) &&
    rest.every((character) => ts.isIdentifierPart(character.codePointAt(0) ?? 0, ESNext))
  );
}
