import type * as Api from "@duckdb/node-api";
import type * as Bindings from "@duckdb/node-bindings";
import { createRequire } from "node:module";
import { join } from "node:path";
import { UserError } from "../../base/errors.ts";

/** DuckDB's package for Node, and below it the calls that hand over a column's memory as it lies. */
export interface DuckDb {
  readonly api: typeof Api;
  readonly bindings: typeof Bindings;
}

const packageName = "@duckdb/node-api";
/** The version that Carrybook is tested with. */
export const testedVersion = "1.5.5-r.5";

let loaded: DuckDb | undefined;

/**
 * Loads DuckDB on first use: 70 MB of native code that most notebooks never need. It is looked for as any package of a cell is, from
 * the notebook's folder upwards, then beside Carrybook itself, where packages for one platform carry it.
 *
 * @throws `data/no-duckdb`, `data/duckdb-does-not-load`, `data/old-duckdb`
 */
export function loadDuckDb(): DuckDb {
  loaded ??= loadFrom([join(process.cwd(), "cell.ts"), import.meta.url]);
  return loaded;
}

/** Loads DuckDB as seen from the first of some files that sees it. */
export function loadFrom(files: readonly string[]): DuckDb {
  const path = files.map(resolveFrom).find((found) => found !== undefined);
  if (path === undefined) throw missing();
  const require = createRequire(path);
  try {
    const duckDb = { api: require(path) as typeof Api, bindings: require("@duckdb/node-bindings") as typeof Bindings };
    if (typeof (duckDb.api as Partial<typeof Api>).DuckDBTableFunction !== "function") throw tooOld(path);
    return duckDb;
  } catch (error) {
    throw error instanceof UserError ? error : doesNotLoad(path, error);
  }
}

function resolveFrom(file: string): string | undefined {
  try {
    return createRequire(file).resolve(packageName);
  } catch {
    return undefined;
  }
}

function missing(): UserError {
  return new UserError("data/no-duckdb", {
    expected: `DuckDB, the package ${packageName}, beside the notebook or in a folder above it`,
    received: "none",
    action: `run: npm install ${packageName}@${testedVersion} (or install the extension's package for your platform, which brings it)`,
  });
}

function tooOld(path: string): UserError {
  return new UserError("data/old-duckdb", {
    expected: `${packageName} ${testedVersion} or later`,
    received: `an older one, ${path}`,
    action: `run: npm install ${packageName}@${testedVersion}`,
  });
}

function doesNotLoad(path: string, cause: unknown): UserError {
  return new UserError("data/duckdb-does-not-load", {
    expected: `DuckDB's native module for ${process.platform}-${process.arch} beside ${path}`,
    received: cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause),
    action: `run: npm install ${packageName}@${testedVersion} on this machine, optional dependencies included`,
    cause,
  });
}
