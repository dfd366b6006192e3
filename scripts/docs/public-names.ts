import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { root } from "../run/tool.ts";

/** One name that a cell can import, and where it is declared. */
export interface PublicName {
  readonly name: string;
  readonly file: string;
}

/** What `src/library.ts` gives to cells; for a name with a table verb, the verb and the helper that it is made from. */
export function publicNames(file = "src/library.ts"): PublicName[] {
  return parsed(file).statements.flatMap((statement): PublicName[] => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) return [];
    const path = posix.join(posix.dirname(file), (statement.moduleSpecifier as ts.StringLiteral).text);
    return statement.exportClause.elements.flatMap((each) => {
      const name = (each.propertyName ?? each.name).text;
      return [{ name, file: path }, ...(path.startsWith("src/tables/") ? helpersBehind(name, path) : [])];
    });
  });
}

/** The helpers of `finance/` that the declaration of a name is made from. */
function helpersBehind(name: string, file: string): PublicName[] {
  const { statements } = parsed(file);
  const imported = new Map<string, PublicName>();
  for (const statement of statements.filter(ts.isImportDeclaration)) {
    const path = posix.join(posix.dirname(file), (statement.moduleSpecifier as ts.StringLiteral).text);
    const bindings = statement.importClause?.namedBindings;
    if (!path.startsWith("src/finance/") || !bindings || !ts.isNamedImports(bindings)) continue;
    for (const each of bindings.elements)
      imported.set(each.name.text, { name: (each.propertyName ?? each.name).text, file: path });
  }
  return statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => statement.declarationList.declarations)
    .filter((declaration) => declaration.name.getText() === name && declaration.initializer)
    .flatMap(({ initializer }) => (initializer && ts.isCallExpression(initializer) ? initializer.arguments : []))
    .flatMap((argument) => imported.get(argument.getText()) ?? []);
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
}
