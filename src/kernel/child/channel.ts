import { Buffer } from "node:buffer";
import { writeSync } from "node:fs";
import { performance } from "node:perf_hooks";
import process from "node:process";
import type { Events, Message } from "../protocol.ts";
import { callLater } from "./kernel-timers.ts";
import type { SharedState } from "./shared-state.ts";

/** The pipe that the client reads events from. */
const eventsFd = 4;

/** Text that follows other text this soon waits until there is this much of it, so that 20,000 lines are not 20,000 messages. */
const batch = { characters: 32_768, delayMs: 15 } as const;

const waitForReader = new Int32Array(new SharedArrayBuffer(4));

/**
 * Numbered events, written synchronously and in order; text of streams is gathered and goes out before any other event. While
 * the main thread is busy the control thread calls {@link flush} in its midst, told by the shared state that text is waiting.
 */
export class Channel {
  readonly #shared: SharedState;
  #sequence = 0;
  #pending: { cellId: string; name: "stdout" | "stderr"; texts: string[]; characters: number } | undefined;
  #flushedMs = -Infinity;
  #timerIsSet = false;
  /** Whether the main thread is within this class: a call in its midst then has to wait. */
  #isEntered = false;
  #isClosed = false;
  /** What a terminated write left over: it goes out first. */
  #unwritten: Buffer | undefined;

  constructor(shared: SharedState) {
    this.#shared = shared;
  }

  send(event: Message<Events>): void {
    this.#isEntered = true;
    this.#flush();
    this.#write(event);
    this.#isEntered = false;
  }

  stream(cellId: string, name: "stdout" | "stderr", text: string): void {
    this.#isEntered = true;
    if (this.#pending && (this.#pending.cellId !== cellId || this.#pending.name !== name)) this.#flush();
    const isFirst = !this.#pending;
    this.#pending ??= { cellId, name, texts: [], characters: 0 };
    this.#pending.texts.push(text);
    this.#pending.characters += text.length;
    if (this.#isClosed || this.#pending.characters >= batch.characters || performance.now() - this.#flushedMs > batch.delayMs)
      this.#flush();
    else if (isFirst) this.#flushSoon();
    this.#isEntered = false;
  }

  /** Sends the text that waits, unless the main thread is about to. */
  readonly flush = (): void => {
    if (!this.#isEntered) this.#flush();
  };

  /** The first text of a cell never waits. */
  beginCell(): void {
    this.#flushedMs = -Infinity;
  }

  /** Begins anew after the main thread was broken off somewhere. */
  recover(): void {
    this.#isEntered = false;
    this.#timerIsSet = false;
  }

  #flush(): void {
    if (!this.#pending) return;
    this.#flushedMs = performance.now();
    const { cellId, name, texts } = this.#pending;
    this.#pending = undefined;
    this.#shared.textIsWaiting = false;
    this.#write({ type: "stream", cellId, name, text: texts.join("") });
  }

  #flushSoon(): void {
    this.#shared.textIsWaiting = true;
    if (this.#timerIsSet) return;
    this.#timerIsSet = true;
    callLater(() => {
      this.#timerIsSet = false;
      this.flush();
    }, batch.delayMs);
  }

  /**
   * Sends nothing but the text of streams from now on, which handlers of the process's end may write: while the process ends, Node
   * breaks off what runs, and this would pass for an outcome.
   */
  close(): void {
    this.#isClosed = true;
  }

  #write(event: Message<Events>): void {
    if (this.#isClosed && event.type !== "stream") return;
    this.#sequence += 1;
    const line = Buffer.from(`${JSON.stringify({ ...event, sequence: this.#sequence })}\n`, "utf8");
    this.#unwritten = this.#unwritten ? Buffer.concat([this.#unwritten, line]) : line;
    while (this.#unwritten) {
      const written = tryWrite(this.#unwritten);
      this.#unwritten = written < this.#unwritten.length ? this.#unwritten.subarray(written) : undefined;
    }
  }
}

function tryWrite(bytes: Buffer): number {
  try {
    return writeSync(eventsFd, bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EAGAIN") process.kill(process.pid, "SIGKILL"); // The client is gone, so no one is left to tell.
    Atomics.wait(waitForReader, 0, 0, 1);
    return 0;
  }
}
