import type { CompiledCode } from "./compile/compile.ts";
import type { Place } from "./compile/syntax.ts";
import { type CellRun } from "./cell-run.ts";

/** The text of a cell as it ran once, and the way back to it from what V8 ran. */
export interface CellScript {
  readonly run: CellRun;
  readonly source: string;
  readonly toSource: (place: Place) => Place;
  readonly sourceMap: (sourceUrl: string) => string;
}

const scheme = "carrybook-cell:";
/** Functions outlive the run that made them, but not every run has to be remembered for ever. */
const rememberedScripts = 2_000;

/** The scripts of all runs by the name under which V8 knows them. */
export class CellScripts {
  readonly #scripts = new Map<string, CellScript>();

  /** Remembers a script, and gives the name to run it under. */
  add(run: CellRun, source: string, compiled: CompiledCode): string {
    const name = `${scheme}${run.position}/${run.run}`;
    this.#scripts.set(name, { run, source, toSource: compiled.toSource, sourceMap: compiled.sourceMap });
    const oldest = this.#scripts.keys().next().value;
    if (this.#scripts.size > rememberedScripts && oldest !== undefined) this.#scripts.delete(oldest);
    return name;
  }

  get(name: string): CellScript | undefined {
    return this.#scripts.get(name);
  }

  all(): Iterable<[string, CellScript]> {
    return this.#scripts;
  }

  /** Whether a script name is a cell's. */
  static isCell(name: string): boolean {
    return name.startsWith(scheme);
  }
}
