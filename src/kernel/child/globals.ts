import { createRequire } from "node:module";
import { join } from "node:path";
import { UserError } from "../../base/errors.ts";
import { hostKey, type KernelHost } from "../../base/host.ts";
import { type CellRun } from "./cell-run.ts";
import { toBundle } from "./display/bundle.ts";
import { html, json, md, svg, tex } from "./display/rich.ts";
import { type Inputs } from "./inputs.ts";
import { type Output } from "./output.ts";
import { makeProgress } from "./progress.ts";

/** What the globals of cells work on. */
export interface GlobalsOptions {
  readonly output: Output;
  readonly inputs: Inputs;
  /** The notebook's folder. */
  readonly folder: string;
  /** The run to which what happens now belongs. */
  readonly run: () => CellRun | undefined;
}

interface Display {
  (value: unknown, options?: { readonly id?: string }): void;
  /** Replaces what is shown under an id. */
  update: (id: string, value: unknown) => void;
}

/** Puts what cells may use without an import on the global object, and the services for libraries. */
export function installGlobals({ output, inputs, run, folder }: GlobalsOptions): void {
  const show = (value: unknown, id: string | undefined) => {
    const current = run();
    if (current) output.display(current, () => toBundle(value), id);
  };
  const display: Display = Object.assign((value: unknown, options?: { readonly id?: string }) => show(value, idOf(options)), {
    update: (id: string, value: unknown) => show(value, idOf({ id })),
  });
  const clearOutput = (options?: { readonly wait?: boolean }) => {
    const current = run();
    if (current) output.clear(current, options?.wait ?? false);
  };
  const input = (prompt: unknown = "", options?: { readonly password?: boolean }) =>
    inputs.ask(run(), typeof prompt === "string" ? prompt : String(prompt), options?.password ?? false);

  const host: KernelHost = {
    display,
    currentCell: () => {
      const current = run();
      return current && { cellId: current.cellId, position: current.position, run: current.run };
    },
    onInterrupt: (callback) => {
      const callbacks = run()?.interruptCallbacks;
      callbacks?.add(callback);
      return () => void callbacks?.delete(callback);
    },
  };
  const here = join(folder, "cell.ts");
  define(globalThis, { require: createRequire(here), __dirname: folder, __filename: here });
  const module = { exports: {}, filename: here, path: folder };
  define(globalThis, { module, exports: module.exports });
  define(globalThis, { display, clearOutput, input, progress: makeProgress(display), html, json, md, svg, tex });
  Object.defineProperty(globalThis, hostKey, { value: Object.freeze(host), configurable: true });
}

function define(target: object, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false });
  }
}

function idOf(options: { readonly id?: unknown } | undefined): string | undefined {
  const id = options?.id;
  if (id === undefined || typeof id === "string") return id;
  throw new UserError("kernel/display-id", {
    expected: "a text as the id of a display",
    received: `a ${typeof id}`,
    action: `write display(value, { id: "name" })`,
  });
}
