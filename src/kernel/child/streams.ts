import { Buffer } from "node:buffer";
import process from "node:process";
import { Writable } from "node:stream";
import { makeConsole } from "./console.ts";

type Callback = (error?: Error | null) => void;

/**
 * A standard stream of the cells. It writes at once and keeps no state of its own: `Writable`'s would be stuck for good after
 * an interrupt in the midst of a write.
 */
class CellStream extends Writable {
  readonly isTTY = false;
  readonly fd: number;
  readonly #pass: (text: string) => void;

  constructor(fd: number, pass: (text: string) => void) {
    super({ decodeStrings: false });
    this.fd = fd;
    this.#pass = pass;
  }

  override write(chunk: unknown, encodingOrCallback?: BufferEncoding | Callback | null, callback?: Callback): boolean {
    const encoding = typeof encodingOrCallback === "string" ? encodingOrCallback : "utf8";
    const done = typeof encodingOrCallback === "function" ? encodingOrCallback : callback;
    if (typeof chunk === "string") this.#pass(encoding === "utf8" ? chunk : Buffer.from(chunk, encoding).toString("utf8"));
    else if (chunk instanceof Uint8Array) this.#pass(Buffer.from(chunk).toString("utf8"));
    else throw new TypeError("only text and bytes can be written to a stream");
    if (done) process.nextTick(done);
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) this.write(chunk);
    return this;
  }
}

/** Makes the process's standard streams and the console write into the output of the cell whose code is running. */
export function captureStreams(pass: (name: "stdout" | "stderr", text: string) => void): void {
  const stdout = new CellStream(1, (text) => pass("stdout", text));
  const stderr = new CellStream(2, (text) => pass("stderr", text));
  Object.defineProperty(process, "stdout", { value: stdout, configurable: true, enumerable: true, writable: true });
  Object.defineProperty(process, "stderr", { value: stderr, configurable: true, enumerable: true, writable: true });
  globalThis.console = makeConsole({ stdout, stderr });
}
