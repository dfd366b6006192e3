import { createRequire, syncBuiltinESMExports } from "node:module";

type AnyFunction = (...args: unknown[]) => unknown;

const require = createRequire(import.meta.url);

/**
 * Replaces functions of a module of Node for all who use it, however they import it. The replacement is made from the
 * function, and takes over its properties, such as what `util.promisify` looks for.
 */
export function replaceFunctions(
  moduleName: string,
  names: readonly string[],
  replace: (native: AnyFunction, name: string) => AnyFunction,
): ReadonlyMap<string, AnyFunction> {
  const target = require(moduleName) as Record<string, AnyFunction | undefined>;
  const replaced = new Map<string, AnyFunction>();
  for (const name of names) {
    const native = target[name];
    if (!native) continue;
    const replacement = Object.defineProperties(replace(native, name), Object.getOwnPropertyDescriptors(native));
    target[name] = replacement;
    replaced.set(name, replacement);
  }
  syncBuiltinESMExports();
  return replaced;
}
