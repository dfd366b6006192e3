import { join } from "node:path";
import ts from "typescript";
import { type Shipped } from "./shipped.ts";

/** Finds the files of modules for a notebook: those of its folder first, then what ships. */
export class Resolver {
  readonly #options: ts.CompilerOptions;
  readonly #folder: string;
  readonly #shippedFolders: readonly string[];
  readonly #shipped: Readonly<Record<string, string>>;
  readonly #besideShipped: string;
  #cache: ts.ModuleResolutionCache;

  constructor(folder: string, shipped: Shipped, options: ts.CompilerOptions) {
    this.#options = options;
    this.#folder = folder;
    this.#shippedFolders = [shipped.modules, shipped.nodeModules].map((path) => `${slashed(path)}/`);
    this.#besideShipped = join(shipped.nodeModules, "..", "shipped.ts");
    this.#shipped = {
      carrybook: join(shipped.modules, "carrybook", "types", "library.d.ts"),
      arquero: join(shipped.modules, "arquero", "types", "index.d.ts"),
    };
    this.#cache = this.#newCache();
  }

  /** Looks anew where files may have come or gone. */
  forget(): void {
    this.#cache = this.#newCache();
  }

  resolve(
    name: string,
    containingFile: string,
    mode?: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations["resolvedModule"] {
    const isRelative = /^\.{0,2}\//.test(name);
    if (isRelative || !this.isShipped(containingFile)) {
      const found = this.#look(name, containingFile, mode);
      return found ?? (isRelative ? undefined : this.#shippedModule(name));
    }
    // The library's tables are to be those of the cells: with an arquero of the notebook's own, that one.
    return name in this.#shipped ? this.resolve(name, this.#inFolder, mode) : this.#look(name, this.#besideShipped, mode);
  }

  /** The types of Node: the notebook's own, or those that ship. */
  nodeTypes(): string | undefined {
    const look = (file: string) =>
      ts.resolveTypeReferenceDirective("node", file, this.#options, ts.sys).resolvedTypeReferenceDirective?.resolvedFileName;
    return look(this.#inFolder) ?? look(this.#besideShipped);
  }

  /** Whether a file ships with Carrybook. */
  isShipped(path: string): boolean {
    const plain = slashed(path);
    return this.#shippedFolders.some((folder) => plain.startsWith(folder));
  }

  get #inFolder(): string {
    return join(this.#folder, "cell.ts");
  }

  #look(name: string, containingFile: string, mode: ts.ResolutionMode): ts.ResolvedModuleFull | undefined {
    return ts.resolveModuleName(name, containingFile, this.#options, ts.sys, this.#cache, undefined, mode).resolvedModule;
  }

  #shippedModule(name: string): ts.ResolvedModuleFull | undefined {
    const path = this.#shipped[name];
    return path === undefined ? undefined : { resolvedFileName: slashed(path), extension: ts.Extension.Dts };
  }

  #newCache(): ts.ModuleResolutionCache {
    return ts.createModuleResolutionCache(this.#folder, (path) => path, this.#options);
  }
}

/** A path as the compiler writes it. */
export function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
