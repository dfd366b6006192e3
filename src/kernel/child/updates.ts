import { performance } from "node:perf_hooks";
import { callLater } from "./kernel-timers.ts";

/** How long a display stands at the least before it is replaced: faster than a reader sees, and a loop would flood the editor. */
const standingMs = 50;

interface Shown {
  sinceMs: number;
  /** The last replacement, which waits for its time. */
  next: (() => void) | undefined;
}

/** Thins the updates of displays: of those that come too soon only the last is sent, when there is time or the cell ends. */
export class Updates {
  readonly #shown = new Map<string, Shown>();
  #timerIsSet = false;

  /** Notes that something has been shown under an id. */
  begin(displayId: string): void {
    this.#shown.set(displayId, { sinceMs: performance.now(), next: undefined });
  }

  replace(displayId: string, send: () => void): void {
    const shown = this.#shown.get(displayId) ?? { sinceMs: -Infinity, next: undefined };
    this.#shown.set(displayId, shown);
    shown.next = send;
    if (performance.now() - shown.sinceMs >= standingMs) sendNext(shown);
    else if (!this.#timerIsSet) this.#flushSoon();
  }

  flush(): void {
    for (const shown of this.#shown.values()) sendNext(shown);
  }

  /** Begins anew after the main thread was broken off somewhere. */
  recover(): void {
    this.#timerIsSet = false;
  }

  #flushSoon(): void {
    this.#timerIsSet = true;
    callLater(() => {
      this.#timerIsSet = false;
      this.flush();
    }, standingMs);
  }
}

function sendNext(shown: Shown): void {
  const { next } = shown;
  if (!next) return;
  shown.next = undefined;
  shown.sinceMs = performance.now();
  next();
}
