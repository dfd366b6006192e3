import ts from "typescript";

/** A declaration as a reader knows it: without the modules that cells are to the compiler, and without the way of an import. */
export function plainDeclaration(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return withoutModules(ts.displayPartsToString(parts ? [...parts] : undefined))
    .replace(/^\(alias\) (?=[\w$]+[<(])/, "function ")
    .replace(/^\(alias\) /, "")
    .replace(/\n(?:import|export) [^\n]*$/, "");
}

/** A text of the compiler's in which a cell's type has no module before it. */
export function withoutModules(text: string): string {
  return text.replace(/import\("[^"]*\/__nb_\w+(?:\.ts)?"\)\.?/g, "").replace(/"[^"]*\/__nb_\w+(?:\.ts)?"/g, "another cell");
}
