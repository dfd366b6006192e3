/**
 * JSON as notebook files hold it. Beside what `JSON` does itself: an error names its line and column, and a number that nobody
 * changed is written back as it was read (`1.0`, `1e-05`, an integer above 2^53), so that rerunning a file that Python wrote
 * changes only what the run changed.
 */

/** The text of each number that JavaScript would write otherwise, by the object or array that holds it. */
const numberTexts = new WeakMap<object, Map<string, { readonly value: number; readonly text: string }>>();

/** Where a text stops being JSON, line and column from 1. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  readonly line: number;
  readonly column: number;
  /** What stands there: one character, or the rest of the line for a git conflict marker; empty at the end of the text. */
  readonly found: string;

  constructor(text: string, offset: number) {
    const before = text.slice(0, offset).split("\n");
    const found = /^(?:<{7}|={7}|>{7}).*/.exec(text.slice(offset))?.[0] ?? String.fromCodePoint(text.codePointAt(offset) ?? 32);
    super(`not JSON at line ${before.length}`);
    this.line = before.length;
    this.column = (before.at(-1) ?? "").length + 1;
    this.found = offset < text.length ? found : "";
  }
}

/** Parses JSON. @throws JsonSyntaxError with the place of the first fault */
export function parseJson(text: string): unknown {
  try {
    return holdsUnusualNumbers(text)
      ? (JSON.parse(text, keepNumberText as (key: string, value: unknown) => unknown) as unknown)
      : (JSON.parse(text) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) throw new JsonSyntaxError(text, faultOffset(text));
    throw error;
  }
}

/** Writes JSON as Jupyter does: indented by one space, with a newline at the end, numbers as they were read. */
export function stringifyJson(value: unknown): string {
  return `${JSON.stringify(value, restoreNumberText, 1)}\n`;
}

/** A pass with a reviver takes ten times as long, so it is made only where some number needs it. */
function holdsUnusualNumbers(text: string): boolean {
  for (const [literal] of text.matchAll(/(?<=[\s:,[])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=[\s,\]}])/g)) {
    if (String(Number(literal)) !== literal) return true;
  }
  return false;
}

function keepNumberText(this: object, key: string, value: unknown, context: { readonly source?: string }): unknown {
  const { source } = context;
  if (typeof value === "number" && source !== undefined && String(value) !== source) {
    const texts = numberTexts.get(this) ?? new Map<string, { value: number; text: string }>();
    numberTexts.set(this, texts.set(key, { value, text: source }));
  }
  return value;
}

function restoreNumberText(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  const kept = numberTexts.get(this as object)?.get(key);
  return kept && Object.is(kept.value, value) ? rawJson(kept.text) : value;
}

/** `JSON.rawJSON` is in every engine that Carrybook runs on, and not yet in TypeScript's library. */
const rawJson = (JSON as unknown as { rawJSON: (this: void, text: string) => unknown }).rawJSON;

/** What may come next while a text is scanned. */
type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

const space = /[ \t\n\r]*/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;

/**
 * The offset of the first character that makes a text not JSON. The engine's own message gives the place only of some faults,
 * and in a wording that changes between versions.
 */
function faultOffset(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected = "value" as Expected;
  let offset = 0;
  for (;;) {
    offset = endOf(space, text, offset);
    const character = text[offset];
    const inside = open.at(-1);
    if (character === undefined) return offset;
    if (expected === ", or end") {
      if (inside !== undefined && character === ",") expected = inside === "{" ? "key" : "value";
      else if (inside !== undefined && character === (inside === "{" ? "}" : "]")) open.pop();
      else return offset;
      offset++;
    } else if (expected === ":") {
      if (character !== ":") return offset;
      expected = "value";
      offset++;
    } else if ((expected === "key or }" && character === "}") || (expected === "value or ]" && character === "]")) {
      open.pop();
      expected = ", or end";
      offset++;
    } else if (character === '"') {
      const string = scanString(text, offset);
      if (!string.closed) return string.end;
      expected = expected === "key" || expected === "key or }" ? ":" : ", or end";
      offset = string.end;
    } else if (expected === "key" || expected === "key or }") {
      return offset;
    } else if (character === "{" || character === "[") {
      open.push(character);
      expected = character === "{" ? "key or }" : "value or ]";
      offset++;
    } else {
      const end = endOf(scalar, text, offset);
      if (end === offset) return offset;
      expected = ", or end";
      offset = end;
    }
  }
}

/** The offset behind what a sticky pattern matches at `offset`; the same offset where it matches nothing. */
function endOf(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return offset + (pattern.exec(text)?.[0].length ?? 0);
}

/** Walks a string that opens at `start`: to behind its closing quote, or to its first raw control character or bad escape. */
function scanString(text: string, start: number): { readonly end: number; readonly closed: boolean } {
  let offset = start + 1;
  while (offset < text.length) {
    const character = text.charAt(offset);
    if (character === '"') return { end: offset + 1, closed: true };
    if (character < " ") return { end: offset, closed: false };
    if (character === "\\") {
      const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
      const end = endOf(escape, text, offset);
      if (end === offset) return { end: offset, closed: false };
      offset = end;
    } else offset++;
  }
  return { end: offset, closed: false };
}
