import type { CellRequest, KernelSettings, Message, Requests, VariableSummary } from "../protocol.ts";
import { CellRun, currentRun } from "./cell-run.ts";
import { CellScripts } from "./cell-scripts.ts";
import { type Channel } from "./channel.ts";
import { interruptChildren } from "./child-processes.ts";
import { compileCell, type CompiledCode } from "./compile/compile.ts";
import { compiledName } from "./compile/global-names.ts";
import { compileSqlCell } from "./compile/sql-cell.ts";
import { endGroups } from "./console.ts";
import { Debugging } from "./debugging.ts";
import { runtimeName } from "./runtime-name.ts";
import { PlacedSyntaxError } from "./compile/syntax.ts";
import { toBundle } from "./display/bundle.ts";
import { isTable } from "./display/table/is-table.ts";
import { TablePages } from "./display/table/pages.ts";
import { isInstance } from "./errors/instance.ts";
import { frameIn } from "./errors/stack.ts";
import { describeThrown, type Thrown } from "./errors/thrown.ts";
import { awaitable, settledValue } from "./awaitable.ts";
import { Evaluator, type Evaluation } from "./evaluator.ts";
import { Inputs } from "./inputs.ts";
import { type InterruptMessage, type SharedState } from "./shared-state.ts";
import { callAfterThisTurn } from "./kernel-timers.ts";
import { LastResults } from "./last-results.ts";
import { Importer } from "./modules/importer.ts";
import { Output } from "./output.ts";
import { SqlCellError, sqlCells } from "./sql.ts";
import type { TablePage, TableQuery } from "../table-page.ts";
import { summarise } from "./variables.ts";

/** Runs cells, one at a time. */
export class Kernel {
  readonly scripts = new CellScripts();
  readonly output: Output;
  readonly inputs: Inputs;
  readonly #shared: SharedState;
  readonly #settings: KernelSettings;
  readonly #channel: Channel;
  readonly #evaluator = new Evaluator();
  readonly #debugging = new Debugging(this.scripts);
  readonly #results = new LastResults();
  readonly #tables = new TablePages();
  /** The run in progress, or the last one. */
  #run: CellRun | undefined;
  /** The notebook's variables so far; those among them, and the imports, that may not be assigned to. */
  readonly #names = new Set<string>();
  readonly #constants = new Set<string>();
  /** A run that was interrupted before it began. */
  #cancelledRun = 0;

  constructor(settings: KernelSettings, channel: Channel, shared: SharedState) {
    this.#shared = shared;
    this.#settings = settings;
    this.#channel = channel;
    this.output = new Output(channel, settings.limits);
    this.inputs = new Inputs(this.output);
    const { import: importModule, load, meta } = new Importer(settings.folder);
    const wait = () => {
      while (shared.terminating);
    };
    const runtime = {
      import: importModule,
      load,
      meta,
      value: awaitable,
      result: this.#showResult,
      take: this.#evaluator.take,
      flush: channel.flush,
      wait,
      sql: sqlCells(load),
    };
    Object.defineProperty(globalThis, runtimeName, { value: Object.freeze(runtime) });
    this.#results.install(globalThis);
  }

  /** The run to which what happens now belongs: by its origin, else the one in progress. */
  readonly run = (): CellRun | undefined => currentRun.getStore() ?? this.#run;

  handle(message: Message<Requests>): void {
    if (message.type === "execute") this.#execute(message);
    else if (message.type === "inputReply") this.inputs.reply(message);
    else if (message.type === "debug") this.#debug(message);
    else if (message.type === "table") this.#sendTable(message);
    else this.#summariseVariables(message.requestId);
  }

  #debug({ requestId, open }: Requests["debug"]): void {
    if (!open) this.#debugging.close();
    const port = open ? { port: this.#debugging.open() } : {};
    this.#shared.debugging = open;
    this.#channel.send({ type: "debug", requestId, ...port });
  }

