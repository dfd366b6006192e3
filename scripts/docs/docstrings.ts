import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../run/tool.ts";

/** The folders of `src/` whose docstrings make the reference. */
export const documentedFolders = ["base", "finance", "tables", "charts", "data", "claims", "threads", "notebook"] as const;

/** One tag of a docstring: `@throws` and what follows it. */
export interface DocTag {
  readonly tag: string;
  readonly text: string;
}

/** One exported name with its docstring. */
export interface Documented {
  readonly name: string;
  readonly kind: "function" | "class" | "constant" | "type";
  /** Path below the checkout, with forward slashes. */
  readonly file: string;
  readonly line: number;
  /** The declaration without its body. */
  readonly signature: string;
  readonly text: string;
  readonly tags: readonly DocTag[];
  /** Names of the parameters, of the first signature. */
  readonly parameters: readonly string[];
  readonly returnsValue: boolean;
  /** Codes of the errors that the declaration's own body makes. */
  readonly throwsCodes: readonly string[];
}

/** Every exported name of the documented folders, in the order of files and lines. */
export function documentedExports(folders: readonly string[] = documentedFolders): Documented[] {
  return folders.flatMap((folder) =>
    globSync(`src/${folder}/**/*.ts`, { cwd: root })
      .map((path) => path.replaceAll("\\", "/"))
      .sort()
      .flatMap((file) => exportsOf(file, readFileSync(join(root, file), "utf8"))),
  );
}

/** The exported names of one file. */
export function exportsOf(file: string, code: string): Documented[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Documented>();
  for (const statement of source.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const declared of declarationsOf(statement)) {
      const before = found.get(declared.name);
      const entry = verbEntry(statement, source) ?? describe(declared, statement, source);
      if (!before) found.set(declared.name, entry);
      else found.set(declared.name, joined(before, entry));
    }
  }
  return [...found.values()];
}

interface Declared {
  readonly name: string;
  readonly kind: Documented["kind"];
  /** The part of the statement that has parameters, where it is a function. */
  readonly callable?: ts.SignatureDeclaration;
}

function declarationsOf(statement: ts.Statement): Declared[] {
  if (ts.isFunctionDeclaration(statement) && statement.name) {
    return [{ name: statement.name.text, kind: "function", callable: statement }];
  }
  if (ts.isClassDeclaration(statement) && statement.name) return [{ name: statement.name.text, kind: "class" }];
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return [{ name: statement.name.text, kind: "type" }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration): Declared[] => {
    if (!ts.isIdentifier(declaration.name)) return [];
    const { initializer } = declaration;
    const callable = initializer && ts.isArrowFunction(initializer) ? initializer : undefined;
    return [{ name: declaration.name.text, kind: callable ? "function" : "constant", ...(callable && { callable }) }];
  });
}

/**
 * A helper and its table verb under one name: the entry is the verb's. Its docstring stands on the name, or on the function of the
 * file that it is made from; the helper has an entry of its own.
 */
function verbEntry(statement: ts.Statement, source: ts.SourceFile): Documented | undefined {
  const [declaration] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const call = declaration?.initializer;
  if (!declaration || !call || !ts.isCallExpression(call)) return undefined;
  const maker = call.expression.getText(source);
  if (maker !== "onTables" && maker !== "rowVerb" && maker !== "rowsVerb") return undefined;
  const name = declaration.name.getText(source);
  const passed = call.arguments.map((each) => each.getText(source));
  const own = source.statements.find(
    (each): each is ts.FunctionDeclaration => ts.isFunctionDeclaration(each) && passed.includes(each.name?.text ?? ""),
  );
  if (own) {
    const entry = describe({ name, kind: "function", callable: own }, own, source);
    return { ...entry, signature: entry.signature.replace(own.name?.text ?? "", name) };
  }
  const taken = /columns: \[([^\]]*)\]/.exec(passed.at(-1) ?? "")?.[1] ?? "";
  const options = [...taken.matchAll(/"(\w+)"/g)].map((match) => match[1]);
  const added = maker === "rowVerb" ? ", as?, parts?" : "";
  const signature = `function ${name}(table, { ${options.join(", ")}, …${added} }): ColumnTable`;
  const entry = describe({ name, kind: "function" }, statement, source);
  return { ...entry, signature, parameters: ["table", "columns"], returnsValue: true };
}

