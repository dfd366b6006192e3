/**
 * What the kernel process and its client say to each other. Three pipes beside the standard streams, each carrying one JSON
 * message a line: requests into the kernel's main thread, events out of it (written synchronously, so that nothing overtakes),
 * and control to its second thread, which answers while the main thread is busy.
 */

import type { MimeBundle } from "../base/host.ts";
import type { CellLanguage } from "../notebook/cell-language.ts";
import type { DebuggerPort } from "./debug-files.ts";
import type { TablePage, TableQuery } from "./table-page.ts";

export { type KernelHost, type MimeBundle, type RunningCell, hostKey, mime } from "../base/host.ts";

/** A cell as it is sent for execution. */
export interface CellRequest {
  /** The notebook's own id of the cell: stable while the cell moves. */
  readonly cellId: string;
  /** The cell's place among the notebook's cells, from 1, as errors name it: `cell 3:2:7`. */
  readonly position: number;
  readonly code: string;
  /** TypeScript unless it says otherwise. */
  readonly language?: CellLanguage;
}

/** One frame of a stack, in the cell's own lines and columns, both from 1. */
export interface StackFrame {
  readonly functionName: string;
  /** The cell the frame lies in; absent for a file. */
  readonly cellId?: string;
  /** `cell 3` or a file's path, as it is printed. */
  readonly place: string;
  readonly line: number;
  readonly column: number;
}

/** A thrown value, made ready to be shown. */
export interface CellError {
  readonly name: string;
  readonly message: string;
  /** Only the user's frames. */
  readonly frames: readonly StackFrame[];
  /** Message, the cell's lines with a caret, frames and causes, as plain text: what a terminal prints. */
  readonly text: string;
  /** The stable code of a user error of the library, where there is one. */
  readonly code?: string;
}

/** How a cell ended: `lost` is a kernel that died or had to be killed, its variables gone. */
export type CellStatus = "ok" | "error" | "interrupted" | "lost";

/** Client to kernel, by message type. */
export interface Requests {
  /** `run` numbers the executions of a process from 1. */
  execute: CellRequest & { readonly run: number };
  /** The answer to an `input` event; null when the user dismissed it, or when there is no one to ask. */
  inputReply: { readonly requestId: number; readonly value: string | null; readonly unavailable?: boolean };
  /** Asks for a `variables` event. */
  variables: { readonly requestId: number };
  /** Asks for rows of the table that a variable holds; answered by a `table` event. */
  table: { readonly requestId: number; readonly name: string; readonly query: TableQuery };
  /** Opens the inspector on a port, or closes it; answered by a `debug` event. */
  debug: { readonly requestId: number; readonly open: boolean };
}

/** One top-level variable of the notebook, described without invoking its getters. */
export interface VariableSummary {
  readonly name: string;
  /** `number`, `Table`, `Result`, … */
  readonly type: string;
  /** `1,000 rows x 4 columns`, `3 entries`; empty for a scalar. */
  readonly size: string;
  readonly preview: string;
}

/** Kernel to client, by message type. Those with a `cellId` belong to that cell, however late they come. */
export interface Events {
  ready: { readonly node: string };
  stream: { readonly cellId: string; readonly name: "stdout" | "stderr"; readonly text: string };
  display: { readonly cellId: string; readonly bundle: MimeBundle; readonly displayId?: string };
  /** Replaces the bundle of every output with this display id. */
  update: { readonly displayId: string; readonly bundle: MimeBundle };
  clear: { readonly cellId: string; readonly wait: boolean };
  result: { readonly cellId: string; readonly bundle: MimeBundle };
  /** An error of the cell itself, or a late one from a timer or a promise that it started. */
  error: { readonly cellId: string; readonly error: CellError };
  input: { readonly cellId: string; readonly requestId: number; readonly prompt: string; readonly password: boolean };
  /** From here on what a cell puts out is this run's. */
  begun: { readonly run: number };
  finished: {
    readonly cellId: string;
    readonly run: number;
    readonly status: Exclude<CellStatus, "lost">;
    readonly durationMs: number;
  };
  variables: { readonly requestId: number; readonly variables: readonly VariableSummary[] };
  /** Without a page where the variable holds no table. */
  table: { readonly requestId: number; readonly page?: TablePage };
  debug: { readonly requestId: number; readonly port?: DebuggerPort };
  /** The process ends by its own will: `process.exit(code)`. */
  exiting: { readonly code: number };
}

/** How much output of one run of a cell is passed on; the rest is cut, and the cell says so. */
export interface OutputLimits {
  /** Characters of `stdout` and `stderr` together. */
  readonly streamCharacters: number;
  /** Displays; updates in place are thinned instead. */
  readonly displays: number;
  /** Characters of all MIME bundles together, as JSON. */
  readonly bundleCharacters: number;
  /** Characters of HTML, Markdown and SVG after which no more is shown: an editor lays it all out, also what is out of sight. */
  readonly markupCharacters: number;
}

export const defaultOutputLimits: OutputLimits = {
  streamCharacters: 1_000_000,
  displays: 100,
  bundleCharacters: 10_000_000,
  markupCharacters: 1_000_000,
};

/** What the client gives the kernel process on its way, as JSON in the environment variable {@link settingsVariable}. */
export interface KernelSettings {
  readonly folder: string;
  readonly limits: OutputLimits;
  /** Packages that ship with the kernel: name to the path of the module; those of the build where it is absent. */
  readonly modules?: Readonly<Record<string, string>>;
  /** The library's exports that are globals in cells; absent: those in `exports.json` beside the library. */
  readonly libraryNames?: readonly string[];
}

export const settingsVariable = "CARRYBOOK_KERNEL";

/** Client to the kernel's control thread. */
export interface ControlRequests {
  /** Breaks off that run; where it has not begun yet, it never does. */
  interrupt: { readonly id: number; readonly run: number };
  ping: { readonly id: number };
}

/** The control thread to the client: a request has been dealt with; after an interrupt no termination is on its way any more. */
export interface ControlReply {
  readonly type: keyof ControlRequests;
  readonly id: number;
}

/** A message of one of the maps above, tagged with its type. */
export type Message<Map> = { [Type in keyof Map]: { readonly type: Type } & Map[Type] }[keyof Map];
/** An event with its number: they are numbered from 1 without gaps. */
export type NumberedEvent = Message<Events> & { readonly sequence: number };
/** The events that a cell's output consists of. */
export type CellEvent = Extract<Message<Events>, { type: "stream" | "display" | "update" | "clear" | "result" | "error" }>;
