import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL, URL } from "node:url";
import { cellScheme } from "./hooks.ts";

/** What an import statement asks for, as compiled cells pass it. */
export interface ImportNeeds {
  readonly names?: readonly string[];
  /** Names that the cell uses: of the others a missing one may have been a type. */
  readonly required?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
}

type Namespace = Readonly<Record<string, unknown>>;

/** Loads modules for cells. */
export class Importer {
  #imports = 0;
  /** What `import.meta` is in a cell: a module in the notebook's folder. */
  readonly meta: Readonly<Record<string, unknown>>;

  constructor(folder: string) {
    const filename = join(folder, "cell.ts");
    const url = pathToFileURL(filename).href;
    const { resolve } = createRequire(url);
    this.meta = Object.freeze({
      url,
      filename,
      dirname: folder,
      main: false,
      resolve: (specifier: string) => (/^\.{0,2}\//.test(specifier) ? new URL(specifier, url).href : hrefOf(resolve(specifier))),
    });
  }

  /** A static import: the module with all names that were asked for. */
  readonly import = async (specifier: string, needs: ImportNeeds): Promise<Namespace> => {
    const namespace = await this.load(specifier, { with: needs.attributes ?? {} });
    const missing = (needs.names ?? []).filter((name) => !(name in namespace));
    if (missing.length === 0) return namespace;
    // Node finds the names of a CommonJS module by reading its text: what it overlooks stands on the default export.
    const main = namespace["default"];
    const fallback = typeof main === "object" || typeof main === "function" ? (main as Namespace | null) : null;
    const absent = missing.filter((name) => !fallback || !(name in fallback));
    const needed = absent.find((name) => needs.required?.includes(name));
    if (needed !== undefined) throw new SyntaxError(`the module "${specifier}" does not export "${needed}"`);
    return { ...namespace, ...Object.fromEntries(missing.map((name) => [name, fallback?.[name]])) };
  };

  /** A dynamic import. */
  readonly load = async (
    specifier: unknown,
    options?: { readonly with?: Readonly<Record<string, string>> },
  ): Promise<Namespace> => {
    this.#imports += 1;
    const named = `${cellScheme}${this.#imports}/${String(specifier)}`;
    return (await import(named, { with: { ...options?.with } })) as Namespace;
  };
}

function hrefOf(resolved: string): string {
  return resolved.startsWith("node:") || !/[\\/]/.test(resolved) ? resolved : pathToFileURL(resolved).href;
}
