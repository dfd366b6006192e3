import type { ChildProcess } from "node:child_process";
import { replaceFunctions } from "./builtin-functions.ts";
import type { CellRun } from "./cell-run.ts";
import { signalChildren } from "./signal-children.ts";

/** What the kernel has to know of the processes that cells start. */
export interface ChildProcessOptions {
  /** Sends the text that waits: what a child process writes comes after it. */
  readonly flush: () => void;
  readonly run: () => CellRun | undefined;
}

/** Keeps the order between a cell's output and its child processes', and notes which processes a run has started. */
export function followChildProcesses({ flush, run }: ChildProcessOptions): void {
  replaceFunctions("node:child_process", ["spawnSync", "execSync", "execFileSync"], (native) => (...args) => {
    flush();
    return native(...args);
  });
  replaceFunctions("node:child_process", ["spawn", "exec", "execFile", "fork"], (native) => (...args) => {
    flush();
    const child = native(...args) as ChildProcess;
    const children = run()?.children;
    children?.add(child);
    child.once("exit", () => children?.delete(child));
    return child;
  });
}

/** Breaks off the processes that a run has started, as Ctrl+C on a terminal does, and what the library does for it. */
export function interruptChildren(run: CellRun): void {
  const pids = [...run.children].flatMap(({ pid }) => pid ?? []);
  if (pids.length > 0) signalChildren("SIGINT", pids);
  run.children.clear();
  for (const callBack of run.interruptCallbacks) callBack();
  run.interruptCallbacks.clear();
}
