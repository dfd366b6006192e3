import ts from "typescript";
import { withRowColumns } from "./arquero-rows.ts";
import { type Notebook } from "./cell.ts";
import { type CellModule, libraryName } from "./cell-module.ts";
import { NotebookModules } from "./notebook-modules.ts";
import { Resolver, slashed } from "./resolver.ts";
import { cellGlobals, type Shipped } from "./shipped.ts";

/** How cells are checked: as the kernel runs them, on Node 24. No DOM: what a cell would find there, it has not. */
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2025,
  lib: ["es2025", "esnext.array", "esnext.disposable", "esnext.error", "esnext.sharedmemory"].map((name) => `lib.${name}.d.ts`),
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  strict: true,
  types: [],
  allowJs: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
};

/** What all notebooks of a window have in common: files are read and parsed once. */
export interface Surroundings {
  readonly shipped: Shipped;
  readonly registry: ts.DocumentRegistry;
  /** The names of the library that ships, once a notebook has read them. */
  shippedNames?: readonly LibraryName[];
}

/** A name of the library. */
export interface LibraryName {
  readonly name: string;
  /** What it is, in the compiler's words. */
  readonly kind: "function" | "const" | "class" | "type";
}

/** One notebook for the compiler: a language service over the modules of its cells. */
export class Project {
  readonly modules: NotebookModules;
  /** The file that imports all of the library, so that each of its names has a place to ask at. */
  readonly libraryFile: string;
  readonly resolver: Resolver;
  readonly #folder: string;
  readonly #surroundings: Surroundings;
  #service: ts.LanguageService;
  #libraryNames: readonly LibraryName[] = [];
  #libraryText = "";
  #nodeTypes: string | undefined;
  #version = 0;
  readonly #versions = new Map<string, { readonly text: string; readonly version: number }>();
  readonly #fileVersions = new Map<string, string>();

  constructor(notebook: Notebook, key: string, surroundings: Surroundings) {
    this.#folder = notebook.folder;
    this.#surroundings = surroundings;
    this.modules = new NotebookModules(notebook, key);
    this.libraryFile = this.modules.ownPath("library");
    this.resolver = new Resolver(notebook.folder, surroundings.shipped, compilerOptions);
    this.#service = this.#newService();
    this.#lookAround();
  }

  set(notebook: Notebook): void {
    this.modules.set(notebook);
    this.#version += 1;
  }

  edit(cellId: string, text: string): void {
    this.modules.edit(cellId, text);
    this.#version += 1;
  }

