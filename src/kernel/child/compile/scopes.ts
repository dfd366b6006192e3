import type { AnyNode, Identifier } from "acorn";
import { declaredNames } from "./bindings.ts";
import { childrenOf, holdsItsOwnVars, namesOf, walk } from "./walk.ts";

/** The names that a node declares for what is below it. */
export function declaredIn(node: AnyNode): string[] {
  // A declared function's own name is one of what is around it.
  if (node.type === "FunctionDeclaration") return [...node.params.flatMap(namesOf), ...varsIn(node.body)];
  if (node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression") {
    return [...(node.id ? [node.id.name] : []), ...node.params.flatMap(namesOf), ...varsIn(node.body)];
  }
  if (node.type === "ClassExpression" || node.type === "ClassDeclaration") return node.id ? [node.id.name] : [];
  if (node.type === "CatchClause") return node.param ? namesOf(node.param) : [];
  if (node.type === "BlockStatement") return node.body.flatMap(lexicalNames);
  if (node.type === "StaticBlock") return node.body.flatMap((statement) => [...lexicalNames(statement), ...varsIn(statement)]);
  if (node.type === "SwitchStatement") return node.cases.flatMap(({ consequent }) => consequent.flatMap(lexicalNames));
  if (node.type === "ForStatement") return node.init ? lexicalNames(node.init) : [];
  return node.type === "ForInStatement" || node.type === "ForOfStatement" ? lexicalNames(node.left) : [];
}

/** A place where a variable of the cell's top level, or a global, is named. */
export interface Reference {
  readonly identifier: Identifier;
  /** Whether it stands for a property's name as well: `{ a }`. */
  readonly isShorthand: boolean;
}

/** The places where names are meant that nothing in between declares; those of imports and of `export { … }` are left out. */
export function referencesTo(program: AnyNode, names: ReadonlySet<string>): readonly Reference[] {
  const found: Reference[] = [];
  const look = (node: AnyNode, hidden: ReadonlySet<string>, isShorthand: boolean): void => {
    if (node.type === "Identifier") {
      if (names.has(node.name) && !hidden.has(node.name)) found.push({ identifier: node, isShorthand });
      return;
    }
    const inner = node.type === "Program" ? [] : declaredIn(node).filter((name) => names.has(name));
    const hiddenInside = inner.length > 0 ? new Set([...hidden, ...inner]) : hidden;
    const isShort = node.type === "Property" && node.shorthand;
    const skipped = namesOnly(node);
    for (const child of childrenOf(node)) {
      if (skipped.includes(child)) continue;
      look(child, hiddenInside, isShort || (isShorthand && node.type === "AssignmentPattern" && child === node.left));
    }
  };
  look(program, new Set(), false);
  return found;
}

/** The children of a node that are names and no variables. */
function namesOnly(node: AnyNode): readonly (AnyNode | null | undefined)[] {
  if (node.type === "MemberExpression") return node.computed ? [] : [node.property];
  if (node.type === "Property" || node.type === "MethodDefinition" || node.type === "PropertyDefinition") {
    return node.computed ? [] : [node.key];
  }
  if (node.type === "MetaProperty") return [node.meta, node.property];
  if (node.type === "ImportDeclaration" || node.type === "ExportNamedDeclaration") return node.specifiers;
  if (node.type === "ExportAllDeclaration") return [node.exported];
  if ("label" in node) return [node.label];
  const isDefinition = /^(Function|Class)(Declaration|Expression)$/.test(node.type);
  return isDefinition && "id" in node ? [node.id] : [];
}

function lexicalNames(node: AnyNode): string[] {
  if (node.type === "VariableDeclaration") return node.kind === "var" ? [] : declaredNames(node);
  return (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") && node.id ? [node.id.name] : [];
}

function varsIn(body: AnyNode): string[] {
  const names: string[] = [];
  walk(body, (node) => {
    if (node.type === "VariableDeclaration" && node.kind === "var") names.push(...declaredNames(node));
    return !holdsItsOwnVars(node);
  });
  return names;
}
