import { setImmediate, setTimeout } from "node:timers";

const nativeSetTimeout = setTimeout;
const nativeSetImmediate = setImmediate;
const settled = Promise.resolve();

// As continuations of a promise: an interrupt that comes a moment too late breaks off whatever runs, and in a timer's own
// callback that would take the process with it.

/** Calls a function of the kernel's own later. */
export function callLater(action: () => void, delayMs: number): void {
  nativeSetTimeout(() => void settled.then(action), delayMs);
}

/** Calls a function of the kernel's own when all that is due in this turn has run. */
export function callAfterThisTurn(action: () => void): void {
  nativeSetImmediate(() => void settled.then(action));
}
