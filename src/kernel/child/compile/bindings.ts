import type {
  AnyNode,
  ClassDeclaration,
  FunctionDeclaration,
  Identifier,
  ImportDeclaration,
  Program,
  VariableDeclaration,
} from "acorn";
import { holdsItsOwnVars, namesOf, walk } from "./walk.ts";

/** A named function or class declared at the top level of a cell. */
export interface Definition<Node> {
  readonly name: string;
  readonly node: Node;
}

/** What the top level of a cell declares. */
export interface Bindings {
  /** `const` and `let`, each of which becomes `let`. */
  readonly lexical: readonly VariableDeclaration[];
  /** `var` that can become `let` where it stands: declared once, used only after. */
  readonly plainVars: readonly VariableDeclaration[];
  /** `var` that becomes an assignment, its names declared at the top of the cell. */
  readonly hoistedVars: readonly VariableDeclaration[];
  readonly functions: readonly Definition<FunctionDeclaration>[];
  readonly classes: readonly Definition<ClassDeclaration>[];
  readonly imports: readonly ImportDeclaration[];
  /** The names of the hoisted `var`s. */
  readonly hoistedNames: ReadonlySet<string>;
  /** Whether a function or an import is used above its declaration, so that these have to move to the top. */
  readonly needsHoisting: boolean;
  /** Every name declared at the top level, except for imports. */
  readonly names: readonly string[];
}

/**
 * Finds what the top level of a cell declares.
 *
 * @param offsets - where each name occurs
 */
export function bindingsOf(program: Program, offsets: ReadonlyMap<string, readonly number[]>): Bindings {
  const statements = program.body.map(declared);
  const variables = statements.filter((node) => node.type === "VariableDeclaration");
  const functions = statements.filter((node) => node.type === "FunctionDeclaration").flatMap((node) => named(node));
  const classes = statements.filter((node) => node.type === "ClassDeclaration").flatMap((node) => named(node));
  const imports = statements.filter((node) => node.type === "ImportDeclaration");
  const lexical = variables.filter(({ kind }) => kind === "const" || kind === "let");

  const usedAbove = (name: string, offset: number) => (offsets.get(name)?.[0] ?? Infinity) < offset;
  const vars = allVars(program);
  const declarations = counted(vars.flatMap(declaredNames));
  const atTop = new Set<AnyNode>(variables);
  const isPlain = (node: VariableDeclaration) =>
    atTop.has(node) && declaredNames(node).every((name) => declarations.get(name) === 1 && !usedBefore(name, node, offsets));
  const hoistedVars = vars.filter((node) => !isPlain(node));
  return {
    lexical,
    plainVars: vars.filter(isPlain),
    hoistedVars,
    functions,
    classes,
    imports,
    hoistedNames: new Set(hoistedVars.flatMap(declaredNames)),
    needsHoisting:
      functions.some(({ name, node }) => usedAbove(name, node.start)) ||
      imports.some((node) => node.specifiers.some(({ local }) => usedAbove(local.name, node.start))),
    names: [...declarations.keys(), ...lexical.flatMap(declaredNames), ...[...functions, ...classes].map(({ name }) => name)],
  };
}

/** The names that a `var`, `let` or `const` declares. */
export function declaredNames(node: VariableDeclaration): string[] {
  return node.declarations.flatMap(({ id }) => namesOf(id));
}

/** The declaration behind an `export`. */
function declared(node: AnyNode): AnyNode {
  if (node.type === "ExportNamedDeclaration" && node.declaration) return node.declaration;
  if (node.type === "ExportDefaultDeclaration" && node.declaration.type.endsWith("Declaration")) return node.declaration;
  return node;
}

/** A definition that has a name: `export default` may have none. */
function named<Node extends { id: Identifier | null }>(node: Node): Definition<Node & { id: Identifier }>[] {
  const { id } = node;
  return id ? [{ name: id.name, node: { ...node, id } }] : [];
}

/** Each `var` of the cell, also within blocks and loops. */
function allVars(program: Program): VariableDeclaration[] {
  const found: VariableDeclaration[] = [];
  walk(program, (node) => {
    if (node.type === "VariableDeclaration" && node.kind === "var") found.push(node);
    return !holdsItsOwnVars(node);
  });
  return found;
}

/** Whether a variable occurs above its declarator's end other than as the declared name: `let` would then be in its dead zone. */
function usedBefore(name: string, node: VariableDeclaration, offsets: ReadonlyMap<string, readonly number[]>): boolean {
  const declarator = node.declarations.find(({ id }) => namesOf(id).includes(name));
  const end = declarator?.end ?? node.end;
  return (offsets.get(name) ?? []).filter((offset) => offset < end).length > 1;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
