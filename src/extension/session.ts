import * as vscode from "vscode";
import { isUserError, UserError } from "../base/errors.ts";
import { languageOfId } from "../notebook/cell-language.ts";
import { type CellOutcome, type KernelClient } from "../kernel/client.ts";
import { type CellError, type CellRequest, type VariableSummary } from "../kernel/protocol.ts";
import { type TablePage, type TableQuery } from "../kernel/table-page.ts";
import { type AttachDebugger, CellRun } from "./cell-run.ts";
import { askUser } from "./input.ts";
import { cellTags } from "./metadata.ts";

export interface SessionOptions {
  readonly controller: vscode.NotebookController;
  readonly log: vscode.LogOutputChannel;
  readonly startKernel: (notebook: vscode.NotebookDocument) => Promise<KernelClient>;
  /** Lets a running kernel know that its notebook has another name. */
  readonly tellNotebook: (kernel: KernelClient, notebook: vscode.NotebookDocument) => Promise<void>;
}

/** A notebook on Carrybook: its kernel, started by the first run, and its queue of cells. */
export class Session {
  readonly #options: SessionOptions;
  readonly #runs = new Map<string, CellRun>();
  readonly #queue: CellRun[] = [];
  readonly #changed = new vscode.EventEmitter<void>();
  #notebook: vscode.NotebookDocument;
  #running: CellRun | undefined;
  #draining: Promise<void> = Promise.resolve();
  #kernel: Promise<KernelClient> | undefined;
  #restarting: Promise<void> | undefined;
  #executionCount = 0;
  #interrupts = 0;
  #asking = new vscode.CancellationTokenSource();

  /** Fires when variables may have changed: a cell has ended, the kernel was restarted or has died. */
  readonly onDidChange = this.#changed.event;

  constructor(notebook: vscode.NotebookDocument, options: SessionOptions) {
    this.#notebook = notebook;
    this.#options = options;
  }

  get notebook(): vscode.NotebookDocument {
    return this.#notebook;
  }

  /** Goes on under another document: the editor opens a new one when a notebook is saved under another name. */
  moveTo(notebook: vscode.NotebookDocument): void {
    this.#notebook = notebook;
    void this.#tellNotebook();
    this.#changed.fire();
  }

  /** Whether a cell is running or waits to run. */
  isPending(cell: vscode.NotebookCell): boolean {
    return [this.#running, ...this.#queue].some((run) => run?.cell === cell);
  }

  /** Runs cells one after another, after those that wait already. */
  async run(cells: readonly vscode.NotebookCell[], attachDebugger?: AttachDebugger): Promise<void> {
    await this.#restarting;
    const { controller, log } = this.#options;
    const orderOf = (cellId: string) => this.#runs.get(cellId)?.order;
    this.#queue.push(...cells.map((cell) => new CellRun({ controller, cell, orderOf, log, attachDebugger })));
    this.#draining = this.#draining.then(() => this.#drain());
    await this.#draining;
  }

  /**
   * Stops the running cell, its variables kept where that is possible, and forgets those that wait.
   *
   * @returns whether the variables were kept
   */
  async interrupt(): Promise<boolean> {
    this.#cancelQueue();
    this.#stopAsking();
    this.#interrupts += 1;
    const kernel = await this.#runningKernel();
    if ((await kernel?.interrupt()) !== "restarted") return true;
    this.#forgetCounts();
    await this.#tellNotebook();
    return false;
  }

  /** Ends the kernel's process and starts another; asking again meanwhile waits for the same restart. */
  restart(): Promise<void> {
    this.#restarting ??= this.#restart().finally(() => (this.#restarting = undefined));
    return this.#restarting;
  }

  /** The notebook's variables as they are now; none where no kernel is running. */
  async variables(): Promise<readonly VariableSummary[]> {
    const kernel = await this.#runningKernel();
    return kernel && kernel.state !== "dead" ? kernel.variables() : [];
  }

  /** Rows of the table that a variable holds; undefined where it holds none, or no kernel is running. */
  async tablePage(name: string, query: TableQuery): Promise<TablePage | undefined> {
    const kernel = await this.#runningKernel();
    return kernel && kernel.state !== "dead" ? kernel.tablePage(name, query) : undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#changed.dispose();
    await this.#endKernel();
  }

  async #restart(): Promise<void> {
    await this.#endKernel();
    await this.#draining;
    await this.#startKernel();
  }

