import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { root } from "../run/tool.ts";

/** One name that a cell can import, and where it is declared. */
export interface PublicName {
  readonly name: string;
  readonly file: string;
}

/**
 * What `src/library.ts` gives to cells: its re-exports, and for a name that it makes itself (a helper and its verb under one
 * name) every import that it is made from.
 */
export function publicNames(file = "src/library.ts"): PublicName[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const imported = new Map<string, PublicName>();
  const names: PublicName[] = [];
  const pathOf = (specifier: ts.Expression) => posix.join(posix.dirname(file), (specifier as ts.StringLiteral).text);
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && statement.moduleSpecifier.getText(source).startsWith('"./')) {
      const bindings = statement.importClause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings)) continue;
      for (const each of bindings.elements) {
        const name = (each.propertyName ?? each.name).text;
        imported.set(each.name.text, { name, file: pathOf(statement.moduleSpecifier) });
      }
    } else if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const each of statement.exportClause.elements) {
        const name = (each.propertyName ?? each.name).text;
        const local = statement.moduleSpecifier ? undefined : imported.get(name);
        const made = statement.moduleSpecifier ? { name, file: pathOf(statement.moduleSpecifier) } : local;
        if (made) names.push(made);
      }
    } else if (ts.isVariableStatement(statement)) {
      names.push(...usedIn(statement, imported));
    }
  }
  return names;
}

function usedIn(node: ts.Node, imported: ReadonlyMap<string, PublicName>): PublicName[] {
  const found: PublicName[] = [];
  const visit = (each: ts.Node): void => {
    const name = ts.isIdentifier(each) ? imported.get(each.text) : undefined;
    if (name) found.push(name);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}
