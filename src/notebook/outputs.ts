import type { Output, OutputData } from "./nbformat.ts";
import { pictureMetadata } from "./png-size.ts";
import { isSplitMime, splitText } from "./text.ts";

/** What happens in a cell while it runs: the kernel's events, as far as the outputs in the file depend on them. */
export type OutputEvent =
  | { readonly type: "stream"; readonly cellId: string; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly type: "display"; readonly cellId: string; readonly bundle: Bundle; readonly displayId?: string }
  | { readonly type: "update"; readonly displayId: string; readonly bundle: Bundle }
  | { readonly type: "clear"; readonly cellId: string; readonly wait: boolean }
  | { readonly type: "result"; readonly cellId: string; readonly bundle: Bundle }
  | { readonly type: "error"; readonly cellId: string; readonly error: ShownError };

type Bundle = Readonly<Record<string, unknown>>;

interface ShownError {
  readonly name: string;
  readonly message: string;
  readonly text: string;
}

/** An output as it grows; keys of the file's outputs stand in the order in which Jupyter writes them. */
type Entry =
  | { readonly kind: "stream"; readonly name: "stdout" | "stderr"; readonly terminal: TerminalText }
  | { readonly kind: "bundle"; bundle: Bundle; readonly displayId: string | undefined; readonly isResult: boolean }
  | { readonly kind: "error"; readonly error: ShownError };

interface CellRecord {
  readonly executionCount: number;
  entries: Entry[];
  /** Set by a clear that waits: the next output replaces all before it. */
  clearFirst: boolean;
}

/**
 * Turns the events of a running notebook into the outputs that its file holds. One recorder serves all cells, because an
 * update reaches displays of earlier cells, and late output belongs to the cell that started it.
 *
 * @example
 * const recorder = new OutputRecorder();
 * recorder.begin("a", 1);
 * recorder.apply({ type: "stream", cellId: "a", name: "stdout", text: "10%\r" });
 * recorder.apply({ type: "stream", cellId: "a", name: "stdout", text: "99%\n" });
 * recorder.outputs("a"); // [{ name: "stdout", output_type: "stream", text: ["99%\n"] }]
 */
export class OutputRecorder {
  readonly #cells = new Map<string, CellRecord>();
  readonly #displays = new Map<string, Set<Extract<Entry, { kind: "bundle" }>>>();

  /** Starts a cell, with no outputs; a cell that ran before loses its earlier ones. */
  begin(cellId: string, executionCount: number): void {
    this.#empty(cellId);
    this.#cells.set(cellId, { executionCount, entries: [], clearFirst: false });
  }

  /** Takes the next event. One for a cell that was never started is dropped. */
  apply(event: OutputEvent): void {
    if (event.type === "update") {
      for (const entry of this.#displays.get(event.displayId) ?? []) entry.bundle = event.bundle;
      return;
    }
    const cell = this.#cells.get(event.cellId);
    if (!cell) return;
    if (event.type === "clear") {
      cell.clearFirst = event.wait;
      if (!event.wait) this.#empty(event.cellId);
      return;
    }
    if (cell.clearFirst) this.#empty(event.cellId);
    cell.clearFirst = false;
    if (event.type === "stream") {
      const last = cell.entries.at(-1);
      const stream = last?.kind === "stream" && last.name === event.name ? last : undefined;
      const { terminal } = stream ?? { terminal: new TerminalText() };
      terminal.write(event.text);
      if (!stream) cell.entries.push({ kind: "stream", name: event.name, terminal });
    } else if (event.type === "error") {
      cell.entries.push({ kind: "error", error: event.error });
    } else {
      const displayId = event.type === "display" ? event.displayId : undefined;
      const entry = { kind: "bundle" as const, bundle: event.bundle, displayId, isResult: event.type === "result" };
      cell.entries.push(entry);
      if (displayId !== undefined) this.#displays.set(displayId, (this.#displays.get(displayId) ?? new Set()).add(entry));
    }
  }

  /** The outputs of a cell as they stand now. */
  outputs(cellId: string): Output[] {
    const cell = this.#cells.get(cellId);
    return cell?.entries.map((entry) => outputOf(entry, cell.executionCount)).filter((output) => output !== undefined) ?? [];
  }

  #empty(cellId: string): void {
    const cell = this.#cells.get(cellId);
    if (!cell) return;
    for (const entry of cell.entries) {
      if (entry.kind === "bundle" && entry.displayId !== undefined) this.#displays.get(entry.displayId)?.delete(entry);
    }
    cell.entries = [];
  }
}

function outputOf(entry: Entry, executionCount: number): Output | undefined {
  switch (entry.kind) {
    case "stream": {
      const text = splitText(entry.terminal.read());
      return text.length > 0 ? { name: entry.name, output_type: "stream", text } : undefined;
    }
    case "bundle": {
      const data = outputData(entry.bundle);
      if (Object.keys(data).length === 0) return undefined;
      const metadata = pictureMetadata(data);
      return entry.isResult
        ? { data, execution_count: executionCount, metadata, output_type: "execute_result" }
        : { data, metadata, output_type: "display_data" };
    }
    case "error": {
      const { name, message, text } = entry.error;
      return { ename: name, evalue: message, output_type: "error", traceback: text.split("\n") };
    }
  }
}

/** A MIME bundle as a file holds it: text in lines, base64 as one string, JSON as JSON; types sorted, as Jupyter writes them. */
export function outputData(bundle: Bundle): OutputData {
  const types = Object.keys(bundle).sort();
  return Object.fromEntries(
    types.map((type) => {
      const value = bundle[type];
      return [type, typeof value === "string" && isSplitMime(type) ? splitText(value) : value];
    }),
  );
}

/**
 * What a terminal would show of a stream: a carriage return goes back to the start of the line and what follows writes over it,
 * so a progress line leaves its last state only.
 */
class TerminalText {
  readonly #lines: string[] = [];
  #line = "";
  #column = 0;

  write(text: string): void {
    for (const piece of text.match(/[\r\n]|[^\r\n]+/g) ?? []) {
      if (piece === "\r") this.#column = 0;
      else if (piece === "\n") {
        this.#lines.push(this.#line + piece);
        this.#line = "";
        this.#column = 0;
      } else {
        const atEnd = this.#column === this.#line.length;
        const rest = atEnd ? "" : this.#line.slice(this.#column + piece.length);
        this.#line = (atEnd ? this.#line : this.#line.slice(0, this.#column)) + piece + rest;
        this.#column += piece.length;
      }
    }
  }

  read(): string {
    return this.#lines.join("") + this.#line;
  }
}
