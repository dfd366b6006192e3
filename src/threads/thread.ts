/** A thread that carries out one job and ends. */
import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "../base/errors.ts";
import { fillStreams } from "./draw-streams.ts";
import type { Job, ThreadMessage } from "./messages.ts";
import { pack, unpack } from "./packed.ts";
import { explained, functionFrom } from "./self-contained.ts";
import * as library from "./thread-library.ts";
import { thrownParts } from "./thrown.ts";

/** Progress that follows this soon is left out: a loop may report each of its rounds. */
const reportMs = 40;

let reachedShare = 0;
let reportedMs = -Infinity;

function report(share: number): void {
  if (!(share > reachedShare)) return;
  reachedShare = share;
  if (performance.now() - reportedMs < reportMs) return;
  reportedMs = performance.now();
  send({ type: "progress", share });
}

function send(message: ThreadMessage, buffers: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, buffers);
}

function carryOut(job: Job): unknown {
  const work = functionFrom(job.source);
  if (job.kind === "draws") return fillStreams(job, (draw) => work(draw, library) as number, report);
  return work(library, unpack(job.input), report);
}

function sendResult(result: unknown): void {
  const { value, buffers } = pack(result);
  try {
    send({ type: "done", value }, buffers);
  } catch (cause) {
    throw new UserError("threads/result-cannot-travel", {
      expected: "a result of plain data: numbers, texts, arrays, typed arrays, objects of these",
      received: cause instanceof Error ? cause.message : String(cause),
      action: "return the figures and build the rest of it in the cell",
      cause,
    });
  }
}

try {
  sendResult(await carryOut(workerData as Job));
} catch (error) {
  send({ type: "failed", thrown: thrownParts(explained(error, library)) });
}
