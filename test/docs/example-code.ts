import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import type { Documented } from "../../scripts/docs/docstrings.ts";
import { root } from "../../scripts/run/tool.ts";

/** An example as a module: what it imports, and its lines with each expectation turned into a call. */
export interface ExampleCode {
  /** The exported name that the example belongs to. */
  readonly of: Documented;
  /** `src/finance/dcf.ts: dcf` */
  readonly title: string;
  /** The example as it stands, under the imports that its names need. */
  readonly typed: string;
  /** The same with `expression; // expected` as `$check(expression, "expected")`, without imports and types. */
  readonly body: string;
  /** Names that the body needs, by where they come from. */
  readonly imports: readonly { readonly name: string; readonly from: string }[];
  readonly expectations: number;
}

/** Names that an example takes from arquero, as a cell would. */
const arqueroNames = new Set(["table", "op", "escape", "ColumnTable"]);

/** Where an example looks for a name after its own file: a helper before the verb of the same name. */
const folderOrder = ["base", "finance", "tables", "charts", "data", "claims", "threads", "notebook"];

/** The examples of all docstrings; a name is looked up in its own file first, then from base upwards. */
export function exampleCodes(all: readonly Documented[]): ExampleCode[] {
  return all.flatMap((of) =>
    of.tags
      .filter(({ tag }) => tag === "example")
      .map(({ text }, index, { length }) => exampleCode(of, text, length > 1 ? ` (${index + 1})` : "", all)),
  );
}

function exampleCode(of: Documented, text: string, suffix: string, all: readonly Documented[]): ExampleCode {
  const source = ts.createSourceFile("example.ts", text, ts.ScriptTarget.Latest, true);
  const imports = namesIn(source).flatMap((name) => origin(name, of, all));
  const lines = imports.map(({ name, from, isType }) => {
    const specifier = from === "arquero" ? from : `../../${from}`;
    return `import { ${isType ? "type " : ""}${name} } from ${JSON.stringify(specifier)};`;
  });
  const { code, expectations } = withChecks(source);
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return {
    of,
    title: `${of.file}: ${of.name}${suffix}`,
    typed: [...lines, text, "export {};"].join("\n"),
    body: ts.transpileModule(code, { compilerOptions: options }).outputText.replace(/^export \{\};$/m, ""),
    imports: imports.filter(({ isType }) => !isType),
    expectations,
  };
}

/** The module that a name is loaded from at run time. */
export function moduleUrl(from: string): string {
  return from === "arquero" ? import.meta.resolve("arquero") : pathToFileURL(join(root, from)).href;
}

function origin(name: string, of: Documented, all: readonly Documented[]) {
  const candidates = all.filter((each) => each.name === name);
  const inOrder = folderOrder.map((wanted) => candidates.find((each) => each.file.split("/")[1] === wanted));
  const own = candidates.find((each) => each.file === of.file);
  if (!own && arqueroNames.has(name)) return [{ name, from: "arquero", isType: false }];
  const found = own ?? inOrder.find((each) => each !== undefined);
  return found ? [{ name, from: found.file, isType: found.kind === "type" }] : [];
}

/** Every name that an example uses and does not declare, property names left out. */
function namesIn(source: ts.SourceFile): string[] {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isProperty =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        ts.isPropertySignature(parent);
      const isDeclared =
        (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) && parent.name === node;
      if (isDeclared) declared.add(node.text);
      else if (!isProperty) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...used].filter((name) => !declared.has(name)).sort();
}

/** Turns each `expression; // expected` into a call that compares the two. */
function withChecks(source: ts.SourceFile): { code: string; expectations: number } {
  let code = source.text;
  let expectations = 0;
  for (const statement of [...source.statements].reverse()) {
    const [comment] = ts.getTrailingCommentRanges(source.text, statement.end) ?? [];
    if (!comment || !ts.isExpressionStatement(statement)) continue;
    const expected = source.text.slice(comment.pos + 2, comment.end).trim();
    const expression = statement.expression.getText(source);
    const call = `$check(await (${expression}), ${JSON.stringify(expected)});`;
    code = code.slice(0, statement.getStart(source)) + call + code.slice(comment.end);
    expectations += 1;
  }
  return { code, expectations };
}
