import type ts from "typescript";
import { type CompletionItem, type Completions } from "../protocol.ts";
import { type Point, rangeInCell } from "../places.ts";

/** What the compiler is to offer: nothing that would need another import, since the library's names need none. */
export const completionPreferences: ts.GetCompletionsAtPositionOptions = {
  includeCompletionsForModuleExports: false,
  includeCompletionsForImportStatements: false,
  includeCompletionsWithInsertText: true,
  includeCompletionsWithSnippetText: true,
  includeAutomaticOptionalChainCompletions: true,
  useLabelDetailsInCompletionEntries: true,
  quotePreference: "double",
};

/** How the compiler sorts: what is in scope, then what is global. Names of the notebook stand with the first, the library's between. */
const inScope = "11";
const ofLibrary = "12";

/** What can be written at a point of a cell. */
export function completions({ project, module, offset }: Point, trigger?: string): Completions | undefined {
  const triggerCharacter = triggerCharacters.find((character) => character === trigger);
  const found = project.service.getCompletionsAtPosition(module.path, offset, {
    ...completionPreferences,
    ...(triggerCharacter && { triggerCharacter }),
  });
  if (!found) return undefined;
  const { entries, optionalReplacementSpan, defaultCommitCharacters = [] } = found;
  const items = entries.map((entry) =>
    itemOf(entry, entry.replacementSpan ?? optionalReplacementSpan, { project, module, offset }),
  );
  return {
    items: hasGlobals(entries) ? withNames(items, { project, module, offset }) : items,
    commitCharacters: defaultCommitCharacters,
  };
}

const triggerCharacters: readonly ts.CompletionsTriggerCharacter[] = [".", '"', "'", "`", "/", "@"];

/** Whether any name may stand here: then `Array` does, as a value and as a type. */
function hasGlobals(entries: readonly ts.CompletionEntry[]): boolean {
  return entries.some(({ name, sortText }) => name === "Array" && sortText.startsWith("15"));
}

function itemOf(entry: ts.CompletionEntry, span: ts.TextSpan | undefined, { module }: Point): CompletionItem {
  const range = span && rangeInCell(module, span);
  return {
    name: entry.name,
    kind: entry.kind,
    sortText: entry.sortText,
    from: { kind: "here", ...(entry.source !== undefined && { source: entry.source }) },
    ...(entry.insertText !== undefined && { insertText: entry.insertText }),
    ...(entry.isSnippet && { isSnippet: true }),
    ...(entry.filterText !== undefined && { filterText: entry.filterText }),
    ...(entry.kindModifiers?.includes("deprecated") && { isDeprecated: true }),
    ...(range && { range }),
  };
}

/** With the names of the cells above and of the library, which the cell's module takes in only once they are used. */
function withNames(items: readonly CompletionItem[], { project, module }: Point): CompletionItem[] {
  const above = project.modules.namesAbove(module.cell.id);
  const ofNotebook = [...above].map(([name, { declared, cell }]): CompletionItem => {
    return { name, kind: declared.get(name)?.kind ?? "const", sortText: inScope, from: { kind: "cell", cell: cell.id } };
  });
  const ofCarrybook = project.libraryNames.map(({ name, kind }): CompletionItem => {
    return { name, kind, sortText: ofLibrary, from: { kind: "library" } };
  });
  const taken = new Set(items.filter(({ sortText }) => !sortText.startsWith("15")).map(({ name }) => name));
  const added = new Map([...ofCarrybook, ...ofNotebook].filter(({ name }) => !taken.has(name)).map((item) => [item.name, item]));
  // What the cell only mentions of the library is in scope for the compiler, but no nearer to the user than the rest.
  const sorted = items.map((item) => {
    const link = module.links.get(item.name);
    return link && link.from === undefined && item.sortText === inScope ? { ...item, sortText: ofLibrary } : item;
  });
  return [...sorted.filter(({ name }) => !added.has(name)), ...added.values()];
}
