import { AsyncLocalStorage } from "node:async_hooks";
import type { ChildProcess } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { RunningCell } from "../../base/host.ts";
import type { CellRequest, OutputLimits } from "../protocol.ts";

/** One run of a cell: what its output, however late, is attributed to. */
export class CellRun implements RunningCell {
  readonly cellId: string;
  readonly position: number;
  readonly run: number;
  readonly startMs = performance.now();
  /** What may still be sent. */
  readonly left: { streamCharacters: number; displays: number; bundleCharacters: number };
  /** Text of streams beyond the limit: how much, and its end. */
  cut = { characters: 0, tail: "" };
  hasFailed = false;
  /** Set once the outcome is decided: what comes after is late. */
  isSettled = false;
  /** Set once the `finished` event has gone out. */
  isFinished = false;
  isInterrupted = false;
  /** The child processes that it has started and that have not ended. */
  readonly children = new Set<ChildProcess>();
  /** What the library does when it is interrupted. */
  readonly interruptCallbacks = new Set<() => void>();

  constructor(request: CellRequest, run: number, limits: OutputLimits) {
    this.cellId = request.cellId;
    this.position = request.position;
    this.run = run;
    this.left = { ...limits };
  }
}

/** The run whose code is executing, also in its timers, promises and callbacks. */
export const currentRun = new AsyncLocalStorage<CellRun>();
