import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The library's exports as the build lists them beside the library, or none. */
export function libraryNames(libraryPath: string | undefined): readonly string[] {
  const list = libraryPath === undefined ? undefined : join(dirname(libraryPath), "exports.json");
  return list !== undefined && existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as string[]) : [];
}

/** Makes each export of the library a global that loads the library when it is first used. */
export function installLibraryGlobals(libraryPath: string, names: readonly string[]): void {
  const require = createRequire(import.meta.url);
  for (const name of names) {
    if (name in globalThis) continue;
    const settle = (value: unknown) => {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
      return value;
    };
    const get = () => settle((require(libraryPath) as Record<string, unknown>)[name]);
    Object.defineProperty(globalThis, name, { get, set: settle, configurable: true, enumerable: false });
  }
}
