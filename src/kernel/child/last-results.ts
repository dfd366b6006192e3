import { inspect, types } from "node:util";
import { UserError } from "../../base/errors.ts";
import { inspectBounded } from "./display/inspect.ts";

/** What stays within reach, so that a notebook that is worked on all day does not keep every table that it ever showed. */
const kept = { results: 100, values: 10_000_000 } as const;
const shownCharacters = 100;
const recentNames = ["_", "__", "___"] as const;

/**
 * The values that cells have shown as their last expression: `Out[n]` by the number that the cell shows, and `_`, `__`, `___`
 * for the last three. A variable of the notebook of such a name stands before it, and is left alone.
 */
export class LastResults {
  readonly #byRun = new Map<number, { readonly value: unknown; readonly size: number }>();
  readonly #recent: unknown[] = [];
  #size = 0;

  /** Puts `Out` and the names of the last results on the global object. */
  install(target: object): void {
    const define = (name: string, property: PropertyDescriptor) =>
      Object.defineProperty(target, name, { configurable: true, enumerable: false, ...property });
    define("Out", { value: this.#outputs(), writable: true });
    for (const [place, name] of recentNames.entries()) {
      // An assignment makes it the user's own, as `_ = 5` does in IPython.
      define(name, { get: () => this.#recent[place], set: (value: unknown) => void define(name, { value, writable: true }) });
    }
  }

  /** Keeps the result of a run; the oldest give way. */
  add(run: number, value: unknown): void {
    this.#drop(run);
    const size = sizeOf(value);
    this.#byRun.set(run, { value, size });
    this.#size += size;
    this.#recent.unshift(value);
    this.#recent.length = Math.min(this.#recent.length, recentNames.length);
    for (const oldest of this.#byRun.keys()) {
      if (this.#byRun.size <= kept.results && (this.#size <= kept.values || oldest === run)) break;
      this.#drop(oldest);
    }
  }

  #drop(run: number): void {
    this.#size -= this.#byRun.get(run)?.size ?? 0;
    this.#byRun.delete(run);
  }

  /** `Out`: a look at the results, where one that is not there is an error instead of `undefined`. */
  #outputs(): object {
    const byRun = this.#byRun;
    const runOf = (key: string | symbol) => (typeof key === "string" && /^\d+$/.test(key) ? Number(key) : undefined);
    const found = (key: string | symbol) => byRun.get(runOf(key) ?? NaN);
    const shown = { [inspect.custom]: () => overview(byRun) };
    return new Proxy(Object.setPrototypeOf(shown, null) as object, {
      get(target, key) {
        const run = runOf(key);
        if (run === undefined) return Reflect.get(target, key) as unknown;
        const result = byRun.get(run);
        if (!result) throw noResult(run, [...byRun.keys()]);
        return result.value;
      },
      has: (_target, key) => found(key) !== undefined,
      ownKeys: () => [...byRun.keys()].map(String),
      getOwnPropertyDescriptor: (_target, key) => {
        const result = found(key);
        return result && { value: result.value, enumerable: true, configurable: true, writable: false };
      },
      set: () => false,
      deleteProperty: (_target, key) => {
        this.#drop(runOf(key) ?? NaN);
        return true;
      },
    });
  }
}

/** A line for each result. */
function overview(byRun: ReadonlyMap<number, { readonly value: unknown }>): string {
  const lines = [...byRun].map(([run, { value }]) => {
    const text = inspectBounded(value).replace(/\s+/g, " ");
    return `  ${run}: ${text.length > shownCharacters ? `${text.slice(0, shownCharacters - 1)}…` : text}`;
  });
  return lines.length > 0 ? `{\n${lines.join(",\n")}\n}` : "{}";
}

/** Roughly how many values a result holds; what is within its parts is not looked at. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length / 8;
  if (typeof value !== "object" || value === null || types.isProxy(value)) return 1;
  if (ArrayBuffer.isView(value)) return value.byteLength / 8;
  if (Array.isArray(value)) return value.length;
  if (types.isMap(value) || types.isSet(value)) return value.size;
  return tableSize(value) ?? 1;
}

function tableSize(value: object): number | undefined {
  const { numRows, numCols } = value as { numRows?: unknown; numCols?: unknown };
  if (typeof numRows !== "function" || typeof numCols !== "function") return undefined;
  try {
    return Number(Reflect.apply(numRows, value, [])) * Number(Reflect.apply(numCols, value, [])) || 1;
  } catch {
    return 1; // Whatever it is, it is no table.
  }
}

function noResult(run: number, runs: readonly number[]): UserError {
  const shown = runs.length > 0 ? `those of ${runs.slice(-10).join(", ")}` : "none so far";
  return new UserError("kernel/no-result", {
    expected: `the number of a cell whose result is kept (${shown})`,
    received: `Out[${run}]`,
    action: "run that cell again, or give its value a name",
  });
}
