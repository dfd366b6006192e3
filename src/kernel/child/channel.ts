import { Buffer } from "node:buffer";
import { writeSync } from "node:fs";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { setTimeout } from "node:timers";
import type { Events, Message } from "../protocol.ts";

/** The pipe that the client reads events from. */
const eventsFd = 4;

/** A stream's text waits until there is this much of it, or this long, so that 20,000 lines are not 20,000 messages. */
const batch = { characters: 32_768, delayMs: 15 } as const;

const nativeSetTimeout = setTimeout;
const waitForReader = new Int32Array(new SharedArrayBuffer(4));

/** Numbered events, written synchronously and in order; text of streams is gathered and goes out before any other event. */
export class Channel {
  #sequence = 0;
  #pending: { cellId: string; name: "stdout" | "stderr"; texts: string[]; characters: number; sinceMs: number } | undefined;
  #timerIsSet = false;
  /** What a terminated write left over: it goes out first. */
  #unwritten: Buffer | undefined;

  send(event: Message<Events>): void {
    this.flush();
    this.#write(event);
  }

  stream(cellId: string, name: "stdout" | "stderr", text: string): void {
    if (this.#pending && (this.#pending.cellId !== cellId || this.#pending.name !== name)) this.flush();
    this.#pending ??= { cellId, name, texts: [], characters: 0, sinceMs: performance.now() };
    this.#pending.texts.push(text);
    this.#pending.characters += text.length;
    // Code that never gives way lets no timer run, so the clock is asked as well.
    if (this.#pending.characters >= batch.characters || performance.now() - this.#pending.sinceMs > batch.delayMs) this.flush();
    else if (!this.#timerIsSet) this.#flushSoon();
  }

  flush(): void {
    if (!this.#pending) return;
    const { cellId, name, texts } = this.#pending;
    this.#pending = undefined;
    this.#write({ type: "stream", cellId, name, text: texts.join("") });
  }

  #flushSoon(): void {
    this.#timerIsSet = true;
    nativeSetTimeout(() => {
      this.#timerIsSet = false;
      this.flush();
    }, batch.delayMs);
  }

  #write(event: Message<Events>): void {
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
