import { performance } from "node:perf_hooks";
import type { CellError, CellEvent, CellRequest, CellStatus } from "./protocol.ts";

/** How the execution of a cell ended. */
export interface CellOutcome {
  readonly status: CellStatus;
  readonly durationMs: number;
  /** For `error` and `lost`: what happened and what to do. */
  readonly error?: CellError;
}

/** A cell that waits to be executed or is being executed. */
export class CellJob {
  readonly cell: CellRequest;
  readonly sink: (event: CellEvent) => void;
  readonly outcome: Promise<CellOutcome>;
  /** The first error that it told. */
  error: CellError | undefined;
  /** The number of its execution in its process, once it has been sent. */
  run: number | undefined;
  #startMs = 0;
  #settle: (outcome: CellOutcome) => void = () => undefined;

  constructor(cell: CellRequest, sink: (event: CellEvent) => void) {
    this.cell = cell;
    this.sink = sink;
    this.outcome = new Promise((resolve) => (this.#settle = resolve));
  }

  begin(run: number): void {
    this.run = run;
    this.#startMs = performance.now();
  }

  finish(status: Exclude<CellStatus, "lost">, durationMs: number): void {
    this.#settle({ status, durationMs, ...(status === "error" && this.error ? { error: this.error } : {}) });
  }

  /** Ends a cell that was not executed. */
  cancel(): void {
    this.#settle({ status: "interrupted", durationMs: 0 });
  }

  lose(error: CellError): void {
    this.#settle({ status: "lost", durationMs: this.run === undefined ? 0 : performance.now() - this.#startMs, error });
  }
}
