import { spawn } from "node:child_process";
import process from "node:process";

/** Taken before the kernel follows what cells start. */
const nativeSpawn = spawn;

/**
 * Sends a signal to the kernel's child processes and to all that they have started, as Ctrl+C on a terminal does: a shell alone
 * would wait for its command. Where there is no `ps`, the roots alone get it.
 *
 * @param roots - the process ids to begin with; all children by default
 */
export function signalChildren(signal: NodeJS.Signals, roots?: readonly number[]): void {
  if (process.platform === "win32") {
    for (const pid of roots ?? []) trySignal(pid, signal);
    return;
  }
  const list = nativeSpawn("ps", ["-A", "-o", "pid=,ppid="], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  list.stdout.on("data", (bytes: Uint8Array) => (text += String(bytes)));
  list.on("error", () => undefined);
  list.on("close", () => {
    const children = childrenByParent(text);
    const found = roots ? [...roots] : (children.get(process.pid) ?? []).filter((pid) => pid !== list.pid);
    // The list grows while it is gone through, by what each process has started.
    for (const pid of found) found.push(...(children.get(pid) ?? []));
    for (const pid of found) trySignal(pid, signal);
  });
}

function childrenByParent(list: string): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (const [, pid, parent] of list.matchAll(/(\d+)\s+(\d+)/g)) {
    children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(pid)]);
  }
  return children;
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
