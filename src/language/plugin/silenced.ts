import type ts from "typescript";

/** What each question about a cell is answered with: what is not listed is about the cell's own text, such as its outline. */
const empty: {
  readonly [Name in keyof ts.LanguageService]?: ReturnType<Extract<ts.LanguageService[Name], (...args: never[]) => unknown>>;
} = {
  getSyntacticDiagnostics: [],
  getSemanticDiagnostics: [],
  getSuggestionDiagnostics: [],
  getCompletionsAtPosition: undefined,
  getCompletionEntryDetails: undefined,
  getQuickInfoAtPosition: undefined,
  getSignatureHelpItems: undefined,
  getDefinitionAtPosition: undefined,
  getDefinitionAndBoundSpan: undefined,
  getTypeDefinitionAtPosition: undefined,
  getImplementationAtPosition: undefined,
  getReferencesAtPosition: undefined,
  findReferences: undefined,
  getRenameInfo: { canRename: false, localizedErrorMessage: "Carrybook renames names of cells." },
  findRenameLocations: undefined,
  getDocumentHighlights: undefined,
  getEncodedSemanticClassifications: { spans: [], endOfLineState: 0 },
  provideInlayHints: [],
  getCodeFixesAtPosition: [],
  getApplicableRefactors: [],
  prepareCallHierarchy: undefined,
  // These would take out what they see used nowhere: the names that other cells use.
  organizeImports: [],
  getCombinedCodeFix: { changes: [] },
};

/** A language service that has nothing to say of some files. */
export function silenced(service: ts.LanguageService, isSilent: (fileName: string) => boolean): ts.LanguageService {
  const answers = Object.entries<unknown>(empty).map(([name, answer]) => {
    const original = (service as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>)[name];
    const answered = (about: string | { readonly fileName: string }, ...rest: unknown[]) =>
      isSilent(typeof about === "string" ? about : about.fileName) ? answer : original?.call(service, about, ...rest);
    return [name, answered] as const;
  });
  return { ...service, ...Object.fromEntries(answers) };
}
