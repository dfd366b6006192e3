import type * as vscode from "vscode";
import { type KernelClient } from "../kernel/client.ts";
import { type CellError, type CellEvent } from "../kernel/protocol.ts";
import { CellOutputs, type OutputEdit } from "./output-edits.ts";
import { applyEdit, type OutputContext } from "./outputs.ts";

/** How long late output is gathered before it is shown: each showing makes the cell look busy for a moment. */
const lateOutputMs = 100;

/** Attaches a debugger to the kernel before the cell runs; disposing of it detaches it. */
export type AttachDebugger = (kernel: KernelClient) => Promise<AsyncDisposable | undefined>;

export interface CellRunOptions {
  readonly controller: vscode.NotebookController;
  readonly cell: vscode.NotebookCell;
  readonly orderOf: OutputContext["orderOf"];
  readonly log: vscode.LogOutputChannel;
  /** For a cell that is debugged. */
  readonly attachDebugger?: AttachDebugger | undefined;
}

/** One run of one cell as the editor shows it: waiting, running, ended, and what still comes after that. */
export class CellRun {
  readonly cell: vscode.NotebookCell;
  readonly #options: CellRunOptions;
  readonly #outputs = new CellOutputs();
  #execution: vscode.NotebookCellExecution | undefined;
  #order: number | undefined;
  #startTimeMs: number | undefined;
  #ending: { readonly success: boolean | undefined; readonly timeMs: number | undefined } | undefined;
  #late: CellEvent[] = [];

  constructor(options: CellRunOptions) {
    this.#options = options;
    this.cell = options.cell;
    this.#execution = options.controller.createNotebookCellExecution(options.cell);
  }

  get order(): number | undefined {
    return this.#order;
  }

  get attachDebugger(): AttachDebugger | undefined {
    return this.#options.attachDebugger;
  }

  /** Fires when the editor gives the cell up: it was deleted while it ran. */
  onCancelled(listener: () => void): void {
    this.#execution?.token.onCancellationRequested(listener);
  }

  /** Shows the cell as running, with no outputs. */
  start(order: number, startTimeMs: number): void {
    if (!this.#execution) return;
    this.#order = order;
    this.#startTimeMs = startTimeMs;
    this.#execution.executionOrder = order;
    this.#execution.start(startTimeMs);
    this.#apply(this.#outputs.clear());
  }

  /** Shows what the cell printed or displayed. */
  take(event: CellEvent): void {
    if (this.#execution) {
      this.#apply(this.#outputs.edits(event));
      return;
    }
    if (this.#late.length === 0) setTimeout(() => this.#showLate(), lateOutputMs);
    this.#late.push(event);
  }

  fail(error: CellError): void {
    this.take({ type: "error", cellId: "", error });
  }

  /** @param success - undefined for a cell that did not run to its end, which then shows neither tick nor cross */
  end(success: boolean | undefined, endTimeMs?: number): void {
    this.#ending = { success, timeMs: endTimeMs };
    this.#execution?.end(success, endTimeMs);
    this.#execution = undefined;
  }

  /** The editor takes output only while a cell runs: it runs once more for a moment, its order and times as they were. */
  #showLate(): void {
    const events = this.#late;
    this.#late = [];
    // The cell's own summary may not tell of the run's end yet.
    const { success, timeMs } = this.#ending ?? {};
    try {
      this.#execution = this.#options.controller.createNotebookCellExecution(this.cell);
    } catch {
      // The cell is waiting to run again, or was deleted: this output would be cleared anyway.
      return;
    }
    this.#execution.executionOrder = this.#order;
    this.#execution.start(this.#startTimeMs);
    for (const event of events) this.take(event);
    this.end(success, timeMs);
  }

  #apply(edits: readonly OutputEdit[]): void {
    const execution = this.#execution;
    if (!execution) return;
    const context = { executionOrder: this.#order, orderOf: this.#options.orderOf };
    for (const edit of edits) {
      applyEdit(execution, edit, context).catch((error: unknown) =>
        this.#options.log.warn(`output was not shown: ${String(error)}`),
      );
    }
  }
}
