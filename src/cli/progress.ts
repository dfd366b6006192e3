import type { NotebookFile } from "../notebook/nbformat.ts";
import { headingOf, joinText } from "../notebook/text.ts";
import type { CellResult, RunningCell } from "../notebook/execute.ts";
import { columnsOf, cutColumns, padColumns, type Terminal } from "./terminal.ts";

const words: Record<CellResult, string> = {
  ok: "ok",
  expected: "ok, raised",
  skipped: "skipped",
  failed: "failed",
  interrupted: "interrupted",
};

/** Goes back to the start of the line and empties it. */
const overwrite = "\r\u001b[K";

/** The lines of a run: one a cell, written when the cell ends; a watched terminal shows it from the cell's start. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #titles: ReadonlyMap<number, string>;
  readonly #verbose: boolean;
  #total = 0;
  /** What stands in the present line: what is ours may be written over. */
  #line: "nothing" | "ours" | "text" = "nothing";

  constructor(notebook: NotebookFile, terminal: Terminal, { verbose }: { readonly verbose: boolean }) {
    this.#terminal = terminal;
    this.#titles = cellTitles(notebook);
    this.#verbose = verbose;
  }

  start(running: RunningCell, total: number): void {
    this.#total = total;
    if (!this.#terminal.interactive || this.#verbose) return;
    this.#write(this.#summary(running, "…", ""));
  }

  /** What a progress bar of the cell says, where somebody watches. */
  bar({ number, position }: RunningCell, text: string): void {
    if (!this.#terminal.interactive || this.#line === "text") return;
    const index = this.#index(number);
    const room = Math.min(this.#terminal.width, 100) - columnsOf(index) - 5;
    const title = cutColumns(this.#titles.get(position) ?? "", Math.max(Math.floor(room / 3), 8));
    this.#write(`${index}  ${title}  ${cutColumns(text, Math.max(room - columnsOf(title), 8))}`);
  }

  /** What a cell prints, as it comes, where that was asked for. */
  stream(name: "stdout" | "stderr", text: string): void {
    if (!this.#verbose || text === "") return;
    if (this.#line === "ours") this.#terminal.out(overwrite);
    if (name === "stdout") this.#terminal.out(text);
    else this.#terminal.error(text);
    this.#line = text.endsWith("\n") ? "nothing" : "text";
  }

  /** Makes room for a question of a cell on the terminal, and goes on below it once it is answered. */
  async during<T>(question: () => Promise<T>): Promise<T> {
    if (this.#line !== "nothing") this.#terminal.out("\n");
    this.#line = "text";
    const answer = await question();
    this.#line = "nothing";
    return answer;
  }

  end(running: RunningCell, result: CellResult, durationMs: number): void {
    const colour = { ok: "green", expected: "green", skipped: "dim", failed: "red", interrupted: "yellow" } as const;
    const duration = result === "skipped" ? "" : durationText(durationMs);
    if (this.#line === "text") this.#terminal.out("\n");
    this.#write(this.#summary(running, duration, this.#terminal.paint(colour[result], words[result])));
    this.#terminal.out("\n");
    this.#line = "nothing";
  }

  /** Writes a line of ours, over the one that stands there. */
  #write(text: string): void {
    this.#terminal.out(`${this.#line === "ours" ? overwrite : ""}${text}`);
    this.#line = "ours";
  }

  #index(number: number): string {
    return `[${String(number).padStart(String(this.#total).length)}/${this.#total}]`;
  }

  #summary({ number, position }: RunningCell, duration: string, result: string): string {
    const index = this.#index(number);
    const room =
      Math.min(this.#terminal.width, 100) - columnsOf(index) - 2 - 10 - 2 - Math.max(...Object.values(words).map(columnsOf)) - 1;
    const title = padColumns(cutColumns(this.#titles.get(position) ?? "", Math.max(room, 8)), Math.max(room, 8));
    return `${index}  ${title}${duration.padStart(10)}  ${result}`.trimEnd();
  }
}

/** `8 ms`, `1.2 s`, `3 min 5 s`. */
export function durationText(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 59_950) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A name for each code cell, by its place: the heading right above it, else its first comment or line. */
export function cellTitles(notebook: NotebookFile): Map<number, string> {
  const titles = new Map<number, string>();
  let heading: string | undefined;
  notebook.cells.forEach((cell, index) => {
    const lines = joinText(cell.source).split("\n");
    if (cell.cell_type === "markdown") {
      for (const line of lines) heading = headingOf(line)?.text ?? heading;
    } else if (cell.cell_type === "code") {
      const first = lines.map((line) => line.trim()).find((line) => line !== "") ?? "";
      titles.set(index + 1, heading ?? (first.replace(/^\/\/+\s*/, "") || first));
      heading = undefined;
    }
  });
  return titles;
}
