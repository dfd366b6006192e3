import type * as vscode from "vscode";
import { type KernelClient } from "../kernel/client.ts";
import { type CellError, type CellEvent } from "../kernel/protocol.ts";
import { type BatchEdit, coalesce, portions } from "./output-batch.ts";
import { CellOutputs, type OutputEdit } from "./output-edits.ts";
import { applyEdits, type OutputContext } from "./outputs.ts";

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
  /** What the editor has not been told yet, and that it is still taking in what it was told before. */
  #waiting: OutputEdit[] = [];
  #showing: Promise<void> | undefined;

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

  /**
   * Ends the run once all that it has put out is shown.
   *
   * @param success - undefined for a cell that did not run to its end, which then shows neither tick nor cross
   */
  end(success: boolean | undefined, endTimeMs?: number): Promise<void> {
    const showing = this.#showing;
    if (showing) return showing.then(() => this.#endNow(success, endTimeMs));
    this.#endNow(success, endTimeMs);
    return Promise.resolve();
  }

  #endNow(success: boolean | undefined, endTimeMs: number | undefined): void {
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
    // At once: a new run of the cell must not find this one.
    void this.#show(coalesce(events.flatMap((event) => this.#outputs.edits(event))));
    this.#endNow(success, timeMs);
  }

  #apply(edits: readonly OutputEdit[]): void {
    this.#waiting.push(...edits);
    this.#showing ??= this.#showAll().finally(() => (this.#showing = undefined));
  }

  /** One batch after another: what comes while the window is busy with one goes into the next. */
  async #showAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const edits = coalesce(this.#waiting.splice(0));
      for (const part of portions(edits)) await this.#show(part);
    }
  }

  async #show(edits: readonly BatchEdit[]): Promise<void> {
    const execution = this.#execution;
    if (!execution) return;
    const context = { executionOrder: this.#order, orderOf: this.#options.orderOf };
    try {
      await applyEdits(execution, edits, context);
    } catch (error) {
      this.#options.log.warn(`output was not shown: ${String(error)}`);
    }
  }
}
