import * as vscode from "vscode";
import { UserError } from "../../base/errors.ts";
import { type KernelClient } from "../../kernel/client.ts";
import { type DebuggerPort } from "../../kernel/debug-files.ts";
import { CellSources } from "./cell-sources.ts";
import { UnansweredRequests } from "./unanswered-requests.ts";

/** The type of the editor's own debugger for Node. */
export const debugType = "pwa-node";
const attachTimeoutMs = 20_000;
/** So long after its end the debugger may still come up with a session for a thread: it is ended as well. */
const lateSessionsMs = 10_000;
/** So long the debugger may take for its last answers before it is detached: a step that has no answer is an error to the user. */
const lastAnswersMs = 1_000;

export interface AttachOptions {
  readonly kernel: KernelClient;
  readonly port: DebuggerPort;
  readonly notebook: vscode.NotebookDocument;
  /** The kernel's own files, which no one wants to step through. */
  readonly kernelFolder: string;
  /** The user wants the cell broken off and debugged again. */
  readonly onRestart: () => void;
  readonly onEnd: () => void;
}

/** The editor's debugger, attached to a notebook's kernel. Disposing of it detaches it, lets the code go on and closes the port. */
export class AttachedDebugger implements AsyncDisposable {
  readonly #options: AttachOptions;
  readonly #sources: CellSources;
  /** Settled once breakpoints are set, or when the session ends before. */
  readonly #ready: Promise<void>;
  #settleReady: () => void = () => undefined;
  readonly #termination: vscode.Disposable;
  /** The sessions that have not ended: one to start with, and one a thread. */
  readonly #sessions = new Map<vscode.DebugSession, UnansweredRequests>();
  #session: vscode.DebugSession | undefined;
  #hasEnded = false;

  constructor(options: AttachOptions) {
    const { notebook, port } = options;
    this.#options = options;
    this.#ready = new Promise((resolve) => (this.#settleReady = resolve));
    this.#sources = new CellSources(port.folder, cellsOf(notebook));
    this.#termination = vscode.debug.onDidTerminateDebugSession((session) => {
      this.#sessions.delete(session);
      if (session === this.#session) this.#end();
    });
  }

  /** @throws UserError extension/no-debugger */
  async attach(): Promise<void> {
    const { notebook, port, kernelFolder } = this.#options;
    const folder = vscode.workspace.getWorkspaceFolder(notebook.uri);
    const configuration = attachConfiguration({ notebook, port, kernelFolder });
    const hasStarted = await vscode.debug.startDebugging(folder, configuration, { suppressSaveBeforeStart: true });
    if (hasStarted && (await isSettledWithin(this.#ready, attachTimeoutMs))) return;
    await this[Symbol.asyncDispose]();
    throw noDebugger();
  }

  /** Whether a session of the editor's is this one, or one for a thread of it. */
  owns(session: vscode.DebugSession): boolean {
    const { configuration, parentSession } = session;
    if (configuration["websocketAddress"] === this.#options.port.address) this.#session = session;
    return session === this.#session || (parentSession !== undefined && this.owns(parentSession));
  }

  /** Follows what a session and its debugger say to each other. */
  track(session: vscode.DebugSession): vscode.DebugAdapterTracker {
    const unanswered = new UnansweredRequests();
    this.#sessions.set(session, unanswered);
    if (this.#hasEnded) setTimeout(() => void vscode.debug.stopDebugging(session));
    return {
      onWillReceiveMessage: (message: unknown) => {
        if (turnedFromRestart(message)) this.#options.onRestart();
        unanswered.ask(message);
        this.#sources.toFiles(message);
      },
      onDidSendMessage: (message: unknown) => {
        this.#sources.toCells(message);
        unanswered.answer(message);
        // The session of the thread itself: by then its breakpoints are set.
        if (session.parentSession && isAnswer(message, "configurationDone")) {
          this.#name(session);
          this.#settleReady();
        }
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const answered = Promise.all([...this.#sessions.values()].map((unanswered) => unanswered.none()));
    await isSettledWithin(answered, lastAnswersMs);
    if (this.#session && !this.#hasEnded) await vscode.debug.stopDebugging(this.#session);
    this.#end();
    await Promise.all([...this.#sessions.keys()].map((session) => vscode.debug.stopDebugging(session)));
  }

  /** The debugger calls every kernel "Remote Process": with two at once no one could tell them apart. */
  #name(session: vscode.DebugSession): void {
    if (session.parentSession?.id === this.#session?.id) session.name = nameOf(this.#options.notebook);
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#settleReady();
    void this.#options.kernel.closeDebugger();
    setTimeout(() => {
      this.#termination.dispose();
      this.#options.onEnd();
    }, lateSessionsMs);
  }
}

function attachConfiguration({
  notebook,
  port,
  kernelFolder,
}: Pick<AttachOptions, "notebook" | "port" | "kernelFolder">): vscode.DebugConfiguration {
  return {
    type: debugType,
    request: "attach",
    name: `Carrybook: ${nameOf(notebook)}`,
    websocketAddress: port.address,
    autoAttachChildProcesses: false,
    skipFiles: ["<node_internals>/**", `${kernelFolder}/**`],
    // Each cell has a source map, in a folder of its own.
    outFiles: [],
    resolveSourceMapLocations: null,
    pauseForSourceMap: true,
    internalConsoleOptions: "neverOpen",
  };
}

function cellsOf(notebook: vscode.NotebookDocument) {
  return notebook.getCells().map(({ document, index }) => ({
    uri: document.uri.toString(),
    name: `${nameOf(notebook)}, cell ${index + 1}`,
    code: document.getText(),
  }));
}

function nameOf(notebook: vscode.NotebookDocument): string {
  return notebook.uri.path.split("/").at(-1) ?? "";
}

/**
 * Tells whether a message asks for a restart. The debugger would only detach for a moment, and let the code go on from where it is
 * paused: before it hears of the wish, the message becomes one that changes nothing.
 */
function turnedFromRestart(message: unknown): boolean {
  const request = message as { type?: unknown; command?: unknown };
  if (request.type !== "request" || request.command !== "restart") return false;
  Object.assign(request, { command: "threads", arguments: {} });
  return true;
}

function isAnswer(message: unknown, command: string): boolean {
  const { type, command: answered } = message as { type?: unknown; command?: unknown };
  return type === "response" && answered === command;
}

async function isSettledWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), timeoutMs)));
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function noDebugger(): UserError {
  return new UserError("extension/no-debugger", {
    expected: "the editor's own JavaScript debugger attached to the kernel",
    received: "no session of it",
    action: 'enable the built-in extension "JavaScript Debugger", then debug the cell again',
  });
}
