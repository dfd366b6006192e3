import { createHash } from "node:crypto";

/** Where a debugger reaches a kernel, and the folder in which it finds the text of cells. */
export interface DebuggerPort {
  /** Address of the inspector's websocket: on this machine only, with a secret in its path. */
  readonly address: string;
  readonly folder: string;
}

/**
 * The name of the file that holds a cell's text while its kernel is debugged. A debugger knows files only: this one stands for
 * the cell, in exactly this wording, so that a breakpoint never lands in a text that has changed since it ran.
 */
export function cellFileName({ cellId, code }: { readonly cellId: string; readonly code: string }): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([cellId, code]))
    .digest("hex");
  return `cell-${hash.slice(0, 24)}.ts`;
}
