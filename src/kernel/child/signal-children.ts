import { spawn } from "node:child_process";
import process from "node:process";

/** Sends a signal to the kernel's child processes, as Ctrl+C on a terminal does; without effect where there is no `ps`. */
export function signalChildren(signal: NodeJS.Signals): void {
  if (process.platform === "win32") return;
  const list = spawn("ps", ["-A", "-o", "pid=,ppid="], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  list.stdout.on("data", (bytes: Uint8Array) => (text += String(bytes)));
  list.on("error", () => undefined);
  list.on("close", () => {
    for (const [, pid, parent] of text.matchAll(/(\d+)\s+(\d+)/g)) {
      if (Number(parent) === process.pid && Number(pid) !== list.pid) trySignal(Number(pid), signal);
    }
  });
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
