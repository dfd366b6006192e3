import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Cell } from "../../src/language/cell.ts";
import { type Asked, type Place, type TextRange } from "../../src/language/protocol.ts";
import { LanguageServer } from "../../src/language/server.ts";
import { shippedIn } from "../../src/language/shipped.ts";

/** Marks the place in a cell that is asked about. */
export const cursor = "¦";

/** A cell's text, or SQL. */
export type Source = string | { readonly sql: string };

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** A folder of these files, outside of the checkout: nothing of its packages is found from there. */
export class Folder implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "carrybook-language-")));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), text);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

let shared: LanguageServer | undefined;
/** One for all tests: the types are read once, as in a window. */
export const server = (): LanguageServer => (shared ??= new LanguageServer(shippedIn(dist)));

let opened = 0;

/** A notebook that is open in the language server, its cells `c1`, `c2`, …; the cursor's place is remembered. */
export class OpenNotebook implements Disposable {
  readonly id = `notebook-${++opened}`;
  readonly folder: string;
  #cells: readonly Cell[];
  readonly #asked: { readonly cell: string; readonly offset: number } | undefined;

  constructor(sources: readonly Source[], folder: string = tmpdir()) {
    this.folder = folder;
    const cells = sources.map((source, index): Cell => {
      const isText = typeof source === "string";
      return { id: `c${index + 1}`, language: isText ? "typescript" : "sql", text: isText ? source : source.sql };
    });
    const marked = cells.find(({ text }) => text.includes(cursor));
    this.#asked = marked && { cell: marked.id, offset: marked.text.indexOf(cursor) };
    this.#cells = cells.map((cell) => ({ ...cell, text: cell.text.replace(cursor, "") }));
    this.set(this.#cells);
  }

  get cells(): readonly Cell[] {
    return this.#cells;
  }

  set(cells: readonly Cell[]): void {
    this.#cells = cells;
    server().notify("open", { id: this.id, folder: this.folder, cells });
  }

  edit(cell: string, text: string): void {
    this.#cells = this.#cells.map((one) => (one.id === cell ? { ...one, text } : one));
    server().notify("edit", { notebook: this.id, cell, text });
  }

  /** The place of the cursor. */
  get asked(): Asked {
    assert.ok(this.#asked, "no cell has a cursor");
    return { notebook: this.id, ...this.#asked };
  }

  /** Each error as `c1 "its text" 2345`. */
  errors(): string[] {
    return this.#cells.flatMap(({ id }) =>
      server()
        .answer("diagnostics", { notebook: this.id, cell: id })
        .map(({ range, code }) => `${id} ${JSON.stringify(this.textAt(id, range))} ${code}`),
    );
  }

  /** The cells that may have other errors than when this was last asked. */
  stale(): readonly string[] {
    return server().answer("staleCells", { notebook: this.id });
  }

  messages(): string[] {
    return this.#cells.flatMap(({ id }) =>
      server()
        .answer("diagnostics", { notebook: this.id, cell: id })
        .map(({ message }) => message),
    );
  }

  /** A place as `c1 1:7`, lines and columns from 1, or as the end of a file's path. */
  told(place: Place): string {
    if ("cell" in place) return `${place.cell} ${place.range.start.line + 1}:${place.range.start.character + 1}`;
    return place.file.split("/").slice(-2).join("/");
  }

  textAt(cell: string, { start, end }: TextRange): string {
    return this.#text(cell).slice(this.#offset(cell, start), this.#offset(cell, end));
  }

  /** The cells' texts after edits. */
  edited(edits: readonly { readonly place: Place; readonly text: string }[]): string[] {
    return this.#cells.map(({ id, text }) => {
      const own = edits.flatMap(({ place, text: inserted }) =>
        "cell" in place && place.cell === id
          ? [{ start: this.#offset(id, place.range.start), end: this.#offset(id, place.range.end), inserted }]
          : [],
      );
      return own
        .toSorted((a, b) => b.start - a.start)
        .reduce((result, { start, end, inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
    });
  }

  #text(cell: string): string {
    const found = this.#cells.find(({ id }) => id === cell);
    assert.ok(found, `there is no cell ${cell}`);
    return found.text;
  }

  #offset(cell: string, { line, character }: { line: number; character: number }): number {
    const before = this.#text(cell).split("\n").slice(0, line);
    return before.reduce((sum, one) => sum + one.length + 1, 0) + character;
  }

  [Symbol.dispose](): void {
    server().notify("close", { notebook: this.id });
  }
}
