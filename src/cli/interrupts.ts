import { constants } from "node:os";

/** The signals by which a run is ended from outside. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does something that Ctrl-C aborts rather than kills, so that it can stop its kernel and leave no file half written. A second
 * Ctrl-C does not wait for that.
 */
export async function withInterrupts<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(128 + constants.signals[signal]);
    controller.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}
