/** What a code cell is written in. */
export type CellLanguage = "typescript" | "sql";

/** The language of a cell by an editor's id for it; all but SQL is TypeScript to the kernel. */
export function languageOfId(languageId: unknown): CellLanguage {
  return languageId === "sql" ? "sql" : "typescript";
}

/** The language of a code cell in a file: a cell in another language than the notebook's says so where VS Code saves it. */
export function cellLanguage(cell: { readonly metadata: Readonly<Record<string, unknown>> }): CellLanguage {
  const { vscode } = cell.metadata;
  return languageOfId(typeof vscode === "object" && vscode !== null && "languageId" in vscode ? vscode.languageId : undefined);
}
