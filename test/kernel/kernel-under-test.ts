import { fileURLToPath } from "node:url";
import type { CellOutcome, KernelClient, KernelOptions } from "../../src/kernel/client.ts";
import type { CellLanguage } from "../../src/notebook/cell-language.ts";
import type { CellEvent } from "../../src/kernel/protocol.ts";

/** The kernel as its sources, on the Node that runs the tests. */
export const kernelFromSource: KernelOptions = {
  childPath: fileURLToPath(new URL("../../src/kernel/child/main.ts", import.meta.url)),
  folder: fileURLToPath(new URL("./fixtures", import.meta.url)),
  modules: {
    arquero: fileURLToPath(import.meta.resolve("arquero")),
    carrybook: fileURLToPath(new URL("./fixtures/library.ts", import.meta.url)),
  },
  libraryNames: ["pct", "loadedAt"],
};

/** What a cell gave: its outcome and its output so far, the texts of neighbouring stream events joined. */
export interface CellRecord {
  readonly outcome: CellOutcome;
  readonly events: CellEvent[];
}

let cells = 0;

/** Executes code as the next cell, or again as one of an earlier position. */
export async function run(
  kernel: KernelClient,
  code: string,
  position = (cells += 1),
  language: CellLanguage = "typescript",
): Promise<CellRecord> {
  const events: CellEvent[] = [];
  const cell = { cellId: `cell-${position}`, position, code, language };
  const outcome = await kernel.execute(cell, (event) => append(events, event));
  return { outcome, events };
}

/** Executes code that will not end by itself; `heard` is settled once it has printed a text. */
export function begin(kernel: KernelClient, code: string, text: string): { heard: Promise<void>; ended: Promise<CellRecord> } {
  const position = (cells += 1);
  const events: CellEvent[] = [];
  let outcome: Promise<CellOutcome> | undefined;
  const heard = new Promise<void>((resolve) => {
    outcome = kernel.execute({ cellId: `cell-${position}`, position, code }, (event) => {
      append(events, event);
      if (event.type === "stream" && event.text.includes(text)) resolve();
    });
  });
  const ended = Promise.resolve(outcome).then((settled) => ({ outcome: settled as CellOutcome, events }));
  return { heard, ended };
}

function append(events: CellEvent[], event: CellEvent): void {
  const last = events.at(-1);
  const joins = event.type === "stream" && last?.type === "stream" && last.name === event.name;
  if (joins) events[events.length - 1] = { ...last, text: last.text + event.text };
  else events.push(event);
}

/** The output as short lines: `out: text`, `err: text`, `result: text`, `display: text`, `error: text`. */
export function told(events: readonly CellEvent[]): string[] {
  return events.map((event) => {
    switch (event.type) {
      case "stream":
        return `${event.name === "stdout" ? "out" : "err"}: ${event.text}`;
      case "error":
        return `error: ${event.error.text}`;
      case "clear":
        return `clear${event.wait ? ", wait" : ""}`;
      case "update":
        return `update ${event.displayId}: ${textOf(event.bundle)}`;
      case "display":
        return `display${event.displayId === undefined ? "" : ` ${event.displayId}`}: ${textOf(event.bundle)}`;
      case "result":
        return `result: ${textOf(event.bundle)}`;
    }
  });
}

function textOf(bundle: Readonly<Record<string, unknown>>): string {
  const text = bundle["text/plain"];
  return typeof text === "string" ? text : `no text, but ${Object.keys(bundle).join(", ")}`;
}
