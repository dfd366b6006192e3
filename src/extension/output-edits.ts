import { type CellError, type CellEvent, type MimeBundle } from "../kernel/protocol.ts";
import { pictureMetadata } from "../notebook/png-size.ts";
import { isJsonMime } from "../notebook/text.ts";

/** One form of an output, ready for the editor: text, or the bytes of a picture. */
export type OutputItem =
  | { readonly kind: "text"; readonly mime: string; readonly text: string }
  | { readonly kind: "bytes"; readonly mime: string; readonly bytes: Uint8Array }
  | { readonly kind: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "error"; readonly error: CellError };

/** How the file holds an output. */
export type OutputType = "stream" | "display_data" | "execute_result" | "error";

/** An output as it was first shown. The editor's own output is kept under this object, so an edit can name it. */
export interface ShownOutput {
  readonly type: OutputType;
  readonly items: readonly OutputItem[];
  /** The output's metadata in the file. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A change of a cell's outputs. */
export type OutputEdit =
  | { readonly kind: "clear" }
  | { readonly kind: "append"; readonly output: ShownOutput }
  | { readonly kind: "extend"; readonly output: ShownOutput; readonly items: readonly OutputItem[] }
  | { readonly kind: "replace"; readonly output: ShownOutput; readonly items: readonly OutputItem[] };

/** What one run of a cell has shown so far: turns its events into edits, so that the editor is told only what changes. */
export class CellOutputs {
  /** Outputs with a display id: an update replaces what they show. */
  readonly #displays = new Map<string, ShownOutput[]>();
  #stream: { readonly name: "stdout" | "stderr"; readonly output: ShownOutput } | undefined;
  #clearFirst = false;

  /** The edits that an event asks for. */
  edits(event: CellEvent): OutputEdit[] {
    switch (event.type) {
      case "update":
        return this.#update(event.displayId, event.bundle);
      case "clear":
        if (!event.wait) return this.clear();
        this.#clearFirst = true;
        return [];
      case "stream":
        return this.#afterClear(() => this.#write(event.name, event.text));
      case "display":
        return this.#afterClear(() => this.#showBundle("display_data", event.bundle, event.displayId));
      case "result":
        return this.#afterClear(() => this.#showBundle("execute_result", event.bundle));
      case "error":
        return this.#afterClear(() =>
          this.#show({ type: "error", items: [{ kind: "error", error: event.error }], metadata: {} }),
        );
    }
  }

  /** Empties the cell; its displays can be updated no more. */
  clear(): OutputEdit[] {
    this.#displays.clear();
    this.#stream = undefined;
    this.#clearFirst = false;
    return [{ kind: "clear" }];
  }

  #afterClear(edits: () => OutputEdit[]): OutputEdit[] {
    return this.#clearFirst ? [...this.clear(), ...edits()] : edits();
  }

  #write(name: "stdout" | "stderr", text: string): OutputEdit[] {
    const item: OutputItem = { kind: "stream", name, text };
    if (this.#stream?.name === name) return [{ kind: "extend", output: this.#stream.output, items: [item] }];
    const output: ShownOutput = { type: "stream", items: [item], metadata: {} };
    this.#stream = { name, output };
    return [{ kind: "append", output }];
  }

  #showBundle(type: OutputType, bundle: MimeBundle, displayId?: string): OutputEdit[] {
    return this.#show({ type, items: bundleItems(bundle), metadata: pictureMetadata(bundle) }, displayId);
  }

  #show(output: ShownOutput, displayId?: string): OutputEdit[] {
    this.#stream = undefined;
    if (displayId !== undefined) this.#displays.set(displayId, [...(this.#displays.get(displayId) ?? []), output]);
    return [{ kind: "append", output }];
  }

  #update(displayId: string, bundle: MimeBundle): OutputEdit[] {
    const items = bundleItems(bundle);
    return (this.#displays.get(displayId) ?? []).map((output) => ({ kind: "replace", output, items }));
  }
}

/** The forms of a MIME bundle, richest first, which is the order in which the editor tries them. */
export function bundleItems(bundle: MimeBundle): OutputItem[] {
  return Object.entries(bundle)
    .map(([mime, value]) => bundleItem(mime, value))
    .sort((a, b) => richness(a) - richness(b));
}

function bundleItem(mime: string, value: unknown): OutputItem {
  // The editor shows plain JSON as it is written.
  if (isJsonMime(mime)) return { kind: "text", mime, text: JSON.stringify(value, null, mime === "application/json" ? 2 : 0) };
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (isBinaryImage(mime)) return { kind: "bytes", mime, bytes: Buffer.from(text, "base64") };
  return { kind: "text", mime, text };
}

function isBinaryImage(mime: string): boolean {
  return mime.startsWith("image/") && mime !== "image/svg+xml";
}

/** Vendors' types say most, then HTML and Markdown, then pictures, then plain text. */
const orderOfRichness = [
  "application/vnd.",
  "text/html",
  "text/markdown",
  "image/svg+xml",
  "image/",
  "application/",
  "text/plain",
];

function richness(item: OutputItem): number {
  const mime = item.kind === "text" || item.kind === "bytes" ? item.mime : "";
  const place = orderOfRichness.findIndex((prefix) => mime.startsWith(prefix));
  return place === -1 ? orderOfRichness.length : place;
}
