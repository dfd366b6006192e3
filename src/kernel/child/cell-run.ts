import { AsyncLocalStorage } from "node:async_hooks";
import type { ChildProcess } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { RunningCell } from "../../base/host.ts";
import type { CellRequest, OutputLimits } from "../protocol.ts";

/** Errors of timers and promises that one run may show. */
export const mostLateErrors = 50;

/** What one run may still put out. */
export interface OutputLeft {
  streamCharacters: number;
  displays: number;
  bundleCharacters: number;
  markupCharacters: number;
  streamChanges: number;
  lateErrors: number;
}

/** The share of a run that has put nothing out. */
export function outputLeft(limits: OutputLimits): OutputLeft {
  return { ...limits, streamChanges: limits.displays, lateErrors: mostLateErrors };
}

/** What one run put out beyond its share. */
export interface OutputCut {
  /** Text of streams: how much, and its end. */
  characters: number;
  tail: string;
  displays: number;
}

export function nothingCut(): OutputCut {
  return { characters: 0, tail: "", displays: 0 };
}

/** One run of a cell: what its output, however late, is attributed to. */
export class CellRun implements RunningCell {
  readonly cellId: string;
  readonly position: number;
  readonly run: number;
  readonly startMs = performance.now();
  /** What may still be sent. */
  left: OutputLeft;
  /** The stream that was written to last. */
  stream: "stdout" | "stderr" = "stdout";
  cut = nothingCut();
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
    this.left = outputLeft(limits);
  }
}

/** The run whose code is executing, also in its timers, promises and callbacks. */
export const currentRun = new AsyncLocalStorage<CellRun>();
