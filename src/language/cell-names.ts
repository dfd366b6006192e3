import ts from "typescript";

/** What the top level of a cell declares under one name. */
export interface Declaration {
  /** How it is spelled: `const`, `function`, `import`, … */
  readonly kind: "const" | "let" | "function" | "class" | "enum" | "type" | "namespace" | "import";
  /** Where the name stands. */
  readonly offset: number;
}

/** How a cell uses a name that it may not declare itself. */
export interface Use {
  /** Whether it assigns to it. */
  readonly isAssigned: boolean;
  /** Whether it occurs within functions only, which may be called when later cells have run. */
  readonly isDeferred: boolean;
}

/** The names of a cell. */
export interface CellNames {
  readonly declared: ReadonlyMap<string, Declaration>;
  /** Names that an `export` of the cell's own already gives away. */
  readonly exported: ReadonlySet<string>;
  readonly used: ReadonlyMap<string, Use>;
}

/** Finds the names that a TypeScript cell declares at its top level, and those that it uses. Text with errors gives what can be read. */
export function namesOfCell(file: ts.SourceFile): CellNames {
  const declared = new Map<string, Declaration>();
  const exported = new Set<string>();
  const declare = (name: ts.Node | undefined, kind: Declaration["kind"]) => {
    if (name && ts.isIdentifier(name) && name.text !== "" && !declared.has(name.text))
      declared.set(name.text, { kind, offset: name.getStart(file) });
  };
  for (const statement of file.statements) {
    declareStatement(statement, declare);
    for (const name of exportedNames(statement)) exported.add(name);
  }
  declareNestedVars(file, declare);
  return { declared, exported, used: usesIn(file) };
}

type Declare = (name: ts.Node | undefined, kind: Declaration["kind"]) => void;

function declareStatement(statement: ts.Statement, declare: Declare): void {
  if (ts.isVariableStatement(statement)) declareVariables(statement.declarationList, declare);
  else if (ts.isFunctionDeclaration(statement)) declare(statement.name, "function");
  else if (ts.isClassDeclaration(statement)) declare(statement.name, "class");
  else if (ts.isEnumDeclaration(statement)) declare(statement.name, "enum");
  else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) declare(statement.name, "type");
  else if (ts.isModuleDeclaration(statement)) declare(statement.name, "namespace");
  else if (ts.isImportEqualsDeclaration(statement)) declare(statement.name, "import");
  else if (ts.isImportDeclaration(statement)) declareImports(statement, declare);
}

function declareImports({ importClause }: ts.ImportDeclaration, declare: Declare): void {
  declare(importClause?.name, "import");
  const bindings = importClause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) declare(bindings.name, "import");
  else for (const { name } of bindings?.elements ?? []) declare(name, "import");
}

function declareVariables(list: ts.VariableDeclarationList, declare: Declare): void {
  const kind = list.flags & ts.NodeFlags.Const ? "const" : "let";
  const declareBinding = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) declare(name, kind);
    else for (const element of name.elements) if (ts.isBindingElement(element)) declareBinding(element.name);
  };
  for (const { name } of list.declarations) declareBinding(name);
}

/** A `var` within a block or a loop is the cell's own as well. */
function declareNestedVars(node: ts.Node, declare: Declare): void {
  ts.forEachChild(node, (child) => {
    if (ts.isFunctionLike(child) || ts.isClassLike(child) || ts.isModuleDeclaration(child)) return;
    if (ts.isVariableDeclarationList(child) && !(child.flags & ts.NodeFlags.BlockScoped)) declareVariables(child, declare);
    declareNestedVars(child, declare);
  });
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const has = (kind: ts.SyntaxKind) => modifiers.some((modifier) => modifier.kind === kind);
  if (!has(ts.SyntaxKind.ExportKeyword) || has(ts.SyntaxKind.DefaultKeyword)) return [];
  const names: string[] = [];
  declareStatement(statement, (name) => {
    if (name && ts.isIdentifier(name)) names.push(name.text);
  });
  return names;
}

function usesIn(file: ts.SourceFile): ReadonlyMap<string, Use> {
  const used = new Map<string, Use>();
  const visit = (node: ts.Node, isDeferred: boolean): void => {
    if (ts.isIdentifier(node) && node.text !== "" && isFree(node)) {
      const earlier = used.get(node.text);
      used.set(node.text, {
        isAssigned: isTarget(node) || (earlier?.isAssigned ?? false),
        isDeferred: isDeferred && (earlier?.isDeferred ?? true),
      });
    }
    const isInside = isDeferred || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isInside));
  };
  visit(file, false);
  return used;
}

/** Whether an identifier may stand for a variable or a type of another place: it is no property's name and declares nothing. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === node;
  if (ts.isImportSpecifier(parent) || ts.isImportAttribute(parent)) return false;
  if (ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent)) return parent.name !== node;
  if (ts.isQualifiedName(parent)) return parent.right !== node;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  if (ts.isBindingElement(parent)) return parent.name !== node && parent.propertyName !== node;
  return !("name" in parent && parent.name === node);
}

/** Whether an identifier is assigned to, also as a part of a pattern. */
function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    const isAssignment = operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
    return isAssignment && parent.left === node && (!ts.isBinaryExpression(node) || isTarget(parent));
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && isTarget(parent.parent);
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node && isTarget(parent.parent);
  const isPart =
    ts.isParenthesizedExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isObjectLiteralExpression(parent);
  return isPart && isTarget(parent);
}
