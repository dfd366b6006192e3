import { rm } from "node:fs/promises";
import process from "node:process";
import { causeOf, didNotStart, lostError, startError } from "./client-death.ts";
import { CellJob, type CellOutcome } from "./client-job.ts";
import { CellSinks } from "./client-sinks.ts";
import { KernelProcess, type ProcessEnd } from "./client-process.ts";
import type { DebuggerPort } from "./debug-files.ts";
import {
  defaultOutputLimits,
  type CellEvent,
  type CellRequest,
  type NumberedEvent,
  type OutputLimits,
  type VariableSummary,
} from "./protocol.ts";
import type { TablePage, TableQuery } from "./table-page.ts";

export type { CellOutcome } from "./client-job.ts";

/** How a notebook's kernel is to be run. */
export interface KernelOptions {
  /** The kernel's entry: `dist/kernel/child.js`. */
  readonly childPath: string;
  /** The notebook's folder: the working directory, from which modules are resolved. */
  readonly folder: string;
  readonly memoryLimitMb?: number;
  /** The Node to run it on; the one that runs this by default. */
  readonly execPath?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly outputLimits?: Partial<OutputLimits>;
  /** Packages that ship with the kernel, name to path; by default those of the build. */
  readonly modules?: Readonly<Record<string, string>>;
  /** The library's exports that are globals in cells; by default those that the build lists. */
  readonly libraryNames?: readonly string[];
}

/** Asks the user for a line of text; null when the question was dismissed. */
export type InputHandler = (request: { cellId: string; prompt: string; password: boolean }) => Promise<string | null>;

/** Is told why the process ended, and whether a cell was lost with it, whose outcome says so as well. */
export type DeathHandler = (cause: string, death: { readonly lostCell: boolean }) => void;

const startTimeoutMs = 30_000;
const interruptTimeoutMs = 2_000;
const shutDown = "the kernel was shut down";

/** The one way to a notebook's kernel, for the editor and the terminal alike: a process that runs cells, one after another. */
export class KernelClient {
  readonly #options: KernelOptions;
  readonly #limits: OutputLimits;
  readonly #sinks = new CellSinks();
  readonly #deathHandlers: DeathHandler[] = [];
  readonly #variableRequests = new Map<number, (variables: readonly VariableSummary[]) => void>();
  readonly #tableRequests = new Map<number, (page: TablePage | undefined) => void>();
  /** Where the present process keeps its cells for a debugger. */
  #debugFolder: string | undefined;
  readonly #debugRequests = new Map<number, (port: DebuggerPort | undefined) => void>();
  #onInput: InputHandler | undefined;
  #process: KernelProcess | undefined;
  /** The start of the process; settled once the kernel is ready or cannot be started. */
  #started: Promise<void> | undefined;
  #isReady = false;
  /** Settled once no interrupt is under way. */
  #calm: Promise<unknown> | undefined;
  #settleStart: ((cause?: string) => void) | undefined;
  /** Waiting cells, in order; the first one is running. */
  #jobs: CellJob[] = [];
  /** Executions and requests of the present process. */
  #runs = 0;
  #requests = 0;
  #exitCode: number | undefined;
  #isDisposed = false;

  private constructor(options: KernelOptions) {
    this.#options = options;
    this.#limits = { ...defaultOutputLimits, ...options.outputLimits };
  }

  /**
   * Starts a kernel.
   *
   * @throws UserError kernel/did-not-start
   */
  static async start(options: KernelOptions): Promise<KernelClient> {
    const client = new KernelClient(options);
    await client.#ensureStarted();
    return client;
  }

