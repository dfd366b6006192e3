/**
 * A top-level variable of V8's REPL mode stands before the global of its name for all code of the realm: with a `URL`, a `Map` or a
 * `process` of the user's, Node's own `fetch`, arquero and the kernel would all break, and with a `window` many a package takes
 * itself to be in a browser. Variables of such names therefore get another name in the compiled code, and so does every mention
 * of them in a cell; other code goes on seeing the global.
 */
const others = [
  ...["window", "document", "self", "location", "define", "Deno", "Bun", "importScripts", "XMLHttpRequest", "HTMLElement"],
  ...["Temporal", "Float16Array", "module", "exports", "require"],
];

/** What TypeScript, too, does not let anyone declare. */
export const undeclarable: ReadonlySet<string> = new Set(["undefined", "NaN", "Infinity", "globalThis"]);

/** Taken before the kernel adds what only cells use. */
const globals: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(globalThis), ...others]);

/** A character that no one sees, and that may stand in a name: a debugger and `Function.name` show the name as it was written. */
const mark = "\u200c";

/** Whether a variable of this name has another one in compiled code. */
export function isGlobalName(name: string): boolean {
  return globals.has(name) && !undeclarable.has(name);
}

/** The name in compiled code of a cell's variable. */
export function compiledName(name: string): string {
  return isGlobalName(name) ? name + mark : name;
}

/** A text about compiled code as one about the code that was written. */
export function withWrittenNames(text: string): string {
  return text.includes(mark) ? text.replaceAll(mark, "") : text;
}
