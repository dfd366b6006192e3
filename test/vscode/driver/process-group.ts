import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createWriteStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const endTimeoutMs = 5_000;

/** A program with all that it starts, so that nothing of it outlives the run. */
export interface ProcessGroup extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
}

/** Starts a program in a process group of its own, its output going into a file. */
export function startGroup(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly logFile: string },
): ProcessGroup {
  const { logFile, ...spawnOptions } = options;
  const child = spawn(command, args, {
    ...spawnOptions,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const log = createWriteStream(logFile, { flags: "a" });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const exited = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("exit", resolve));
  exited.catch(() => undefined);
  return {
    process: child,
    exited,
    [Symbol.asyncDispose]: async () => {
      // Killed, not asked: what is in no group of this one, a kernel above all, has to notice by itself.
      signalGroup(child, "SIGKILL");
      await Promise.race([exited, sleep(endTimeoutMs, undefined, { ref: false })]);
      log.end();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The running processes whose command line holds a text, other than this one; on Windows none are listed. */
export function processesNaming(text: string): readonly { readonly pid: number; readonly command: string }[] {
  if (process.platform === "win32") return [];
  return execFileSync("ps", ["-eo", "pid=,stat=,args="], { encoding: "utf8", maxBuffer: 64 * 2 ** 20 })
    .split("\n")
    .flatMap((line) => {
      const [, pid, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      if (pid === undefined || state?.startsWith("Z") || !command?.includes(text) || Number(pid) === process.pid) return [];
      return [{ pid: Number(pid), command }];
    });
}
