import { join } from "node:path";
import { cellFileName } from "../../kernel/debug-files.ts";

/** A cell as a debugger is told of it. */
export interface DebuggedCell {
  /** The address of its document, which is also the id that the kernel knows it by. */
  readonly uri: string;
  /** What the call stack calls it. */
  readonly name: string;
  readonly code: string;
}

/** A source as the debug adapter protocol describes it. */
export interface Source {
  path?: string;
  name?: string;
  sourceReference?: number;
}

/** Which file stands for which cell: the editor knows the cell's document, the debugger the file in which the kernel wrote it. */
export class CellSources {
  readonly #pathOfUri = new Map<string, string>();
  /** By the name of the file alone: debuggers differ in how they write the path of a folder. */
  readonly #cellOfFile = new Map<string, DebuggedCell>();

  /** @param folder - where the kernel writes its cells */
  constructor(folder: string, cells: readonly DebuggedCell[]) {
    for (const cell of cells) {
      const file = cellFileName({ cellId: cell.uri, code: cell.code });
      this.#pathOfUri.set(cell.uri, join(folder, file));
      this.#cellOfFile.set(file, cell);
    }
  }

  /** Rewrites the cells in a message of the editor to files, in place. */
  toFiles(message: unknown): void {
    for (const source of sourcesIn(message)) {
      const path = source.path === undefined ? undefined : this.#pathOfUri.get(source.path);
      if (path !== undefined) source.path = path;
    }
  }

  /** Rewrites the files in a message of the debugger to cells, in place. */
  toCells(message: unknown): void {
    for (const source of sourcesIn(message)) {
      const cell = this.#cellOfFile.get(source.path?.split(/[\\/]/).at(-1) ?? "");
      if (cell) Object.assign(source, { path: cell.uri, name: cell.name, sourceReference: 0 } satisfies Source);
    }
  }
}

/** Where the messages of the protocol hold sources, or what holds them. */
const holders = ["arguments", "body", "breakpoint", "breakpoints", "scopes", "source", "sources", "stackFrames"];

function* sourcesIn(message: unknown): Generator<Source> {
  if (typeof message !== "object" || message === null) return;
  if (Array.isArray(message)) {
    for (const part of message) yield* sourcesIn(part);
    return;
  }
  if ("path" in message && typeof message.path === "string") yield message as Source;
  for (const key of holders) yield* sourcesIn((message as Readonly<Record<string, unknown>>)[key]);
}