  /** Starts a new client each time, so that it takes over settings and a folder that have changed. */
  async #endKernel(): Promise<void> {
    this.#cancelQueue();
    this.#stopAsking();
    const ending = this.#runningKernel();
    this.#kernel = undefined;
    const kernel = await ending;
    await kernel?.dispose();
  }

  async #drain(): Promise<void> {
    for (let run = this.#queue.shift(); run; run = this.#queue.shift()) {
      this.#running = run;
      const shouldGoOn = await this.#runCell(run);
      this.#running = undefined;
      this.#stopAsking();
      this.#changed.fire();
      if (!shouldGoOn) this.#cancelQueue();
    }
  }

  /** Tells whether the cells after this one should run. */
  async #runCell(run: CellRun): Promise<boolean> {
    const { skipExecution, raisesException } = cellTags(run.cell.metadata);
    const code = run.cell.document.getText();
    if (skipExecution || code.trim() === "") {
      await run.end(undefined);
      return true;
    }
    const cellId = run.cell.document.uri.toString();
    const startTimeMs = Date.now();
    this.#runs.set(cellId, run);
    run.onCancelled(() => void this.interrupt());
    const outcome = await this.#execute(run, startTimeMs, {
      cellId,
      position: run.cell.index + 1,
      code,
      language: languageOfId(run.cell.document.languageId),
    });
    if (outcome.status === "interrupted") run.fail(interrupted);
    else if (outcome.status === "lost" && outcome.error) run.fail(outcome.error);
    const passed = outcome.status === "ok" || (outcome.status === "error" && raisesException);
    await run.end(passed, startTimeMs + outcome.durationMs);
    return passed;
  }

  async #execute(run: CellRun, startTimeMs: number, request: CellRequest): Promise<CellOutcome> {
    const interrupts = this.#interrupts;
    run.start(this.#executionCount + 1, startTimeMs);
    try {
      const kernel = await (this.#kernel ?? this.#startKernel());
      await using _attached = await run.attachDebugger?.(kernel);
      // The kernel knows nothing of the cell yet: an interrupt meanwhile has not reached it.
      if (this.#interrupts > interrupts) return { status: "interrupted", durationMs: 0 };
      this.#executionCount += 1;
      return await kernel.execute(request, (event) => run.take(event));
    } catch (error) {
      return { status: "lost", durationMs: 0, error: describeFailure(error) };
    }
  }

  async #tellNotebook(): Promise<void> {
    const kernel = await this.#runningKernel();
    if (kernel) await this.#options.tellNotebook(kernel, this.#notebook);
  }

  /** The kernel, also one that is being started; undefined where there is none or its start fails. */
  async #runningKernel(): Promise<KernelClient | undefined> {
    return this.#kernel?.catch(() => undefined);
  }

  /** A start that failed is forgotten, so that the next run tries again. */
  #startKernel(): Promise<KernelClient> {
    const starting = this.#newKernel();
    this.#kernel = starting;
    starting.catch(() => {
      if (this.#kernel === starting) this.#kernel = undefined;
    });
    return starting;
  }

  async #newKernel(): Promise<KernelClient> {
    this.#forgetCounts();
    if (!vscode.workspace.isTrusted) throw untrusted();
    const kernel = await this.#options.startKernel(this.#notebook);
    kernel.onInput((request) => askUser(request, this.#asking.token));
    kernel.onDeath((cause, { lostCell }) => this.#reportDeath(cause, lostCell));
    return kernel;
  }

  /** A cell that was lost says itself what happened; where none was, also where one is still shown as running, nothing else would. */
  #reportDeath(cause: string, lostCell: boolean): void {
    this.#options.log.warn(`the kernel of ${this.#notebook.uri.toString()} ended: ${cause}`);
    this.#forgetCounts();
    if (lostCell) return;
    const name = this.#notebook.uri.path.split("/").at(-1) ?? "";
    void vscode.window.showWarningMessage(`${name}: ${cause}. All variables are gone; the next run starts a new kernel.`);
  }

  /** A new kernel counts its cells from 1. */
  #forgetCounts(): void {
    this.#executionCount = 0;
    this.#changed.fire();
  }

  #cancelQueue(): void {
    for (const run of this.#queue.splice(0)) void run.end(undefined);
  }

  /** Closes the question that a cell asked and waits for no more. */
  #stopAsking(): void {
    this.#asking.cancel();
    this.#asking.dispose();
    this.#asking = new vscode.CancellationTokenSource();
  }
}

const interrupted: CellError = {
  name: "Interrupted",
  message: "The cell was stopped. All variables are kept.",
  frames: [],
  text: "Interrupted: the cell was stopped. All variables are kept.",
};

function untrusted(): UserError {
  return new UserError("extension/untrusted-workspace", {
    expected: "a trusted workspace",
    received: "one in Restricted Mode, where no cell runs",
    action: 'read the notebook, then run "Workspaces: Manage Workspace Trust" if you trust who wrote it',
  });
}

function describeFailure(error: unknown): CellError {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  return { name, message, frames: [], text: `${name}: ${message}`, ...(isUserError(error) && { code: error.code }) };
}
