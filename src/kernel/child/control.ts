/**
 * The control thread: it answers while the main thread runs a cell. It breaks off what runs, and ends the process with all
 * that it started when the client is gone, so that no kernel outlives its editor.
 */
import { Session } from "node:inspector";
import { Socket } from "node:net";
import process from "node:process";
import { clearTimeout, setTimeout } from "node:timers";
import { setTimeout as delay } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { jsonLineReader } from "../json-lines.ts";
import type { ControlReply, ControlRequests, Message } from "../protocol.ts";
import { runtimeName } from "./runtime-name.ts";
import { signalChildren } from "./signal-children.ts";
import { SharedState, type InterruptMessage } from "./shared-state.ts";

const controlFd = 5;
/** A main thread that waits for a promise takes notice at once; one that is busy in a callback does not. */
const noticeMs = 100;
const noticeStepMs = 5;
/** By then a terminated script has stopped; what goes on is native code, or a child process that the main thread waits for. */
const stopMs = 500;

/** The main thread sends waiting text sooner than this itself, if it can. */
const textDelayMs = 50;

const shared = new SharedState(workerData as SharedArrayBuffer);
const session = new Session();
session.connectToMainThread();

let interrupts = 0;

/** Breaks off a run, and returns when that is over: no termination is then left to hit what runs next. */
async function interrupt(run: number): Promise<void> {
  interrupts += 1;
  const number = interrupts;
  const message: InterruptMessage = { interrupt: number, run };
  const isPending = () => shared.handled < number;
  parentPort?.postMessage(message);
  if (!(await terminateIf(() => shared.evaluating))) {
    for (let waitedMs = 0; isPending() && waitedMs < noticeMs; waitedMs += noticeStepMs) await delay(noticeStepMs);
    await terminateIf(isPending);
  }
  // What the termination broke off may have been the handling of the first message.
  parentPort?.postMessage(message);
}

/** Terminates what runs, where it is still to be terminated now that the main thread would wait for it. */
async function terminateIf(isDue: () => boolean): Promise<boolean> {
  shared.terminating = true;
  const due = isDue();
  if (due) {
    const childrenTimer = setTimeout(() => signalChildren("SIGINT"), stopMs);
    const terminated = new Promise((resolve) => session.post("Runtime.terminateExecution", resolve));
    if (shared.debugging) resumeTerminated();
    await terminated;
    clearTimeout(childrenTimer);
  }
  shared.terminating = false;
  return due;
}

/**
 * Lets code go on that a debugger has paused, to be terminated where it stands: by itself a termination waits until the user goes
 * on. Where nothing is paused V8 says so, and no more.
 */
function resumeTerminated(): void {
  session.post("Debugger.enable");
  session.post("Debugger.resume", { terminateOnResume: true });
  session.post("Debugger.disable");
}

/** Sends text for a main thread that is too busy to do so: V8 calls this in the midst of a loop, even of a regular expression. */
async function sendWaitingText(): Promise<never> {
  for (;;) {
    await shared.untilTextIsWaiting();
    await delay(textDelayMs);
    if (shared.textIsWaiting) session.post("Runtime.evaluate", { expression: `${runtimeName}.flush()`, silent: true });
  }
}

function endProcess(): void {
  try {
    // The kernel leads a process group of its own on POSIX: its children go with it.
    if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}

const control = new Socket({ fd: controlFd, readable: true, writable: true });
const read = jsonLineReader<Message<ControlRequests>>((message) => {
  const { type, id } = message;
  const reply = () => void control.write(`${JSON.stringify({ type, id } satisfies ControlReply)}\n`);
  if (message.type === "interrupt") void interrupt(message.run).then(reply);
  else reply();
});
control.on("data", read);
control.on("error", endProcess);
control.on("close", endProcess);
void sendWaitingText();
