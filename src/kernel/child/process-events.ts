import process from "node:process";

type Listener = (value: unknown) => void;

const kept = new Map<string, Listener>();

/**
 * Listens to an event of the process, also after code has removed all its listeners, as test frameworks do: without one the next
 * unhandled rejection would end the kernel.
 */
export function listenForGood(event: string, listener: Listener): void {
  if (kept.size === 0) watchRemoval();
  kept.set(event, listener);
  process.on(event, listener);
}

function watchRemoval(): void {
  process.on("removeListener", (event: string | symbol) => {
    // Not at once: what removes all listeners may go on to forget those that have come meanwhile.
    if (event === "removeListener" || (typeof event === "string" && kept.has(event))) process.nextTick(restore);
  });
}

function restore(): void {
  if (process.listenerCount("removeListener") === 0) watchRemoval();
  for (const [event, listener] of kept) {
    if (!process.listeners(event as NodeJS.Signals).includes(listener)) process.on(event, listener);
  }
}
