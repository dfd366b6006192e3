import { displayHook, type MimeBundle } from "../../../base/host.ts";
import { escapeHtml } from "../../../base/explanation.ts";

/** A value with the forms it is shown in: what `html`, `md` and their like make. */
export class Rich {
  readonly bundle: MimeBundle;

  constructor(bundle: MimeBundle) {
    this.bundle = Object.freeze(bundle);
    Object.freeze(this);
  }

  [displayHook](): MimeBundle {
    return this.bundle;
  }

  /** The text of the first form, so that one piece can be put into another. */
  toString(): string {
    const first = Object.values(this.bundle)[0];
    return typeof first === "string" ? first : JSON.stringify(first);
  }
}

/** A template's tag that also takes a plain string: html`<b>${x}</b>` or html("<b>…</b>"). */
export type TextTag = (source: TemplateStringsArray | string, ...values: readonly unknown[]) => Rich;

/**
 * HTML to be shown. Values put into the template are escaped, save those that are HTML themselves; a list is joined.
 *
 * @example
 * html`<b>${"R&D"}</b>`.toString(); // "<b>R&#38;D</b>"
 */
export const html: TextTag = (source, ...values) => markup("text/html", source, values);

/** An SVG drawing to be shown; values are escaped as in {@link html}. */
export const svg: TextTag = (source, ...values) => markup("image/svg+xml", source, values);

/**
 * Markdown to be shown; values go in as they are.
 *
 * @example
 * md`The pickup is **${1.2}pp**.`.toString(); // "The pickup is **1.2pp**."
 */
export const md: TextTag = (source, ...values) => {
  const text = typeof source === "string" ? source : join(source, values.map(String));
  return new Rich({ "text/markdown": text, "text/plain": text });
};

/** Shows a value as a JSON tree where the viewer has one, else as indented text. */
export function json(value: unknown): Rich {
  const text = JSON.stringify(value, null, 2);
  return new Rich({ "application/json": JSON.parse(text) as unknown, "text/plain": text });
}

/** TeX mathematics to be shown, without the dollars; backslashes need no doubling in the tagged form. */
export const tex: TextTag = (source, ...values) => {
  const text = typeof source === "string" ? source : join(source.raw, values.map(String));
  // VS Code shows mathematics in Markdown only, others know LaTeX by its own type.
  return new Rich({ "text/markdown": `$$\n${text}\n$$`, "text/latex": `$$${text}$$`, "text/plain": text });
};

function markup(type: "text/html" | "image/svg+xml", source: TemplateStringsArray | string, values: readonly unknown[]): Rich {
  const text = typeof source === "string" ? source : join(source, values.map(escaped));
  return new Rich({ [type]: text, "text/plain": textOnly(text) });
}

function escaped(value: unknown): string {
  if (Array.isArray(value)) return value.map(escaped).join("");
  if (value instanceof Rich && ("text/html" in value.bundle || "image/svg+xml" in value.bundle)) return value.toString();
  return escapeHtml(String(value));
}

/** The bundle of an element of a document (jsdom, linkedom, Observable Plot): anything with its markup as `outerHTML`. */
export function elementBundle(value: object): MimeBundle | undefined {
  const { outerHTML, tagName } = value as { outerHTML?: unknown; tagName?: unknown };
  if (typeof outerHTML !== "string" || typeof tagName !== "string") return undefined;
  return (tagName.toLowerCase() === "svg" ? svg : html)(outerHTML).bundle;
}

/** What a terminal shows of marked-up text: its words, a line a block. */
function textOnly(markupText: string): string {
  return markupText
    .replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "")
    .replace(/<\/(p|div|tr|li|h[1-6]|table|section|title)\s*>|<br\s*\/?>/gi, "\n")
    .replace(/<\/t[dh]\s*>/gi, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_all, name: string) => characters[name] ?? "")
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

const characters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

function join(texts: readonly string[], values: readonly string[]): string {
  return texts.map((text, index) => text + (values[index] ?? "")).join("");
}
