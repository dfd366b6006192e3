import type { CellEvent } from "./protocol.ts";

type Sink = (event: CellEvent) => void;

/** Where the events of each cell go, however late they come. */
export class CellSinks {
  readonly #sinks = new Map<string, Sink>();
  #latest: { readonly cellId: string; readonly sink: Sink; rawCharacters: number } | undefined;
  /** The cells that show something under a display id. */
  readonly #showing = new Map<string, Set<string>>();

  /** A cell is sent to the kernel: from now on what child processes write goes to this sink. */
  send(cellId: string, sink: Sink): void {
    this.#latest = { cellId, sink, rawCharacters: 0 };
  }

  /** The kernel has begun with the cell that was sent: from now on its events go to its new sink, and what an earlier run showed is gone. */
  begin(): void {
    if (!this.#latest) return;
    const { cellId, sink } = this.#latest;
    this.#sinks.set(cellId, sink);
    for (const cells of this.#showing.values()) cells.delete(cellId);
  }

  pass(event: CellEvent): void {
    if (event.type === "update") {
      for (const cellId of this.#showing.get(event.displayId) ?? []) this.#sinks.get(cellId)?.(event);
      return;
    }
    if (event.type === "display" && event.displayId !== undefined) this.#cellsShowing(event.displayId).add(event.cellId);
    this.#sinks.get(event.cellId)?.(event);
  }

  /** Passes on what a child process wrote, up to a limit, to the cell that was executed last. */
  raw(name: "stdout" | "stderr", text: string, limitCharacters: number): void {
    if (!this.#latest || this.#latest.rawCharacters > limitCharacters) return;
    const room = limitCharacters - this.#latest.rawCharacters;
    this.#latest.rawCharacters += text.length;
    const limit = limitCharacters.toLocaleString("en-US");
    const note = `\n[output of child processes is cut here: the limit is ${limit} characters a cell]\n`;
    const { cellId, sink } = this.#latest;
    sink({ type: "stream", cellId, name, text: text.length <= room ? text : text.slice(0, room) + note });
  }

  #cellsShowing(displayId: string): Set<string> {
    const cells = this.#showing.get(displayId) ?? new Set();
    this.#showing.set(displayId, cells);
    return cells;
  }
}
