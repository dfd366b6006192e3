import { join } from "node:path";

/** Where the types lie that come with Carrybook. */
export interface Shipped {
  /** The compiler's own `lib.es2025.d.ts` and its like. */
  readonly libFolder: string;
  /** `@types/node` and what the shipped types need, as a `node_modules`. */
  readonly nodeModules: string;
  /** The library and arquero: a folder each. */
  readonly modules: string;
}

/** The shipped types below the build's folder. */
export function shippedIn(dist: string): Shipped {
  const language = join(dist, "language");
  return { libFolder: join(language, "lib"), nodeModules: join(language, "node_modules"), modules: join(dist, "modules") };
}

/** What cells see without an import, beside the library and Node. */
export function cellGlobals({ modules }: Shipped): string {
  return join(modules, "carrybook", "types", "cell-globals.d.ts");
}
