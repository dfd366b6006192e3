import ts from "typescript";
import { documentationOf } from "../documentation.ts";
import { type Point, rangeInCell } from "../places.ts";
import { type Project } from "../project.ts";
import { type Description, type TextRange } from "../protocol.ts";
import { plainDeclaration } from "./declaration-text.ts";

/** What is told of the symbol at a point. */
export function hover({ project, module, offset }: Point): (Description & { readonly range: TextRange }) | undefined {
  const info = project.service.getQuickInfoAtPosition(module.path, offset);
  const range = info && rangeInCell(module, info.textSpan);
  if (!range) return undefined;
  const name = module.text.text.slice(info.textSpan.start, info.textSpan.start + info.textSpan.length);
  const link = module.links.get(name);
  // A name that the cell assigns to is declared for it without the docstring of its origin.
  const isCopied = link && link.originStart !== link.nameStart && info.kind !== ts.ScriptElementKind.parameterElement;
  const origin = isCopied ? describeAt(project, module.path, link.originStart) : undefined;
  return { declaration: plainDeclaration(info.displayParts), documentation: origin?.documentation ?? docsOf(info), range };
}

/** What is told of the symbol at an offset of a file. */
export function describeAt(project: Project, path: string, offset: number): Description | undefined {
  const info = project.service.getQuickInfoAtPosition(path, offset);
  return info && { declaration: plainDeclaration(info.displayParts), documentation: docsOf(info) };
}

function docsOf({ documentation, tags }: ts.QuickInfo): string {
  return documentationOf(documentation, tags);
}
