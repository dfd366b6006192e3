import type { AnyNode, Identifier, Program } from "acorn";
import { type Bindings, declaredNames } from "./bindings.ts";
import { declaredIn } from "./scopes.ts";
import { childrenOf, identifiersOf } from "./walk.ts";

/** The names that a cell makes constant: its `const`s and its imports. */
export function constantsOf(bindings: Bindings): string[] {
  return [
    ...bindings.lexical.filter(({ kind }) => kind === "const").flatMap(declaredNames),
    ...bindings.imports.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name)),
  ];
}

/**
 * Finds the first assignment to a constant. V8 would not: to be declarable again, every constant is a `let` to it.
 *
 * @param constants - the constants at the top level, of this cell and of earlier ones that it does not declare itself
 */
export function assignmentToConstant(program: Program, constants: ReadonlySet<string>): Identifier | undefined {
  return constants.size === 0 ? undefined : findIn(program, new Set(), constants);
}

function findIn(node: AnyNode, hidden: ReadonlySet<string>, constants: ReadonlySet<string>): Identifier | undefined {
  const found = targetsOf(node).find(({ name }) => constants.has(name) && !hidden.has(name));
  if (found) return found;
  const inner = node.type === "Program" ? [] : declaredIn(node);
  const hiddenInside = inner.length > 0 ? new Set([...hidden, ...inner]) : hidden;
  for (const child of childrenOf(node)) {
    const below = findIn(child, hiddenInside, constants);
    if (below) return below;
  }
  return undefined;
}

/** The variables to which a node itself assigns. */
function targetsOf(node: AnyNode): readonly Identifier[] {
  if (node.type === "AssignmentExpression") return identifiersOf(node.left);
  if (node.type === "UpdateExpression") return node.argument.type === "Identifier" ? [node.argument] : [];
  const isLoop = node.type === "ForInStatement" || node.type === "ForOfStatement";
  return isLoop && node.left.type !== "VariableDeclaration" ? identifiersOf(node.left) : [];
}
