import { types } from "node:util";
import { readFileSync } from "node:fs";
import { excerpt } from "../../../notebook/excerpt.ts";
import type { CellError, StackFrame } from "../../protocol.ts";
import { type CellScripts } from "../cell-scripts.ts";
import { inspectBounded } from "../display/inspect.ts";
import { withWrittenNames } from "../compile/global-names.ts";
import { PlacedSyntaxError } from "../compile/syntax.ts";
import { FileSyntaxError } from "./file-syntax-error.ts";
import { isInstance } from "./instance.ts";
import { frameText, userFrames, type LocatedFrame } from "./stack.ts";

/** Parts shown of an AggregateError, how deep causes are followed, and how much of a message is shown. */
const most = { parts: 10, depth: 8, frames: 20, characters: 10_000 } as const;

/** A value as thrown, and where, if the value itself does not tell. */
export interface Thrown {
  readonly value: unknown;
  readonly frame?: LocatedFrame;
  /** Set where the frame is all there is to tell: the value's own frames lie in the library. */
  readonly isWhole?: true;
}

/**
 * Makes a thrown value ready to be shown: name, message, the lines at fault, the user's frames and the causes. Never throws,
 * whatever was thrown.
 */
export function describeThrown(thrown: Thrown, scripts: CellScripts): CellError {
  try {
    return describeWhole(thrown, scripts);
  } catch {
    const message = "a value that cannot be shown";
    return { name: "Thrown", message, frames: [], text: `Thrown: ${message}` };
  }
}

function describeWhole(thrown: Thrown, scripts: CellScripts): CellError {
  const { value, frame, isWhole } = thrown;
  const code = codeOf(value);
  const shown: Shown = { values: new Set(), lines: new Set(), frames: [] };
  const lines = [...describe(value, { scripts, depth: 0, shown, frame, isWhole })];
  return {
    name: nameOf(value),
    message: messageOf(value),
    frames: shown.frames.map(toFrame),
    text: lines.join("\n"),
    ...(code === undefined ? {} : { code }),
  };
}

/** What a description has shown so far: none of it is shown twice. */
interface Shown {
  readonly values: Set<unknown>;
  /** The lines at fault, as `script:line`. */
  readonly lines: Set<string>;
  readonly frames: LocatedFrame[];
}

interface Description {
  readonly scripts: CellScripts;
  readonly depth: number;
  readonly shown: Shown;
  readonly frame?: LocatedFrame | undefined;
  readonly isWhole?: true | undefined;
}

function* describe(value: unknown, description: Description): Generator<string> {
  const { scripts, shown, depth, frame, isWhole } = description;
  yield* headline(value).split("\n");
  if (shown.values.has(value)) {
    yield "  (shown above)";
    return;
  }
  shown.values.add(value);
  const frames = framesOf(value, frame, isWhole).slice(0, most.frames);
  shown.frames.push(...frames);
  yield* linesAtFault(frames[0], description);
  for (const each of frames) yield `    at ${frameText(each)}`;
  if (depth >= most.depth || !isError(value)) return;
  const deeper = { scripts, shown, depth: depth + 1 };
  if (value.cause !== undefined) {
    const [head = "", ...rest] = describe(value.cause, deeper);
    yield `Caused by: ${head}`;
    yield* rest;
  }
  if (isInstance(value, AggregateError)) yield* describeParts(value.errors, deeper);
}

/** The lines around a place, once: a cause often lies on the line of its error. */
function* linesAtFault(frame: LocatedFrame | undefined, { scripts, shown }: Description): Generator<string> {
  const source = frame && sourceOf(frame, scripts);
  if (!frame || source === undefined) return;
  const line = `${frame.script}:${frame.line}`;
  if (shown.lines.has(line)) return;
  shown.lines.add(line);
  yield "";
  yield* excerpt(source, frame).split("\n");
  yield "";
}

function* describeParts(errors: readonly unknown[], description: Description): Generator<string> {
  for (const [index, error] of errors.slice(0, most.parts).entries()) {
    const [head = "", ...rest] = describe(error, description);
    yield `  [${index + 1}] ${head}`;
    for (const line of rest) yield line === "" ? "" : `  ${line}`;
  }
  if (errors.length > most.parts) yield `  … ${errors.length - most.parts} more`;
}

function headline(value: unknown): string {
  if (!isError(value)) return `Thrown: ${inspectBounded(value)}`;
  const code = codeOf(value);
  const message = messageOf(value);
  return `${nameOf(value)}${code === undefined ? "" : ` [${code}]`}${message === "" ? "" : `: ${message}`}`;
}

/** Whether it is an error, also one of another realm, as of `node:vm`. */
function isError(value: unknown): value is Error {
  return types.isNativeError(value) || isInstance(value, Error);
}

function nameOf(value: unknown): string {
  return isError(value) ? text(() => value.name) : "Thrown";
}

function messageOf(value: unknown): string {
  return isError(value) ? text(() => value.message) : inspectBounded(value);
}

/** What a getter or a proxy of the user's gives may itself throw, or be no text. */
function text(read: () => unknown): string {
  try {
    const value = read();
    const whole = withWrittenNames(typeof value === "string" ? value : inspectBounded(value));
    const rest = whole.length - most.characters;
    return rest > 0 ? `${whole.slice(0, most.characters)} … ${rest.toLocaleString("en-US")} more characters` : whole;
  } catch {
    return "an error that cannot be shown";
  }
}

function codeOf(value: unknown): string | undefined {
  if (!isError(value)) return undefined;
  const code: unknown = Object.getOwnPropertyDescriptor(value, "code")?.value;
  return typeof code === "string" ? code : undefined;
}

function framesOf(value: unknown, frame: LocatedFrame | undefined, isWhole?: true): readonly LocatedFrame[] {
  if (isWhole && frame) return [frame];
  if (isInstance(value, FileSyntaxError)) return [value.frame, ...userFrames(value)];
  const own = isInstance(value, PlacedSyntaxError) ? [] : userFrames(value);
  return frame && (own.length === 0 || isInstance(value, PlacedSyntaxError)) ? [frame, ...own] : own;
}

function sourceOf({ script, cellId }: LocatedFrame, scripts: CellScripts): string | undefined {
  return cellId === undefined ? readSource(script) : scripts.get(script)?.source;
}

function toFrame({ functionName, cellId, place, line, column }: LocatedFrame): StackFrame {
  return { functionName, ...(cellId === undefined ? {} : { cellId }), place, line, column };
}

/** A file's text, or undefined where it cannot be read. */
function readSource(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
