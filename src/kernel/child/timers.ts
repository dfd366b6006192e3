import { clearImmediate, clearInterval, clearTimeout, setImmediate, setTimeout } from "node:timers";
import { inspect } from "node:util";
import { replaceFunctions } from "./builtin-functions.ts";

type Callback = (...args: unknown[]) => unknown;

const settled = Promise.resolve();
const stopTimer = clearInterval;

/**
 * Lets callbacks of timers run as promise continuations: there V8 can break off an endless loop and go on, while directly in a
 * timer it takes the process with it. What a callback throws goes to `onError`.
 */
export function makeTimersInterruptible(onError: (error: unknown) => void): void {
  nameTimers();
  const names = ["setTimeout", "setInterval", "setImmediate"];
  const replaced = replaceFunctions("node:timers", names, (native) => (callback, ...rest) => {
    // What is no function Node itself refuses.
    return native(typeof callback === "function" ? asContinuation(callback as Callback, onError) : callback, ...rest);
  });
  for (const [name, value] of replaced) {
    Object.defineProperty(globalThis, name, { value, configurable: true, enumerable: true, writable: true });
  }
}

/** A timer as the last value of a cell is told by its kind: its inner state is of no use, and new in each run. */
function nameTimers(): void {
  const timer = setTimeout(() => undefined, 0);
  const immediate = setImmediate(() => undefined);
  clearTimeout(timer);
  clearImmediate(immediate);
  for (const [name, one] of Object.entries({ Timeout: timer, Immediate: immediate })) {
    Object.defineProperty(Object.getPrototypeOf(one), inspect.custom, { value: () => `${name} {}`, configurable: true });
  }
}

function asContinuation(callback: Callback, onError: (error: unknown) => void): Callback {
  let wasBrokenOff = false;
  return function (this: unknown, ...args) {
    // An interval that hung once would hang again.
    if (wasBrokenOff) stopTimer(this as NodeJS.Timeout);
    else settled.then(() => call(this, args)).catch(onError);
  };

  function call(self: unknown, args: unknown[]): unknown {
    wasBrokenOff = true;
    try {
      return Reflect.apply(callback, self, args);
    } finally {
      wasBrokenOff = false; // Not reached when V8 breaks the call off.
    }
  }
}
