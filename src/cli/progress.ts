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

/** The lines of a run: one a cell, written when the cell ends; a watched terminal shows it from the cell's start. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #titles: ReadonlyMap<number, string>;
  readonly #verbose: boolean;
  #total = 0;
  #atLineStart = true;
  /** What stands in the present line is not ours to write over. */
  #keepsLine = false;

  constructor(notebook: NotebookFile, terminal: Terminal, { verbose }: { readonly verbose: boolean }) {
    this.#terminal = terminal;
    this.#titles = cellTitles(notebook);
    this.#verbose = verbose;
  }

  start(running: RunningCell, total: number): void {
    this.#total = total;
    if (!this.#terminal.interactive || this.#verbose) return;
    this.#terminal.out(this.#line(running, "…", ""));
    this.#atLineStart = false;
  }

  /** What a cell prints, as it comes, where that was asked for. */
  stream(name: "stdout" | "stderr", text: string): void {
    if (!this.#verbose || text === "") return;
    if (name === "stdout") this.#terminal.out(text);
    else this.#terminal.error(text);
    this.#atLineStart = text.endsWith("\n");
  }

  /** Makes room for a question of a cell on the terminal, and goes on below it once it is answered. */
  async during<T>(question: () => Promise<T>): Promise<T> {
    if (!this.#atLineStart) this.#terminal.out("\n");
    this.#atLineStart = false;
    this.#keepsLine = true;
    const answer = await question();
    this.#atLineStart = true;
    this.#keepsLine = false;
    return answer;
  }

  end(running: RunningCell, result: CellResult, durationMs: number): void {
    const colour = { ok: "green", expected: "green", skipped: "dim", failed: "red", interrupted: "yellow" } as const;
    const line = this.#line(
      running,
      result === "skipped" ? "" : durationText(durationMs),
      this.#terminal.paint(colour[result], words[result]),
    );
    const before = this.#atLineStart ? "" : this.#verbose || this.#keepsLine ? "\n" : "\r\u001b[K";
    this.#terminal.out(`${before}${line}\n`);
    this.#atLineStart = true;
  }

  #line({ number, position }: RunningCell, duration: string, result: string): string {
    const index = `[${String(number).padStart(String(this.#total).length)}/${this.#total}]`;
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
