/** What a library and the notebook kernel agree on without knowing each other: MIME types, hooks, the kernel's services. */

/** One value in several forms: text under text types, base64 under binary image types, plain JSON under JSON types. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** MIME types that Carrybook reads or writes beyond the usual ones. */
export const mime = {
  vegaLite: "application/vnd.vegalite.v5+json",
  vega: "application/vnd.vega.v5+json",
  table: "application/vnd.dataresource+json",
  claims: "application/vnd.carrybook.claims+json",
} as const;

/** The hook of the notebook ecosystem: a method of this name returns a MIME bundle, an empty one to show nothing. */
export const displayHook: unique symbol = Symbol.for("Jupyter.display") as never;

/** How the display ids of progress bars begin: a terminal shows what these displays say in the line of their cell. */
export const progressIds = "carrybook-progress-";

/** The kernel's services stand at `globalThis[hostKey]`; in plain Node there are none. */
export const hostKey: unique symbol = Symbol.for("carrybook.host") as never;

/** The cell whose code is running, and which run of it this is, counted from 1 over the kernel's life. */
export interface RunningCell {
  readonly cellId: string;
  readonly position: number;
  readonly run: number;
}

/** What a library may ask of the kernel that it runs in. */
export interface KernelHost {
  /** Shows a value in the cell that is running, or replaces what was shown under the same id. */
  display(value: unknown, options?: { readonly id?: string }): void;
  /** The cell whose code is running, also in its timers and promises. */
  currentCell(): RunningCell | undefined;
  /** Calls back when the cell whose code is running is interrupted; gives what takes that back. */
  onInterrupt?(callback: () => void): () => void;
}

/** The kernel's services, or undefined outside a notebook. */
export function kernelHost(): KernelHost | undefined {
  return (globalThis as { [hostKey]?: KernelHost })[hostKey];
}

/** A place in a text: line and column, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** An error's own property: its {@link TextPlace} in the text of a cell in another language than TypeScript. */
export const placeInText: unique symbol = Symbol.for("carrybook.place") as never;
