import type { MultilineText, OutputData } from "./nbformat.ts";

/** A text of a notebook in one piece. */
export function joinText(text: MultilineText): string {
  return typeof text === "string" ? text : text.join("");
}

/** The line ends at which Jupyter breaks a text, which are those of Python. */
const lineEnd = String.raw`\n\r\v\f\x1c-\x1e\x85\u2028\u2029`;
const lines = new RegExp(`[^${lineEnd}]*(?:\\r\\n|[${lineEnd}])|[^${lineEnd}]+$`, "g");

/** A text in the lines that a notebook file holds it in, each with its line end. */
export function splitText(text: string): string[] {
  return text.match(lines) ?? [];
}

/** Tells whether a MIME type holds JSON, which a notebook file keeps as JSON and not as text. */
export function isJsonMime(type: string): boolean {
  return type === "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

/** Tells whether the text of a MIME type is split into lines in a file; a base64 picture, say, is one string. */
export function isSplitMime(type: string): boolean {
  return type.startsWith("text/") || type === "application/javascript" || type === "image/svg+xml";
}

/** The value of a MIME type as text, whole; undefined where the bundle lacks it or holds something else. */
export function mimeText(data: OutputData, type: string): string | undefined {
  const value = data[type];
  if (typeof value === "string") return value;
  if (isLines(value)) return value.join("");
  return undefined;
}

/** Tells whether a value is a text split into lines. */
export function isLines(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((line) => typeof line === "string");
}

/** Takes the terminal's colour and cursor codes out of a text. */
export function stripAnsi(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the codes
  return text.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g, "");
}

/** The text of a heading line without its markup, and its level; undefined for any other line. */
export function headingOf(line: string): { readonly level: number; readonly text: string } | undefined {
  const match = /^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/.exec(line);
  const [, marks, text] = match ?? [];
  if (!marks || !text) return undefined;
  return { level: marks.length, text: plainText(text) };
}

/** Markdown emphasis, code marks and links reduced to what a reader sees. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|`)(.+?)\1/g, "$2")
    .replace(/(?<![\w*])\*(\S.*?)\*/g, "$1");
}
