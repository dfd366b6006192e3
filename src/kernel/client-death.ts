import { UserError } from "../base/errors.ts";
import type { CellError } from "./protocol.ts";
import type { ProcessEnd } from "./client-process.ts";

/** Signals by which a process is asked to end. */
const askingSignals: ReadonlySet<NodeJS.Signals> = new Set(["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"]);

/** Why a kernel process ended, in a sentence without its full stop. */
export function causeOf(end: ProcessEnd, exitCode: number | undefined, memoryLimitMb: number | undefined): string {
  if (end.startError) return `the kernel could not be started: ${end.startError.message}`;
  if (/heap out of memory|Reached heap limit|Array buffer allocation failed/.test(end.lastWords)) {
    const limit = memoryLimitMb === undefined ? "" : ` (the limit is ${memoryLimitMb} MB)`;
    return `the kernel ran out of memory${limit}`;
  }
  if (exitCode !== undefined) return `the code called process.exit(${exitCode})`;
  if (end.signal === "SIGKILL")
    return "the kernel was killed from outside (SIGKILL): by hand, or by the system when memory ran short";
  if (end.signal && askingSignals.has(end.signal)) return `the kernel was ended by a signal (${end.signal})`;
  if (end.signal) return `the kernel crashed (${end.signal})`;
  return `the kernel ended with exit code ${end.code ?? "unknown"}`;
}

/** The error of a kernel that did not come up. */
export function didNotStart(cause: string): UserError {
  return new UserError("kernel/did-not-start", {
    expected: "a kernel process that answers",
    received: cause,
    action: "check the settings for Node's path and for memory, then try again",
  });
}

/** The same as the error of a cell. */
export function startError(cause: string): CellError {
  const { name, message, code } = didNotStart(cause);
  return { name, message, frames: [], text: `${name} [${code}]: ${message}`, code };
}

/** The error of a cell whose kernel is gone. */
export function lostError(cause: string, advice = "Run the cells that it depends on again."): CellError {
  const message = `${cause[0]?.toUpperCase() ?? ""}${cause.slice(1)}. All variables are gone; the next cell starts with none.`;
  return { name: "KernelLost", message, frames: [], text: `${message} ${advice}`, code: "kernel/lost" };
}
