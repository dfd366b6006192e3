import { type Point, placeOf } from "../places.ts";
import { type Place } from "../protocol.ts";
import { searchLinked } from "./linked.ts";

/** Where the symbol at a point is used: in the notebook's cells and in the user's own files. */
export function references({ project, module, offset }: Point, withDeclaration: boolean): readonly Place[] {
  const found = searchLinked(project, { path: module.path, offset }, (at) =>
    (project.service.findReferences(at.path, at.offset) ?? []).flatMap((symbol) => symbol.references),
  );
  return found
    .filter(({ fileName, isDefinition }) => !project.isOfLibrary(fileName) && (withDeclaration || !isDefinition))
    .flatMap(({ fileName, textSpan }) => placeOf(project, fileName, textSpan) ?? []);
}
