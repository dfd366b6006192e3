import { AsyncResource } from "node:async_hooks";
import { inspect } from "node:util";
import { Worker } from "node:worker_threads";
import { UserError } from "../base/errors.ts";
import { kernelHost } from "../base/host.ts";
import type { Job, ThreadMessage, ThrownParts } from "./messages.ts";
import { thrownAgain } from "./thrown.ts";

/** How a calculation on threads is followed and stopped. */
export interface ThreadControl {
  /** Aborting it ends the threads; the calculation then rejects with `threads/aborted`. */
  readonly signal?: AbortSignal;
  /** Called with the share that is done: rising, from above 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const isSource = import.meta.url.endsWith(".ts");
const threadUrl = new URL(isSource ? "./thread.ts" : "./thread.js", import.meta.url);

/** Starts a thread for each job, and gives their values in order once all are done. The first failure ends all of them. */
export async function runJobs(jobs: readonly Job[], control: ThreadControl): Promise<unknown[]> {
  if (control.signal?.aborted) throw stopped("threads/aborted", control.signal.reason);
  const threads = new Threads(jobs, control.onProgress);
  let breakOff: (reason: UserError) => void = () => undefined;
  const broken = new Promise<never>((_resolve, reject) => (breakOff = reject));
  const onAbort = () => breakOff(stopped("threads/aborted", control.signal?.reason));
  control.signal?.addEventListener("abort", onAbort, { once: true });
  const forget = kernelHost()?.onInterrupt?.(() => {
    void threads.end();
    breakOff(stopped("threads/interrupted", undefined));
  });
  try {
    return await Promise.race([threads.values, broken]);
  } catch (error) {
    // Made here, after an await, so that its stack leads back to the cell.
    throw error instanceof ThreadFailure ? thrownAgain(error.parts) : error;
  } finally {
    control.signal?.removeEventListener("abort", onAbort);
    forget?.();
    await threads.end();
  }
}

/** What a thread threw, not yet made again. */
class ThreadFailure extends Error {
  readonly parts: ThrownParts;

  constructor(parts: ThrownParts) {
    super("a thread failed");
    this.parts = parts;
  }
}

/** The threads of one calculation. */
class Threads {
  readonly values: Promise<unknown[]>;
  readonly #workers: Worker[] = [];
  /** What each thread says it has done. */
  readonly #shares: number[];
  readonly #onProgress: ((share: number) => void) | undefined;
  #told = 0;

  constructor(jobs: readonly Job[], onProgress: ThreadControl["onProgress"]) {
    // What it prints belongs to the cell that asked for it.
    this.#onProgress = onProgress && AsyncResource.bind(onProgress);
    this.#shares = jobs.map(() => 0);
    this.values = Promise.all(jobs.map((job, index) => this.#start(job, index)));
    // Still to be heard of after another failure has been told.
    this.values.catch(() => undefined);
  }

  /** Ends what still runs, native loops included; settled when no thread is left. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(job: Job, index: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const worker = startWorker(job);
      this.#workers.push(worker);
      worker.on("message", (message: ThreadMessage) => {
        try {
          if (message.type === "failed") reject(new ThreadFailure(message.thrown));
          else this.#tell(index, message.type === "done" ? 1 : message.share);
          if (message.type === "done") resolve(message.value);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(inspect(error)));
        }
      });
      worker.on("error", reject);
      worker.on("exit", (code) => reject(endedEarly(code)));
    });
  }

  #tell(index: number, share: number): void {
    this.#shares[index] = Math.min(1, share);
    const all = this.#shares.reduce((sum, each) => sum + each, 0) / this.#shares.length;
    if (all <= this.#told) return;
    this.#told = all;
    this.#onProgress?.(all);
  }
}

function startWorker(job: Job): Worker {
  try {
    return new Worker(threadUrl, { workerData: job });
  } catch (cause) {
    if (!(cause instanceof Error && cause.name === "DataCloneError")) throw cause;
    throw new UserError("threads/input-cannot-travel", {
      expected: "an input of plain data: numbers, texts, arrays, typed arrays, objects of these",
      received: cause.message,
      action: "hand over the figures that the function needs, as columns or plain objects",
      cause,
    });
  }
}

function stopped(code: "threads/aborted" | "threads/interrupted", cause: unknown): UserError {
  return new UserError(code, {
    expected: "the calculation to run to its end",
    received: code === "threads/aborted" ? "its signal, which was aborted" : "an interrupt of its cell",
    action: "run it again when it is wanted; its threads have ended",
    cause,
  });
}

function endedEarly(code: number): UserError {
  return new UserError("threads/ended-early", {
    expected: "a thread that ends with a result",
    received: `one that ended with exit code ${code}`,
    action: "leave process.exit() out, and await what the result waits for",
  });
}
