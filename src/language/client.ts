import { type ChildProcess, fork } from "node:child_process";
import process from "node:process";
import { type Notebook } from "./cell.ts";
import { type Answer, type FromProcess, type Query, type Question, type ToProcess } from "./protocol.ts";

export interface LanguageClientOptions {
  /** The built process, `dist/language/process.js`. */
  readonly processPath: string;
  readonly execPath?: string;
  /** Is told what goes wrong. */
  readonly onProblem: (message: string) => void;
  /** A process has started, the first or one in place of one that died: what was known of the cells has to be asked anew. */
  readonly onStart?: () => void;
}

interface Pending {
  readonly resolve: (answer: Answer<Query> | undefined) => void;
  readonly timer: NodeJS.Timeout;
}

/** A process that dies again and again is not started anew for ever: so many times within this time. */
const deathsAllowed = 5;
const deathsWithinMs = 180_000;
/** By then the compiler has lost itself: the process is replaced. */
const answerTimeoutMs = 60_000;
const memoryLimitMb = 3072;
const lastWordsCharacters = 4_000;

/** The way to the language process, which it starts when the first notebook opens and replaces when it dies. */
export class LanguageClient implements Disposable {
  readonly #options: LanguageClientOptions;
  readonly #notebooks = new Map<string, Notebook>();
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #asked = 0;
  #deaths: readonly number[] = [];
  #isDisposed = false;

  constructor(options: LanguageClientOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Tells of a notebook as it is now, whether it was open or not. */
  open(notebook: Notebook): void {
    this.#notebooks.set(notebook.id, notebook);
    if (this.#child) this.#send({ notify: "open", body: notebook });
    else this.#start();
  }

  edit(notebookId: string, cell: string, text: string): void {
    const notebook = this.#notebooks.get(notebookId);
    if (!notebook) return;
    const cells = notebook.cells.map((one) => (one.id === cell ? { ...one, text } : one));
    this.#notebooks.set(notebookId, { ...notebook, cells });
    this.#send({ notify: "edit", body: { notebook: notebookId, cell, text } });
  }

  close(notebook: string): void {
    if (this.#notebooks.delete(notebook)) this.#send({ notify: "close", body: { notebook } });
  }

  filesChanged(paths: readonly string[]): void {
    this.#send({ notify: "filesChanged", body: { paths } });
  }

  /** @returns undefined where there is no answer: the process is not there, or it died over the question */
  async ask<Name extends Query>(name: Name, question: Question<Name>): Promise<Answer<Name> | undefined> {
    if (!this.#child) return undefined;
    const id = ++this.#asked;
    const answer = await new Promise<Answer<Query> | undefined>((resolve) => {
      const timer = setTimeout(() => this.#child?.kill("SIGKILL"), answerTimeoutMs).unref();
      this.#pending.set(id, { resolve, timer });
      this.#send({ ask: name, id, body: question } as ToProcess);
    });
    return answer as Answer<Name> | undefined;
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
    this.#settleAll();
  }

  #start(): void {
    const { processPath, execPath = process.execPath, onStart, onProblem } = this.#options;
    const child = fork(processPath, [], {
      execPath,
      execArgv: ["--disable-warning=ExperimentalWarning", `--max-old-space-size=${memoryLimitMb}`],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let lastWords = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (lastWords = (lastWords + text).slice(-lastWordsCharacters)));
    child.on("message", (message: FromProcess) => this.#receive(message));
    child.once("error", (error) => this.#onEnd(child, error.message));
    child.once("exit", (code, signal) => this.#onEnd(child, `${signal ?? `exit code ${code}`} ${readable(lastWords)}`.trim()));
    child.channel?.unref();
    this.#child = child;
    for (const notebook of this.#notebooks.values()) this.#send({ notify: "open", body: notebook });
    if (this.#deaths.length > 0) onProblem("the language process was started again");
    onStart?.();
  }

  #onEnd(child: ChildProcess, why: string): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    this.#settleAll();
    if (this.#isDisposed) return;
    const nowMs = performance.now();
    this.#deaths = [...this.#deaths.filter((diedMs) => nowMs - diedMs < deathsWithinMs), nowMs];
    this.#options.onProblem(`the language process has ended: ${why}`);
    if (this.#deaths.length > deathsAllowed) this.#options.onProblem("it is not started again: reload the window to try anew");
    else if (this.#notebooks.size > 0) this.#start();
  }

  #receive(message: FromProcess): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    clearTimeout(pending.timer);
    if ("error" in message) this.#options.onProblem(message.error);
    pending.resolve("error" in message ? undefined : message.answer);
  }

  #settleAll(): void {
    for (const { resolve, timer } of this.#pending.values()) {
      clearTimeout(timer);
      resolve(undefined);
    }
    this.#pending.clear();
  }

  #send(message: ToProcess): void {
    // That it does not arrive is told by the end of the process.
    if (this.#child?.connected) this.#child.send(message, () => undefined);
  }
}

/** An error shows the line of the code where it happened, which in a bundle is endless. */
function readable(lastWords: string): string {
  const lines = lastWords.split("\n").slice(lastWords.length < lastWordsCharacters ? 0 : 1);
  return lines.filter((line) => line.length < 300).join("\n");
}
