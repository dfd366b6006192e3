import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import * as inspector from "node:inspector";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cellFileName, type DebuggerPort } from "../debug-files.ts";
import { type CellScript, type CellScripts } from "./cell-scripts.ts";

/**
 * Lets a debugger in, while the user debugs and no longer. It knows scripts by files: each cell's text and source map are
 * written into a folder, those of cells that ran before included, since their functions may be stepped into.
 */
export class Debugging {
  readonly #folder = join(tmpdir(), `carrybook-debug-${randomUUID()}`);
  readonly #scripts: CellScripts;
  #isOpen = false;

  constructor(scripts: CellScripts) {
    this.#scripts = scripts;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The line of a script that names its source map: the file is there whenever a debugger can look. */
  mapComment(name: string): string {
    return `//# sourceMappingURL=${pathToFileURL(this.#mapPath(name)).href}`;
  }

  /** Opens the inspector on a free port of this machine. */
  open(): DebuggerPort {
    if (!this.#isOpen) {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      this.#isOpen = true;
      for (const [name, script] of this.#scripts.all()) this.#write(name, script);
      inspector.open(0, "127.0.0.1");
    }
    return { address: inspector.url() ?? "", folder: this.#folder };
  }

  /** Closes the port, and takes the files away. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    inspector.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Makes a script ready before it runs. */
  prepare(name: string): void {
    const script = this.#isOpen ? this.#scripts.get(name) : undefined;
    if (script) this.#write(name, script);
  }

  #write(name: string, script: CellScript): void {
    const path = join(this.#folder, cellFileName({ cellId: script.run.cellId, code: script.source }));
    writeFileSync(path, script.source);
    writeFileSync(this.#mapPath(name), script.sourceMap(pathToFileURL(path).href));
  }

  #mapPath(name: string): string {
    return join(this.#folder, `${name.replace(/\W+/g, "-")}.map`);
  }
}
