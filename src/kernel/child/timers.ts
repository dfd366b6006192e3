import { createRequire, syncBuiltinESMExports } from "node:module";

type Callback = (...args: unknown[]) => void;
type Scheduler = (callback: Callback, ...rest: unknown[]) => unknown;

/**
 * Lets callbacks of timers run as promise continuations: there V8 can break off an endless loop and go on, while directly in a
 * timer it takes the process with it. What a callback throws goes to `onError`.
 */
export function makeTimersInterruptible(onError: (error: unknown) => void): void {
  const timers = createRequire(import.meta.url)("node:timers") as Record<string, Scheduler>;
  const settled = Promise.resolve();
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    const native = timers[name] as Scheduler;
    const wrapped = (callback: unknown, ...rest: unknown[]): unknown => {
      if (typeof callback !== "function") return native(callback as Callback, ...rest); // Node says what is wrong with it.
      const call = function (this: unknown, ...args: unknown[]) {
        settled.then(() => Reflect.apply(callback, this, args) as unknown).catch(onError);
      };
      return native(call, ...rest);
    };
    // Keeps `util.promisify(setTimeout)` working.
    Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(native));
    timers[name] = wrapped;
    Object.defineProperty(globalThis, name, { value: wrapped, configurable: true, enumerable: true, writable: true });
  }
  syncBuiltinESMExports();
}