function describe({ name, kind, callable }: Declared, statement: ts.Statement, source: ts.SourceFile): Documented {
  const { text, tags } = docstringOf(statement, source);
  return {
    name,
    kind,
    file: source.fileName,
    line: source.getLineAndCharacterOfPosition(statement.getStart(source)).line + 1,
    signature: signatureOf(statement, callable, source),
    text,
    tags,
    parameters: callable?.parameters.map((parameter) => parameter.name.getText(source)) ?? [],
    returnsValue: callable !== undefined && !/^(void|never|asserts )/.test(callable.type?.getText(source) ?? "value"),
    throwsCodes: kind === "function" ? codesMadeIn(statement, source) : [],
  };
}

/** An overload adds its signature; the implementation adds what it throws, and its own signature is not shown. */
function joined(first: Documented, next: Documented): Documented {
  const isImplementation = !next.signature.endsWith(";");
  return {
    ...first,
    text: [first.text, next.text].filter(Boolean).join("\n\n"),
    tags: [...first.tags, ...next.tags],
    signature: isImplementation ? first.signature : `${first.signature}\n${next.signature}`,
    throwsCodes: [...first.throwsCodes, ...next.throwsCodes],
  };
}

function docstringOf(statement: ts.Statement, source: ts.SourceFile): Pick<Documented, "text" | "tags"> {
  const comment = ts.getJSDocCommentsAndTags(statement).findLast((each) => ts.isJSDoc(each));
  if (!comment) return { text: "", tags: [] };
  const lines = comment
    .getText(source)
    .replace(/^\/\*\*\s?|\s*\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  const [text = "", ...rest] = lines.join("\n").split(/(?:^|(?<=\s))@(param|returns|throws|source|example)\b[ \t]*/);
  const tags = rest.flatMap((tag, index) => (index % 2 === 0 ? [{ tag, text: (rest[index + 1] ?? "").trim() }] : []));
  return { text: text.trim(), tags };
}

function signatureOf(statement: ts.Statement, callable: ts.SignatureDeclaration | undefined, source: ts.SourceFile): string {
  const whole = statement.getText(source).replace(/^export (?:declare )?/, "");
  if (callable && ts.isFunctionDeclaration(callable)) {
    const { body } = callable;
    return body ? whole.slice(0, whole.length - body.getText(source).length).trim() : whole;
  }
  if (callable && ts.isArrowFunction(callable)) return whole.slice(0, whole.indexOf("=>", whole.indexOf(")"))).trim();
  if (ts.isClassDeclaration(statement)) return classOutline(statement, whole.slice(0, whole.indexOf("{")).trim(), source);
  if (ts.isVariableStatement(statement)) return whole.slice(0, whole.indexOf("=")).trim();
  return whole;
}

/** A class with its public members, their docstrings kept and their bodies left out. */
function classOutline(statement: ts.ClassDeclaration, head: string, source: ts.SourceFile): string {
  const members = statement.members.flatMap((member) => {
    if (ts.isConstructorDeclaration(member) || !member.name || ts.isPrivateIdentifier(member.name)) return [];
    if (ts.isComputedPropertyName(member.name)) return [];
    const body = ts.isMethodDeclaration(member) || ts.isGetAccessorDeclaration(member) ? member.body : undefined;
    const whole = member.getFullText(source).trim();
    if (!body) return [whole];
    const name = member.name.getText(source);
    const overloads = statement.members.filter((each) => each.name?.getText(source) === name);
    return overloads.length > 1 ? [] : [`${whole.slice(0, whole.length - body.getText(source).length).trim()};`];
  });
  return `${head} {\n  ${members.join("\n\n  ")}\n}`;
}

function codesMadeIn(node: ts.Node, source: ts.SourceFile): string[] {
  const codes: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isNewExpression(each) && each.expression.getText(source) === "UserError") {
      const code = each.arguments?.[0];
      if (code && ts.isStringLiteral(code)) codes.push(code.text);
    }
    ts.forEachChild(each, visit);
  };
  visit(node);
  return codes;
}
