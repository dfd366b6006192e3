import { type Cell, type Notebook } from "./cell.ts";
import { cellModule, type CellModule, type Origin } from "./cell-module.ts";
import { scanCell, type ScannedCell } from "./scanned-cell.ts";

interface Scan {
  readonly cell: Cell;
  readonly scanned: ScannedCell;
}

/** The virtual modules of a notebook's cells, which follow its edits. */
export class NotebookModules {
  readonly #prefix: string;
  #notebook: Notebook;
  #scans: readonly Scan[] = [];
  #modules: ReadonlyMap<string, CellModule> = new Map();
  #libraryNames: ReadonlySet<string> = new Set();
  readonly #paths = new Map<string, string>();
  #stale = new Set<string>();

  /** @param key - tells the notebook from others of its folder */
  constructor(notebook: Notebook, key: string) {
    this.#notebook = notebook;
    this.#prefix = `${notebook.folder.replaceAll("\\", "/").replace(/\/$/, "")}/__nb_${key}_`;
    this.set(notebook);
  }

  /** A path in the notebook's folder for a module that belongs to no cell. */
  ownPath(name: string): string {
    return `${this.#prefix}${name}.ts`;
  }

  /** Takes over all cells as they are now. */
  set(notebook: Notebook): void {
    this.#notebook = notebook;
    const before = new Map(this.#scans.map((scan) => [scan.cell.id, scan]));
    this.#scans = notebook.cells.map((cell) => rescanned(cell, before.get(cell.id)));
    this.#link();
  }

  /** Takes over the text of one cell. */
  edit(cellId: string, text: string): void {
    const cells = this.#notebook.cells.map((cell) => (cell.id === cellId ? { ...cell, text } : cell));
    this.set({ ...this.#notebook, cells });
  }

  /** The names that cells have from the library without an import. */
  set libraryNames(names: ReadonlySet<string>) {
    this.#libraryNames = names;
    this.#link();
  }

  /** The modules by their paths, in the order of the cells. */
  get all(): ReadonlyMap<string, CellModule> {
    return this.#modules;
  }

  ofCell(cellId: string): CellModule | undefined {
    const path = this.#paths.get(cellId);
    return path === undefined ? undefined : this.#modules.get(path);
  }

  /** The cells above a cell that declare something, each name of the latest. */
  namesAbove(cellId: string): ReadonlyMap<string, CellModule> {
    const names = new Map<string, CellModule>();
    for (const module of this.#modules.values()) {
      if (module.cell.id === cellId) break;
      for (const name of module.declared.keys()) names.set(name, module);
    }
    return names;
  }

  /** Whether a cell below one declares a name. */
  isDeclaredBelow(cellId: string, name: string): boolean {
    const index = this.#scans.findIndex(({ cell }) => cell.id === cellId);
    return this.#scans.slice(index + 1).some(({ scanned }) => scanned.declared.has(name));
  }

  /** The cells that have changed since this was last asked, then those that use their names, directly or not. */
  takeStale(): readonly string[] {
    const stale = this.#stale;
    this.#stale = new Set();
    const isGlobal = [...this.#modules.values()].some(({ cell }) => stale.has(cell.id) && cell.text.includes("declare global"));
    let before = -1;
    while (before < stale.size) {
      before = stale.size;
      for (const { cell, links } of this.#modules.values()) {
        const origins = [...links.values()].flatMap(({ from }) => (from === undefined ? [] : this.#modules.get(from)?.cell.id));
        if (isGlobal || origins.some((origin) => origin !== undefined && stale.has(origin))) stale.add(cell.id);
      }
    }
    return [...stale].filter((cell) => this.ofCell(cell) !== undefined);
  }

  /** Every cell may have other errors: files have changed. */
  makeStale(): void {
    for (const { cell } of this.#modules.values()) this.#stale.add(cell.id);
  }

  #pathOf(cellId: string): string {
    const known = this.#paths.get(cellId);
    if (known !== undefined) return known;
    const path = this.ownPath(String(this.#paths.size + 1));
    this.#paths.set(cellId, path);
    return path;
  }

  #link(): void {
    const latest = new Map<string, Origin>();
    const modules = this.#scans.map(({ cell, scanned }, index) => {
      const path = this.#pathOf(cell.id);
      const find = (name: string) => latest.get(name) ?? this.#ofLibrary(name) ?? this.#fromBelow(name, index);
      const module = cellModule(cell, { path, scanned, find });
      for (const [name, { kind }] of scanned.declared) latest.set(name, { path, kind });
      return module;
    });
    for (const { path, text, cell } of modules) {
      const before = this.#modules.get(path);
      if (before?.text.text !== text.text || before.cell.language !== cell.language) this.#stale.add(cell.id);
    }
    this.#modules = new Map(modules.map((module) => [module.path, module]));
  }

  #ofLibrary(name: string): Origin | undefined {
    return this.#libraryNames.has(name) ? { kind: "import" } : undefined;
  }

  /** What a function uses may be declared in a cell below, which has run when the function is called. */
  #fromBelow(name: string, index: number): Origin | undefined {
    if (this.#scans[index]?.scanned.used.get(name)?.isDeferred !== true) return undefined;
    const below = this.#scans.slice(index + 1).find(({ scanned }) => scanned.declared.has(name));
    const kind = below?.scanned.declared.get(name)?.kind;
    return below && kind && { path: this.#pathOf(below.cell.id), kind };
  }
}

function rescanned(cell: Cell, before: Scan | undefined): Scan {
  const isSame = before?.cell.text === cell.text && before.cell.language === cell.language;
  return isSame ? { cell, scanned: before.scanned } : { cell, scanned: scanCell(cell) };
}