  /** Ends the run that waits for a promise which will not settle, or one that has not begun. */
  interrupt({ interrupt, run }: InterruptMessage): void {
    this.#shared.handled = interrupt;
    this.#shared.evaluating = false;
    this.#absorbTermination();
    this.#channel.recover();
    if (this.#run?.run === run && !this.#run.isFinished) this.#settle(this.#run, { kind: "terminated" });
    else if (run > (this.#run?.run ?? 0)) this.#cancelledRun = run;
  }

  /** Shows an error that no one caught in the cell where it began. */
  readonly lateError = (value: unknown): void => {
    const run = this.run();
    if (run) this.output.lateError(run, () => describeThrown({ value }, this.scripts));
  };

  #summariseVariables(requestId: number): void {
    const variables = this.#readers([...this.#names]).flatMap(([name, reader]) => summaryOf(name, reader));
    this.#channel.send({ type: "variables", requestId, variables });
  }

  #sendTable({ requestId, name, query }: Requests["table"]): void {
    const [[, read] = []] = this.#names.has(name) ? this.#readers([name]) : [];
    const page = read && pageOf(this.#tables, read, query);
    this.#channel.send({ type: "table", requestId, ...(page && { page }) });
  }

  /** What reads each variable: one whose initialiser threw is still in its dead zone, and reading it throws. */
  #readers(names: readonly string[]): readonly [string, () => unknown][] {
    const readers = names.map((name) => `[${JSON.stringify(name)}, () => ${compiledName(name)}]`);
    const script = `${runtimeName}.take([${readers.join(", ")}])`;
    return (this.#evaluator.valueOf(script) as [string, () => unknown][] | undefined) ?? [];
  }

  #execute(request: CellRequest & { readonly run: number }): void {
    const run = new CellRun(request, request.run, this.#settings.limits);
    this.#run = run;
    this.output.begin(run);
    endGroups();
    currentRun.run(run, () => {
      if (this.#cancelledRun === run.run) this.#settle(run, { kind: "terminated" });
      else this.#evaluate(run, request);
    });
  }

  #evaluate(run: CellRun, { code: source, language }: CellRequest): void {
    let script: string;
    let code: string;
    try {
      const compiled = (language === "sql" ? compileSqlCell : compileCell)(source, {
        variables: this.#names,
        constants: this.#constants,
      });
      this.#declare(compiled);
      script = this.scripts.add(run, source, compiled);
      code = compiled.code;
    } catch (error) {
      script = this.scripts.add(run, source, {
        code: "",
        names: [],
        constants: [],
        toSource: (place) => place,
        sourceMap: () => "",
      });
      const thrown = isInstance(error, PlacedSyntaxError) ? { frame: frameIn(run, script, error.place) } : {};
      this.#showError(run, { value: error, ...thrown });
      this.#settle(run, { kind: "done" });
      return;
    }
    this.#debugging.prepare(script);
    this.#shared.evaluating = true;
    const options = { takeExpression: `${runtimeName}.take`, isDebugged: this.#debugging.isOpen };
    this.#evaluator.evaluate(`${code}\n//# sourceURL=${script}\n${this.#debugging.mapComment(script)}`, options, (evaluation) => {
      if (run.isSettled) return;
      if (evaluation.kind === "threw") this.#showError(run, this.#thrown(run, script, evaluation));
      this.#settle(run, evaluation);
    });
    this.#shared.evaluating = false;
    this.#absorbTermination();
  }

  /** Waits for a termination that is on its way, where it breaks off nothing but the wait. */
  #absorbTermination(): void {
    if (this.#shared.terminating) this.#evaluator.valueOf(`${runtimeName}.wait()`);
  }

  #declare({ names, constants }: CompiledCode): void {
    for (const name of names) {
      this.#names.add(name);
      this.#constants.delete(name);
    }
    for (const name of constants) this.#constants.add(name);
  }

  #thrown(run: CellRun, script: string, { value, place }: Extract<Evaluation, { kind: "threw" }>): Thrown {
    if (isInstance(value, SqlCellError)) {
      return { value: value.thrown, frame: frameIn(run, script, value.place), isWhole: true };
    }
    return place ? { value, frame: frameIn(run, script, this.scripts.get(script)?.toSource(place) ?? place) } : { value };
  }

  #settle(run: CellRun, { kind }: Evaluation): void {
    if (kind === "terminated") {
      run.isInterrupted = true;
      this.#channel.recover();
      interruptChildren(run);
      // Again where the first time was broken off before its end.
      if (!run.isFinished) run.isSettled = false;
      this.output.abandonUnmade();
      this.#finish(run);
    } else if (!run.isSettled) {
      // A promise that the cell left rejected is told of in this turn still.
      callAfterThisTurn(() => this.#finish(run));
    }
  }

  #finish(run: CellRun): void {
    if (run.isSettled) return;
    run.isSettled = true;
    this.output.finish(run);
  }

  #showError(run: CellRun, thrown: Thrown): void {
    this.output.error(run, describeThrown(thrown, this.scripts));
  }

  readonly #showResult = (settled: unknown): void => {
    const run = this.run();
    const value = settledValue(settled);
    const bundle = toBundle(value);
    if (!run || bundle === undefined) return;
    this.#results.add(run.run, value);
    this.output.result(run, bundle);
  };
}

function summaryOf(name: string, read: () => unknown): VariableSummary[] {
  try {
    return [summarise(name, read())];
  } catch {
    return [];
  }
}

/** A part of the table that a variable holds; undefined for what is none, told without invoking a getter. */
function pageOf(tables: TablePages, read: () => unknown, query: TableQuery): TablePage | undefined {
  try {
    const value = read();
    return typeof value === "object" && value !== null && isTable(value) ? tables.page(value, query) : undefined;
  } catch {
    return undefined;
  }
}
