import { type Cell } from "./cell.ts";
import { type Declaration } from "./cell-names.ts";
import { ModuleText } from "./module-text.ts";
import { type ScannedCell } from "./scanned-cell.ts";

/** A name that a cell's module takes from elsewhere. */
export interface Link {
  readonly name: string;
  /** The path of the module that declares it; absent for the library. */
  readonly from?: string;
  /** Where the module declares the name for its cell. */
  readonly nameStart: number;
  /** Where it names what it takes, which is the same for an import. */
  readonly originStart: number;
}

/** The virtual module that stands for a cell. */
export interface CellModule {
  readonly cell: Cell;
  readonly path: string;
  readonly text: ModuleText;
  /** What comes before the cell's text. */
  readonly links: ReadonlyMap<string, Link>;
  /** Where the names that it gives away stand after the cell's text. */
  readonly exports: ReadonlyMap<string, number>;
  readonly declared: ReadonlyMap<string, Declaration>;
}

/** Where a cell finds a name that it does not declare. */
export interface Origin {
  /** The path of the declaring module; absent for the library. */
  readonly path?: string;
  readonly kind: Declaration["kind"];
}

export interface CellModuleOptions {
  readonly path: string;
  readonly scanned: ScannedCell;
  readonly find: (name: string) => Origin | undefined;
}

/** The name by which cells import the library. */
export const libraryName = "carrybook";

/**
 * Puts a cell's module together: first the names that it takes from other cells and from the library, then its text as it is, then
 * the names that it gives away. An imported name is read-only to the compiler, so one that the cell assigns to is declared with its type.
 */
export function cellModule(cell: Cell, { path, scanned, find }: CellModuleOptions): CellModule {
  const text = new ModuleText();
  const links = new Map<string, Link>();
  for (const [name, use] of scanned.used) {
    const origin = scanned.declared.has(name) ? undefined : find(name);
    if (origin) links.set(name, addLink(text, name, origin, use.isAssigned));
  }
  const exports = new Map<string, number>();
  if (scanned.sqlUses) addSqlCell(text, cell.text, scanned);
  else addCell(text, cell.text, scanned);
  const given = [...scanned.declared.keys()].filter((name) => !scanned.exported.has(name));
  text.add("\n;");
  for (const name of given) {
    text.add("export { ");
    exports.set(name, text.add(name));
    text.add(" };");
  }
  text.add("export {};\n");
  return { cell, path, text, links, exports, declared: scanned.declared };
}

function addLink(text: ModuleText, name: string, { path, kind }: Origin, isAssigned: boolean): Link {
  const from = path === undefined ? {} : { from: path };
  const specifier = JSON.stringify(path === undefined ? libraryName : `./${path.slice(path.lastIndexOf("/") + 1)}`);
  if (!isAssigned) {
    text.add("import { ");
    const nameStart = text.add(name);
    text.add(` } from ${specifier};\n`);
    return { name, ...from, nameStart, originStart: nameStart };
  }
  text.add(`declare ${kind === "const" || kind === "import" ? "const" : "let"} `);
  const nameStart = text.add(name);
  text.add(`: typeof import(${specifier}).`);
  const originStart = text.add(name);
  text.add(";\n");
  return { name, ...from, nameStart, originStart };
}

function addCell(text: ModuleText, source: string, { lastObject }: ScannedCell): void {
  if (!lastObject) {
    text.copy(0, source);
    return;
  }
  const { start, end } = lastObject;
  text.copy(0, source.slice(0, start));
  text.add(";(");
  text.copy(start, source.slice(start, end));
  text.add(")");
  text.copy(end, source.slice(end));
}

/** To the compiler an SQL cell is its result, a table, and the variables that it reads. */
function addSqlCell(text: ModuleText, source: string, { declared, sqlUses = [] }: ScannedCell): void {
  for (const [name, { offset }] of declared) {
    text.add("declare let ");
    text.copy(offset, source.slice(offset, offset + name.length));
    text.add(`: import("arquero").ColumnTable;\n`);
  }
  for (const { name, offset } of sqlUses) {
    text.copy(offset, name);
    text.add(";\n");
  }
}
