import { type Point, placeOf } from "../places.ts";
import { type Place } from "../protocol.ts";
import { type Anchor, searchLinked } from "./linked.ts";

/** Where the symbol at a point is declared: in a cell, in a file beside the notebook, in the types of a library. */
export function definitions({ project, module, offset }: Point): readonly Place[] {
  const search = (at: Anchor) => project.service.getDefinitionAtPosition(at.path, at.offset) ?? [];
  const found = searchLinked(project, { path: module.path, offset }, search);
  return found.flatMap(({ fileName, textSpan }) => placeOf(project, fileName, textSpan) ?? []);
}

/** Where the type of the symbol at a point is declared. */
export function typeDefinitions({ project, module, offset }: Point): readonly Place[] {
  const found = project.service.getTypeDefinitionAtPosition(module.path, offset) ?? [];
  return found.flatMap(({ fileName, textSpan }) => placeOf(project, fileName, textSpan) ?? []);
}
