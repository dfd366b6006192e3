import type { AnyNode, Identifier, Pattern } from "acorn";

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The nodes directly below a node, in the order of the source as acorn stores it. */
export function* childrenOf(node: AnyNode): Generator<AnyNode> {
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

/** Visits a node and all below it, each before its children; the visitor returns false to leave the children out. */
export function walk(node: AnyNode, visit: (node: AnyNode, parent?: AnyNode) => boolean | void, parent?: AnyNode): void {
  if (visit(node, parent) === false) return;
  for (const child of childrenOf(node)) walk(child, visit, node);
}

/** Whether a node opens a scope of its own for `var`. */
export function holdsItsOwnVars(node: AnyNode): boolean {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "StaticBlock" ||
    node.type === "ClassDeclaration" ||
    node.type === "ClassExpression"
  );
}

/** The names that a binding pattern declares. */
export function namesOf(pattern: Pattern): string[] {
  return identifiersOf(pattern).map(({ name }) => name);
}

/** The variables of a pattern: those that it declares, or to which it assigns. */
export function identifiersOf(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        identifiersOf(property.type === "Property" ? property.value : property.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? identifiersOf(element) : []));
    case "RestElement":
      return identifiersOf(pattern.argument);
    case "AssignmentPattern":
      return identifiersOf(pattern.left);
    case "MemberExpression":
      return [];
  }
}

/** Where each name occurs as an identifier, not as the name of a property. */
export function occurrences(program: AnyNode): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  walk(program, (node, parent) => {
    if (node.type !== "Identifier") return;
    if (parent?.type === "MemberExpression" && parent.property === node && !parent.computed) return;
    if (parent?.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand) return;
    const offsets = found.get(node.name);
    // An import that is not renamed holds its one identifier twice.
    if (offsets?.at(-1) === node.start) return;
    if (offsets) offsets.push(node.start);
    else found.set(node.name, [node.start]);
  });
  return found;
}
