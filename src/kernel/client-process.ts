import { spawn, type ChildProcess } from "node:child_process";
import process from "node:process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { jsonLineReader } from "./json-lines.ts";
import {
  settingsVariable,
  type ControlReply,
  type ControlRequests,
  type KernelSettings,
  type Message,
  type NumberedEvent,
  type Requests,
} from "./protocol.ts";

/** How a kernel process is started. */
export interface ProcessOptions {
  readonly execPath: string;
  readonly childPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly memoryLimitMb?: number;
  readonly settings: KernelSettings;
}

/** What a kernel process tells its owner. */
export interface ProcessListener {
  readonly onEvent: (event: NumberedEvent) => void;
  /** What child processes of the kernel write to the standard streams that they inherit. */
  readonly onRawOutput: (name: "stdout" | "stderr", text: string) => void;
  readonly onEnd: (end: ProcessEnd) => void;
}

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last that it wrote to the standard error stream: what V8 says when it gives up. */
  readonly lastWords: string;
  /** Why it could not be started at all. */
  readonly startError?: Error;
}

const lastWordsCharacters = 4_000;
/** A process that has ended may have left events in the pipe; a child of its own may hold the pipe open for longer. */
const drainMs = 500;
/** What Node says of debuggers, the kernel's own session included: no output of a cell. */
const debuggerTalk =
  /^(Debugger (listening|ending) on ws:.*|For help, see: https:\/\/nodejs\.org\/.*|Debugger attached\.|Waiting for the debugger to disconnect\.\.\.)\n/gm;
const isPosix = process.platform !== "win32";

/** One kernel process and the pipes to it. */
export class KernelProcess {
  readonly #child: ChildProcess;
  readonly #listener: ProcessListener;
  #lastWords = "";
  #hasEnded = false;
  #interrupts = 0;
  readonly #interruptReplies = new Map<number, () => void>();

  constructor(options: ProcessOptions, listener: ProcessListener) {
    this.#listener = listener;
    const flags = ["--disable-warning=ExperimentalWarning"];
    if (options.memoryLimitMb !== undefined) flags.push(`--max-old-space-size=${options.memoryLimitMb}`);
    this.#child = spawn(options.execPath, [...flags, options.childPath], {
      cwd: options.settings.folder,
      env: { ...options.env, ELECTRON_RUN_AS_NODE: "1", [settingsVariable]: JSON.stringify(options.settings) },
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe"],
      // A process group of its own: Ctrl+C is the client's to act on, and its children end with it.
      detached: isPosix,
      windowsHide: true,
    });
    this.#listen();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(message: Message<Requests>): void {
    this.#write(3, message);
  }

  /** Breaks off a run; settled once no termination is on its way any more, or the process has ended. */
  interrupt(run: number): Promise<void> {
    this.#interrupts += 1;
    const id = this.#interrupts;
    this.#write(5, { type: "interrupt", id, run } satisfies Message<ControlRequests>);
    return new Promise((resolve) => this.#interruptReplies.set(id, resolve));
  }

  /** Ends the process and all that it started, and waits for its end; idempotent. */
  async kill(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined) return;
    const gone = exitCode === null && signalCode === null ? once(this.#child, "exit") : undefined;
    this.#killGroup(pid);
    await gone;
  }

  #killGroup(pid: number): void {
    try {
      process.kill(isPosix ? -pid : pid, "SIGKILL");
    } catch {
      this.#child.kill("SIGKILL");
    }
  }

  #write(fd: number, message: unknown): void {
    const pipe = this.#child.stdio[fd] as Writable | null | undefined;
    if (pipe?.writable) pipe.write(`${JSON.stringify(message)}\n`);
  }

  #listen(): void {
    const child = this.#child;
    const events = child.stdio[4] as Readable | null | undefined;
    events?.on("data", jsonLineReader<NumberedEvent>(this.#listener.onEvent));
    const control = (child.stdio as readonly unknown[])[5] as Readable | null | undefined;
    control?.on(
      "data",
      jsonLineReader<ControlReply>(({ id }) => this.#interruptReplies.get(id)?.()),
    );
    for (const stream of child.stdio) stream?.on("error", () => undefined); // Told by the process's end.
    this.#readRaw(child.stdout, "stdout");
    this.#readRaw(child.stderr, "stderr");
    child.once("error", (startError) => this.#end({ code: null, signal: null, lastWords: "", startError }));
    child.once("exit", (code, signal) => {
      const end = () => this.#end({ code, signal, lastWords: this.#lastWords });
      if (!events || events.closed) return setImmediate(end);
      events.once("close", () => setImmediate(end));
      return setTimeout(end, drainMs);
    });
  }

  #readRaw(stream: Readable | null, name: "stdout" | "stderr"): void {
    const decoder = new StringDecoder("utf8");
    stream?.on("data", (bytes: Buffer) => {
      const text = decoder.write(bytes).replaceAll(debuggerTalk, "");
      if (name === "stderr") this.#lastWords = (this.#lastWords + text).slice(-lastWordsCharacters);
      if (text !== "" && !isCrashReport(this.#lastWords)) this.#listener.onRawOutput(name, text);
    });
  }

  #end(end: ProcessEnd): void {
    if (this.#hasEnded) return;
    if (this.#child.pid !== undefined) this.#killGroup(this.#child.pid); // What it started must not outlive it.
    this.#hasEnded = true;
    for (const stream of this.#child.stdio) stream?.destroy();
    for (const settle of this.#interruptReplies.values()) settle();
    this.#listener.onEnd(end);
  }
}

/** Whether V8 or Node is writing its last: dozens of lines that say nothing to a user. */
function isCrashReport(text: string): boolean {
  return /<--- Last few GCs --->|FATAL ERROR: |----- Native stack trace -----|# Fatal error in/.test(text);
}