  /** Whether files that have changed matter here: one that is imported, or may be by its name, or packages that were installed. */
  isConcernedBy(paths: readonly string[]): boolean {
    return paths.map(slashed).some((path) => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      if (/^package(-lock)?\.json$/.test(name) || this.program.getSourceFile(path) !== undefined) return true;
      const stem = name.replace(/\.[^.]+$/, "");
      return [...this.modules.all.values()].some(({ cell }) => cell.text.includes(stem));
    });
  }

  /** Files have changed on disk: imported ones, or packages that were installed. */
  filesChanged(): void {
    this.#fileVersions.clear();
    this.resolver.forget();
    this.modules.makeStale();
    // Only a new service looks up modules anew for files that are the same; the old one holds their trees until it has them.
    const old = this.#service;
    this.#service = this.#newService();
    this.#lookAround();
    old.dispose();
  }

  dispose(): void {
    this.#service.dispose();
  }

  get service(): ts.LanguageService {
    return this.#service;
  }

  #newService(): ts.LanguageService {
    return ts.createLanguageService(this.#host(), this.#surroundings.registry);
  }

  get libraryNames(): readonly LibraryName[] {
    return this.#libraryNames;
  }

  get program(): ts.Program {
    const program = this.service.getProgram();
    if (!program) throw new Error("the language service has no program");
    return program;
  }

  /** Whether a file belongs to a package, or to what comes with Carrybook: the user does not change it. */
  isOfLibrary(path: string): boolean {
    return path === this.libraryFile || path.includes("/node_modules/") || this.resolver.isShipped(path);
  }

  /** Where the library file names one of the library's names. */
  libraryOffset(name: string): number {
    return this.#libraryText.indexOf(`\n${name},`) + 1;
  }

  /** Reads anew what the library exports and where the types of Node lie. */
  #lookAround(): void {
    this.#nodeTypes = this.resolver.nodeTypes();
    const { resolver, libraryFile } = this;
    const library = resolver.resolve(libraryName, libraryFile)?.resolvedFileName ?? "";
    // What ships never changes; a package of the notebook's own may.
    const known = resolver.isShipped(library) ? this.#surroundings.shippedNames : undefined;
    this.#libraryNames = known ?? this.#readLibraryNames();
    if (resolver.isShipped(library)) this.#surroundings.shippedNames = this.#libraryNames;
    this.#libraryText = `import {\n${this.#libraryNames.map(({ name }) => `${name},\n`).join("")}} from ${JSON.stringify(libraryName)};`;
    this.modules.libraryNames = new Set(this.#libraryNames.map(({ name }) => name));
    this.#version += 1;
  }

  #readLibraryNames(): LibraryName[] {
    this.#libraryText = `export * from ${JSON.stringify(libraryName)};`;
    this.#version += 1;
    const checker = this.program.getTypeChecker();
    const file = this.program.getSourceFile(this.libraryFile);
    const symbol = file && checker.getSymbolAtLocation(file);
    if (!symbol) return [];
    return checker.getExportsOfModule(symbol).map((exported) => {
      const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const isCalled = target.flags & ts.SymbolFlags.Variable && checker.getTypeOfSymbol(target).getCallSignatures().length > 0;
      return { name: exported.name, kind: isCalled ? "function" : kindOf(target.flags) };
    });
  }

  #host(): ts.LanguageServiceHost {
    const { shipped } = this.#surroundings;
    const { sys } = ts;
    return {
      getCompilationSettings: () => compilerOptions,
      getProjectVersion: () => String(this.#version),
      getScriptFileNames: () => [
        slashed(cellGlobals(shipped)),
        ...(this.#nodeTypes === undefined ? [] : [this.#nodeTypes]),
        this.libraryFile,
        ...this.modules.all.keys(),
      ],
      getScriptVersion: (path) => this.#scriptVersion(path),
      getScriptSnapshot: (path) => {
        const text = this.#text(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => this.#folder,
      getDefaultLibFileName: () => `${slashed(shipped.libFolder)}/lib.es2025.d.ts`,
      fileExists: (path) => this.#isOwn(path) || ts.sys.fileExists(path),
      readFile: (path) => this.#text(path),
      directoryExists: (path) => sys.directoryExists(path),
      getDirectories: (path) => sys.getDirectories(path),
      readDirectory: (...args) => sys.readDirectory(...args),
      realpath: (path) => sys.realpath?.(path) ?? path,
      useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
      resolveModuleNameLiterals: (literals, containingFile, _redirected, options, sourceFile) =>
        literals.map((literal) => ({
          resolvedModule: this.#resolve(literal.text, containingFile, ts.getModeForUsageLocation(sourceFile, literal, options)),
        })),
    };
  }

  #resolve(name: string, containingFile: string, mode: ts.ResolutionMode): ts.ResolvedModuleFull | undefined {
    const folder = containingFile.slice(0, containingFile.lastIndexOf("/") + 1);
    const path = `${folder}${name.slice(2)}`;
    if (name.startsWith("./") && this.#isOwn(path)) return { resolvedFileName: path, extension: ts.Extension.Ts };
    return this.resolver.resolve(name, containingFile, mode);
  }

  #isOwn(path: string): boolean {
    return path === this.libraryFile || this.modules.all.has(path);
  }

  moduleAt(path: string): CellModule | undefined {
    return this.modules.all.get(path);
  }

  #text(path: string): string | undefined {
    if (path === this.libraryFile) return this.#libraryText;
    const module = this.moduleAt(path);
    if (module) return module.text.text;
    const text = ts.sys.readFile(path);
    return text === undefined ? undefined : withRowColumns(path, text);
  }

  #scriptVersion(path: string): string {
    return this.#isOwn(path) ? this.#ownVersion(path) : this.#fileVersion(path);
  }

  #ownVersion(path: string): string {
    const text = this.#text(path) ?? "";
    const known = this.#versions.get(path);
    if (known?.text === text) return String(known.version);
    const version = (known?.version ?? 0) + 1;
    this.#versions.set(path, { text, version });
    return String(version);
  }

  #fileVersion(path: string): string {
    if (this.resolver.isShipped(path)) return "shipped";
    const known = this.#fileVersions.get(path);
    if (known !== undefined) return known;
    const version = String(ts.sys.getModifiedTime?.(path)?.getTime() ?? 0);
    this.#fileVersions.set(path, version);
    return version;
  }
}

function kindOf(flags: ts.SymbolFlags): LibraryName["kind"] {
  if (flags & ts.SymbolFlags.Class) return "class";
  if (flags & ts.SymbolFlags.Function) return "function";
  return flags & ts.SymbolFlags.Value ? "const" : "type";
}