  get state(): "starting" | "idle" | "busy" | "dead" {
    if (!this.#process) return "dead";
    if (!this.#isReady) return "starting";
    return this.#jobs.length > 0 ? "busy" : "idle";
  }

  /** The id of the kernel's process, while there is one. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /**
   * Runs a cell after those that were given before it. The sink gets the cell's output, also what comes late, until the
   * cell is executed again. A dead kernel is started anew.
   */
  execute(cell: CellRequest, sink: (event: CellEvent) => void): Promise<CellOutcome> {
    const job = new CellJob(cell, sink);
    if (this.#isDisposed) job.lose(lostError(shutDown));
    else this.#jobs.push(job);
    if (this.#jobs[0] === job) this.#runFirst();
    return job.outcome;
  }

  /**
   * Breaks off the running cell and cancels those that wait. The variables stay, unless the code does not stop within two
   * seconds: then the kernel is restarted, and the cell's outcome is `lost`.
   */
  async interrupt(): Promise<"interrupted" | "restarted" | "idle"> {
    const [job, ...waiting] = this.#jobs;
    if (!job) return "idle";
    this.#jobs = [job];
    for (const cancelled of waiting) cancelled.cancel();
    if (job.run === undefined) {
      this.#jobs = [];
      job.cancel();
      return "interrupted";
    }
    // No cell is sent before the interrupt is over: it might be broken off in its place.
    this.#calm = within(this.#process?.interrupt(job.run) ?? Promise.resolve(), interruptTimeoutMs);
    const outcome = await within(job.outcome, interruptTimeoutMs);
    if (outcome) return outcome.status === "lost" ? "restarted" : "interrupted";
    if (this.#jobs[0] === job)
      await this.#replace("the code did not stop within 2 s of the interrupt, so the kernel was restarted");
    return "restarted";
  }

  /** Ends the process and starts a fresh one; cells that run or wait are broken off. */
  async restart(): Promise<void> {
    if (!this.#isDisposed) await this.#replace("the kernel was restarted");
  }

  /** The notebook's top-level variables. */
  async variables(): Promise<readonly VariableSummary[]> {
    if (!this.#process) return [];
    await this.#ensureStarted();
    this.#requests += 1;
    const requestId = this.#requests;
    return new Promise((resolve) => {
      this.#variableRequests.set(requestId, resolve);
      this.#process?.send({ type: "variables", requestId });
    });
  }

  /** Rows of the table that a variable holds; undefined where it holds none. Nothing of the user's is run. */
  async tablePage(name: string, query: TableQuery): Promise<TablePage | undefined> {
    if (!this.#process) return undefined;
    await this.#ensureStarted();
    this.#requests += 1;
    const requestId = this.#requests;
    return new Promise((resolve) => {
      this.#tableRequests.set(requestId, resolve);
      this.#process?.send({ type: "table", requestId, name, query });
    });
  }

  /** Opens the inspector for a debugger, on a port of this machine; undefined where the kernel ends meanwhile. */
  async openDebugger(): Promise<DebuggerPort | undefined> {
    await this.#ensureStarted();
    return this.#debug(true);
  }

  /** Closes the port again, as soon as the kernel has a moment. */
  async closeDebugger(): Promise<void> {
    await this.#debug(false);
  }

  /** Sets who answers `input()`; without anyone it fails in the cell. */
  onInput(handler: InputHandler): void {
    this.#onInput = handler;
  }

  /** Sets who is told when the process ends other than by this client's doing. */
  onDeath(handler: DeathHandler): void {
    this.#deathHandlers.push(handler);
  }

  /** Ends the process; idempotent. */
  dispose(): Promise<void> {
    this.#isDisposed = true;
    return this.#end(shutDown);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  #debug(open: boolean): Promise<DebuggerPort | undefined> {
    const process = this.#process;
    if (!process) return Promise.resolve(undefined);
    this.#requests += 1;
    const requestId = this.#requests;
    return new Promise((resolve) => {
      this.#debugRequests.set(requestId, resolve);
      process.send({ type: "debug", requestId, open });
    });
  }

  #ensureStarted(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  #start(): Promise<void> {
    const { childPath, folder, execPath = process.execPath, env = process.env, memoryLimitMb } = this.#options;
    const { modules, libraryNames } = this.#options;
    this.#runs = 0;
    this.#exitCode = undefined;
    const settings = { folder, limits: this.#limits, ...(modules && { modules }), ...(libraryNames && { libraryNames }) };
    const memory = memoryLimitMb === undefined ? {} : { memoryLimitMb };
    const started: KernelProcess = new KernelProcess(
      { execPath, childPath, env, settings, ...memory },
      {
        onEvent: (event) => started === this.#process && this.#onEvent(event),
        onRawOutput: (name, text) => started === this.#process && this.#onRawOutput(name, text),
        onEnd: (end) => started === this.#process && this.#onEnd(end),
      },
    );
    this.#process = started;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settleStart?.("it did not answer within 30 s"), startTimeoutMs);
      this.#settleStart = (cause) => {
        clearTimeout(timer);
        this.#settleStart = undefined;
        this.#isReady = cause === undefined;
        if (cause === undefined) resolve();
        else reject(didNotStart(cause));
      };
    });
  }

  #runFirst(): void {
    const job = this.#jobs[0];
    if (!job) return;
    const ready = this.#ensureStarted();
    Promise.all([ready, this.#calm]).then(
      () => {
        if (this.#jobs[0] !== job || job.run !== undefined) return;
        this.#runs += 1;
        job.begin(this.#runs);
        this.#sinks.send(job.cell.cellId, job.sink);
        this.#process?.send({ type: "execute", ...job.cell, run: this.#runs });
      },
      // Where the process did not come up, the jobs have been told already.
      () => undefined,
    );
  }

  #onEvent(event: NumberedEvent): void {
    const job = this.#jobs[0];
    switch (event.type) {
      case "ready":
        this.#settleStart?.();
        break;
      case "begun":
        if (job?.run === event.run) this.#sinks.begin();
        break;
      case "finished":
        // What child processes wrote before this may still stand in the other pipes, for one turn at most.
        setImmediate(() => {
          if (!job || this.#jobs[0] !== job || job.run !== event.run) return;
          this.#jobs.shift();
          job.finish(event.status, event.durationMs);
          this.#runFirst();
        });
        break;
      case "input":
        void this.#answer(event);
        break;
      case "variables":
        this.#variableRequests.get(event.requestId)?.(event.variables);
        this.#variableRequests.delete(event.requestId);
        break;
      case "table":
        this.#tableRequests.get(event.requestId)?.(event.page);
        this.#tableRequests.delete(event.requestId);
        break;
      case "debug":
        this.#debugFolder = event.port?.folder;
        this.#debugRequests.get(event.requestId)?.(event.port);
        this.#debugRequests.delete(event.requestId);
        break;
      case "exiting":
        this.#exitCode = event.code;
        break;
      case "error":
        if (job && event.cellId === job.cell.cellId) job.error ??= event.error;
        this.#sinks.pass(event);
        break;
      case "stream":
      case "display":
      case "update":
      case "clear":
      case "result":
        this.#sinks.pass(event);
    }
  }

  /** Output of child processes belongs to the cell that runs, or to the last one. */
  #onRawOutput(name: "stdout" | "stderr", text: string): void {
    this.#sinks.raw(name, text, this.#limits.streamCharacters);
  }

  async #answer(event: Extract<NumberedEvent, { type: "input" }>): Promise<void> {
    const { requestId, cellId, prompt, password } = event;
    const asked = this.#process;
    const value = this.#onInput ? await this.#onInput({ cellId, prompt, password }).catch(() => null) : null;
    const unavailable = this.#onInput ? {} : { unavailable: true };
    asked?.send({ type: "inputReply", requestId, value, ...unavailable });
  }

  #onEnd(end: ProcessEnd): void {
    const cause = causeOf(end, this.#exitCode, this.#options.memoryLimitMb);
    const wasReady = this.#isReady;
    const lostCell = this.#jobs.length > 0;
    this.#forget(wasReady ? cause : [cause, end.lastWords.trim()].join(": ").replace(/: $/, ""));
    if (wasReady) for (const handler of this.#deathHandlers) handler(cause, { lostCell });
  }

  /** Drops the process, and tells all that wait for it why. */
  #forget(cause: string): void {
    const [first, ...waiting] = this.#jobs;
    const error = this.#isReady || this.#isDisposed ? lostError(cause) : startError(cause);
    this.#process = undefined;
    this.#started = undefined;
    this.#isReady = false;
    this.#jobs = [];
    this.#settleStart?.(cause);
    for (const resolve of this.#variableRequests.values()) resolve([]);
    this.#variableRequests.clear();
    for (const resolve of this.#tableRequests.values()) resolve(undefined);
    this.#tableRequests.clear();
    for (const resolve of this.#debugRequests.values()) resolve(undefined);
    this.#debugRequests.clear();
    if (this.#debugFolder !== undefined) void rm(this.#debugFolder, { recursive: true, force: true });
    this.#debugFolder = undefined;
    first?.lose(error);
    for (const job of waiting) job.cancel();
  }

  async #replace(cause: string): Promise<void> {
    await this.#end(cause);
    await this.#ensureStarted();
  }

  async #end(cause: string): Promise<void> {
    const ended = this.#process;
    this.#forget(cause);
    await ended?.kill();
  }
}

/** The promise's value, or undefined when it takes longer. */
async function within<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), timeoutMs)));
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
