import { visit, type Json } from "./spec.ts";

/** Texts that a reader sees and no field is looked up by. */
const prose: ReadonlySet<string> = new Set(["title", "subtitle", "description", "$schema", "usermeta"]);

/**
 * Picks the columns that a specification may use: those named anywhere in it, as a field or within an expression. A name that
 * only happens to stand there costs some bytes; a column that is needed is never left out.
 */
export function columnSelector(spec: Json): (columnNames: readonly string[]) => readonly string[] {
  const text = textOf(spec);
  if (usesWholeRow(text)) return (columnNames) => columnNames;
  return (columnNames) => columnNames.filter((name) => nameIn(name).test(text));
}

/** Every word of the specification, apart from prose and rows, one to a line; an escaped dot of a field counts as a dot. */
function textOf(spec: Json): string {
  const texts: string[] = [];
  visit(spec, (node) => {
    for (const [key, value] of Object.entries(node)) {
      texts.push(key);
      if (prose.has(key)) continue;
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const text of values) if (typeof text === "string") texts.push(text.replaceAll("\\", ""));
    }
  });
  return texts.join("\n");
}

/** `datum` handed on whole, or looked into by a name that is computed; `content: "data"` shows the row as a tooltip. */
function usesWholeRow(text: string): boolean {
  return /\bdatum\b(?!\s*(\.|\[\s*['"]))/.test(text) || /^content\ndata$/m.test(text);
}

function nameIn(name: string): RegExp {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped}(?![\\p{L}\\p{N}_$])`, "u");
}

/** The fields that stand for a time: encoded as temporal, or cut into units of time. */
export function temporalFields(spec: Json): ReadonlySet<string> {
  const fields = new Set<string>();
  visit(spec, (node) => {
    const { field, type, timeUnit } = node;
    if (typeof field === "string" && (type === "temporal" || timeUnit !== undefined)) fields.add(field);
  });
  return fields;
}

/** Tells whether a specification reads times as UTC, on a scale or by a unit such as `utcyearmonth`. */
export function readsUtc(spec: Json): boolean {
  return /\butc/.test(textOf(spec));
}
