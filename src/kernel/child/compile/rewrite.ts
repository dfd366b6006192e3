import type { AnyNode, ImportDeclaration, ImportExpression, Program, VariableDeclaration } from "acorn";
import type MagicString from "magic-string";
import { type Bindings, type Definition } from "./bindings.ts";
import { compiledName, isGlobalName } from "./global-names.ts";
import { runtimeName } from "../runtime-name.ts";
import { walk } from "./walk.ts";

/** Turns every declaration at the top level into `let`, the one kind that V8 lets a later cell declare again. */
export function rewriteDeclarations(code: MagicString, bindings: Bindings): void {
  for (const node of bindings.lexical) if (node.kind === "const") code.overwrite(node.start, node.start + 5, "let  ");
  for (const node of bindings.plainVars) code.overwrite(node.start, node.start + 3, "let");
  for (const node of bindings.hoistedVars) rewriteAsAssignment(code, node);
  for (const { name, node } of bindings.classes) {
    code.prependRight(node.start, `let ${compiledName(name)} = `);
    code.appendLeft(node.end, ";");
  }
  for (const definition of bindings.functions) rewriteFunction(code, definition);
  if (bindings.hoistedNames.size > 0) code.prepend(`let ${[...bindings.hoistedNames].map(compiledName).join(", ")};`);
}

/** `var a = 1, b, { c } = d` as `a = 1, void 0, ({ c } = d)`; the names are declared at the top of the cell. */
function rewriteAsAssignment(code: MagicString, node: VariableDeclaration): void {
  code.overwrite(node.start, node.start + 3, "   ");
  const isTarget = node.declarations.length === 1 && node.declarations[0]?.init === null;
  for (const { id, init, start, end } of node.declarations) {
    if (!init) {
      if (!isTarget || !isLoopTarget(code, node)) code.overwrite(start, end, "void 0");
    } else if (id.type !== "Identifier") {
      code.prependRight(start, "void (");
      code.appendLeft(end, ")");
    }
  }
}

/** Whether a declaration without a value is the variable of a `for … of` or `for … in`. */
function isLoopTarget(code: MagicString, node: VariableDeclaration): boolean {
  return /^\s*(of|in)\b/.test(code.original.slice(node.end));
}

/** `function f() {}` as `let f = function () {};`: without a name of its own, it sees what the name holds later. */
function rewriteFunction(code: MagicString, { name, node }: Definition<AnyNode & { id: AnyNode }>): void {
  const isRenamed = isGlobalName(name);
  // It takes its name from where it is put: as a property, the one that was written.
  code.prependRight(node.start, `let ${compiledName(name)} = ${isRenamed ? `({ ${name}: ` : ""}`);
  code.remove(node.id.start, node.id.end);
  code.appendLeft(node.end, isRenamed ? ` }).${name};` : ";");
}

/** Moves functions and imports to the top of the cell, the imports first. */
export function hoist(code: MagicString, bindings: Bindings): void {
  for (const { start, end } of [...bindings.imports, ...bindings.functions.map(({ node }) => node)]) {
    if (start > 0) code.move(start, end, 0);
  }
}

/** Takes `export` away: a cell has no one to export to, but pasted code has. */
export function rewriteExports(code: MagicString, program: Program): void {
  for (const node of program.body) {
    if (node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source)) {
      code.overwrite(node.start, node.end, `await ${runtimeName}.import(${node.source?.raw ?? ""}, {});`);
    } else if (node.type === "ExportNamedDeclaration") {
      if (node.declaration) blank(code, node.start, node.declaration.start);
      else code.overwrite(node.start, node.end, ";");
    } else if (node.type === "ExportDefaultDeclaration") {
      const isNamed = "id" in node.declaration && node.declaration.id && node.declaration.type.endsWith("Declaration");
      if (isNamed) blank(code, node.start, node.declaration.start);
      else discard(code, node);
    }
  }
}

/** Makes `export default x` a statement that computes `x`, whatever kind of expression it is. */
function discard(code: MagicString, { start, end }: AnyNode): void {
  const text = code.original.slice(start, end);
  const [head = ""] = /^export\s+default\b/.exec(text) ?? [];
  code.overwrite(start, start + head.length, "void (");
  code.appendLeft(text.endsWith(";") ? end - 1 : end, ")");
}

function blank(code: MagicString, start: number, end: number): void {
  code.overwrite(start, end, code.original.slice(start, end).replace(/[^\n]/g, " "));
}

/** What is known of a cell's imports. */
export interface ImportUse {
  /** Where each name occurs. */
  readonly used: ReadonlyMap<string, readonly number[]>;
  readonly isTypeOnly: (node: ImportDeclaration) => boolean;
}

/** Turns each static import into an awaited call of the kernel's importer, on as many lines. */
export function rewriteImports(code: MagicString, bindings: Bindings, { used, isTypeOnly }: ImportUse): void {
  for (const node of bindings.imports) {
    const text = isTypeOnly(node) ? ";" : importCall(node, (name) => (used.get(name)?.length ?? 0) > 1);
    const lines = code.original.slice(node.start, node.end).split("\n").length - 1;
    code.overwrite(node.start, node.end, `${text}${"\n".repeat(lines)}`);
  }
}

function importCall(node: ImportDeclaration, isUsed: (local: string) => boolean): string {
  const whole = node.specifiers.find(({ type }) => type === "ImportNamespaceSpecifier")?.local.name;
  const namespace = whole === undefined ? undefined : compiledName(whole);
  const names = node.specifiers.flatMap((specifier) => {
    if (specifier.type === "ImportNamespaceSpecifier") return [];
    if (specifier.type === "ImportDefaultSpecifier") return [{ imported: "default", local: specifier.local.name }];
    const { imported, local } = specifier;
    return [{ imported: imported.type === "Literal" ? String(imported.value) : imported.name, local: local.name }];
  });
  const required = names.filter(({ local }) => isUsed(local)).map(({ imported }) => imported);
  const attributes = node.attributes.map(({ key, value }) => [key.type === "Literal" ? key.value : key.name, value.value]);
  const options = JSON.stringify({
    names: names.map(({ imported }) => imported),
    required,
    attributes: Object.fromEntries(attributes) as unknown,
  });
  const call = `await ${runtimeName}.import(${JSON.stringify(node.source.value)}, ${options})`;
  const pattern = `{ ${names.map(({ imported, local }) => `${JSON.stringify(imported)}: ${compiledName(local)}`).join(", ")} }`;
  if (namespace === undefined) return names.length > 0 ? `let ${pattern} = ${call};` : `${call};`;
  return names.length > 0 ? `let ${namespace} = ${call}, ${pattern} = ${namespace};` : `let ${namespace} = ${call};`;
}

/** Turns `import(…)` and `import.meta` into the kernel's own. */
export function rewriteDynamicImports(code: MagicString, program: Program): void {
  walk(program, (node) => {
    if (node.type === "ImportExpression") rewriteImportExpression(code, node);
    if (node.type === "MetaProperty" && node.meta.name === "import") {
      code.overwrite(node.start, node.end, `${runtimeName}.meta`);
    }
  });
}

function rewriteImportExpression(code: MagicString, node: ImportExpression): void {
  code.overwrite(node.start, node.start + "import".length, `${runtimeName}.load`);
}
