import type { CellEvent } from "./protocol.ts";

type Sink = (event: CellEvent) => void;

/** Where the events of each cell go, however late they come. */
export class CellSinks {
  readonly #sinks = new Map<string, Sink>();
  #latest: { readonly cellId: string; rawCharacters: number } | undefined;
  /** The cells that show something under a display id. */
  readonly #showing = new Map<string, Set<string>>();

  /** From now on the cell's events go to this sink; what an earlier run showed is gone. */
  set(cellId: string, sink: Sink): void {
    this.#sinks.set(cellId, sink);
    this.#latest = { cellId, rawCharacters: 0 };
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
    const { cellId } = this.#latest;
    this.pass({ type: "stream", cellId, name, text: text.length <= room ? text : text.slice(0, room) + note });
  }

  #cellsShowing(displayId: string): Set<string> {
    const cells = this.#showing.get(displayId) ?? new Set();
    this.#showing.set(displayId, cells);
    return cells;
  }
}
