import { documentationOf } from "../documentation.ts";
import { type Point } from "../places.ts";
import { type CompletionSource, type Description } from "../protocol.ts";
import { plainDeclaration } from "./declaration-text.ts";
import { describeAt } from "./hover.ts";
import { completionPreferences } from "./completions.ts";

/** What is shown beside a completion that is looked at. */
export function completionDetails(point: Point, name: string, from: CompletionSource): Description | undefined {
  const { project, module, offset } = point;
  if (from.kind === "library") return describeAt(project, project.libraryFile, project.libraryOffset(name));
  if (from.kind === "cell") {
    const origin = project.modules.ofCell(from.cell);
    const declaration = origin?.declared.get(name);
    const place = declaration && origin?.text.toModule(declaration.offset);
    return origin && place !== undefined ? describeAt(project, origin.path, place) : undefined;
  }
  const details = project.service.getCompletionEntryDetails(
    module.path,
    offset,
    name,
    {},
    from.source,
    completionPreferences,
    undefined,
  );
  if (!details) return undefined;
  return {
    declaration: plainDeclaration(details.displayParts),
    documentation: documentationOf(details.documentation, details.tags),
  };
}
