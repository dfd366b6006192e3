import { sep, relative, isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import type { StackFrame } from "../../protocol.ts";
import { withWrittenNames } from "../compile/global-names.ts";
import type { Place } from "../compile/syntax.ts";
import { CellScripts } from "../cell-scripts.ts";

/** What the frames of an error are told from. */
export interface StackOptions {
  readonly scripts: CellScripts;
  readonly folder: string;
  /** Where the kernel's own files lie: their frames are no one's business. */
  readonly kernelFolder: string;
  /** The place in a file as it was written, where the kernel loaded another text of it. */
  readonly fileSource: (url: string, place: Place) => Place;
}

/** A frame as the kernel keeps it: with the script it lies in, to find the text again. */
export interface LocatedFrame extends StackFrame {
  /** The cell's script name or the file's path. */
  readonly script: string;
  /** Whether the user wrote the code: a cell or a file beside the notebook, not a package. */
  readonly isUsers: boolean;
}

const errorToString = Reflect.get(Error.prototype, "toString") as (this: Error) => string;
const framesOfErrors = new WeakMap<object, readonly LocatedFrame[]>();

type PrepareStackTrace = (error: Error, sites: NodeJS.CallSite[]) => unknown;

/**
 * Makes the stack of every error name cells and places in their text, and leave out the kernel and Node's own files. Where code
 * has a way of its own to write stacks, as packages for source maps do, the kernel still learns the frames.
 */
export function installStackTraces(options: StackOptions): void {
  Error.stackTraceLimit = 40;
  let own: PrepareStackTrace | undefined;
  const prepare: PrepareStackTrace = (error, sites) => {
    const frames = sites.flatMap((site) => locate(site, options));
    framesOfErrors.set(error, frames);
    if (own) return own(error, sites);
    return [headerOf(error), ...frames.map((frame) => `    at ${frameText(frame)}`)].join("\n");
  };
  Object.defineProperty(Error, "prepareStackTrace", {
    get: () => prepare,
    set: (value: unknown) => (own = typeof value === "function" && value !== prepare ? (value as PrepareStackTrace) : undefined),
    configurable: true,
    enumerable: true,
  });
}

/** The frames of an error, those of the user's own code only. */
export function userFrames(error: unknown): readonly LocatedFrame[] {
  if (typeof error !== "object" || error === null) return [];
  try {
    void (error as { stack?: unknown }).stack;
  } catch {
    return [];
  }
  return (framesOfErrors.get(error) ?? []).filter(({ isUsers }) => isUsers);
}

/** `f (cell 3:2:7)`, or the place alone where there is no function. */
export function frameText({ functionName, place, line, column }: StackFrame): string {
  const at = `${place}:${line}:${column}`;
  return functionName === "" ? at : `${functionName} (${at})`;
}

function headerOf(error: Error): string {
  try {
    return errorToString.call(error);
  } catch {
    return "Error";
  }
}

function locate(site: NodeJS.CallSite, options: StackOptions): LocatedFrame[] {
  const script = site.getScriptNameOrSourceURL();
  const place = { line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 };
  if (!script || script.startsWith("node:")) return [];
  const functionName = withWrittenNames(site.getFunctionName() ?? "");
  if (CellScripts.isCell(script)) {
    const cell = options.scripts.get(script);
    if (!cell) return [];
    const { cellId, position } = cell.run;
    return [{ functionName, cellId, place: `cell ${position}`, ...cell.toSource(place), script, isUsers: true }];
  }
  return locateInFile(script, functionName, place, options);
}

function locateInFile(script: string, functionName: string, place: Place, options: StackOptions): LocatedFrame[] {
  const path = script.startsWith("file:") ? fileURLToPath(script.replace(/[?#].*$/, "")) : script;
  if (!isAbsolute(path) || path.startsWith(options.kernelFolder)) return [];
  return [{ ...frameInFile(path, options.folder, options.fileSource(script, place)), functionName }];
}

/** The frame of a place in a file, which is named as seen from the notebook's folder. */
export function frameInFile(path: string, folder: string, place: Place): LocatedFrame {
  const fromFolder = relative(folder, path);
  const isInside = !fromFolder.startsWith("..") && !isAbsolute(fromFolder);
  const shown = isInside ? fromFolder.replaceAll(sep, "/") : path;
  const isUsers = !path.includes(`${sep}node_modules${sep}`);
  return { functionName: "", place: shown, ...place, script: path, isUsers };
}

/** The frame of a place in a cell, for what has no stack: a syntax error, a thrown number. */
export function frameIn(cell: { cellId: string; position: number }, script: string, place: Place): LocatedFrame {
  return { functionName: "", cellId: cell.cellId, place: `cell ${cell.position}`, ...place, script, isUsers: true };
}
