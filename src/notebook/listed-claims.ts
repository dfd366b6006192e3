import { type ClaimRow, claimsOf } from "./claims.ts";
import type { NotebookFile } from "./nbformat.ts";
import { joinText } from "./text.ts";

/** A claim of a notebook whether its cell has run or not. */
export interface ListedClaim {
  readonly id: string;
  readonly says: string;
  readonly section: string;
  readonly printed: string;
  /** The place of its cell, from 1. */
  readonly position: number;
  /** The line of the cell in which it is written, from 0. */
  readonly line: number;
  /** What the outputs hold of it; absent for one that has not run. */
  readonly row?: ClaimRow;
}

/**
 * All claims of a notebook, in its order: those in its outputs, and those that are only written yet. What is written is read off
 * the text of the cells, so a claim whose id is computed is listed when its cell has run.
 */
export function listClaims(notebook: NotebookFile): ListedClaim[] {
  const rows = new Map(claimsOf(notebook).map((row) => [row.id, row]));
  const written = writtenClaims(notebook);
  const fromText = written.map((claim): ListedClaim => {
    const row = rows.get(claim.id);
    return row ? { ...claim, says: row.says || claim.says, section: row.section, printed: row.printed, row } : claim;
  });
  const ids = new Set(written.map(({ id }) => id));
  const fromOutputs = [...rows.values()].filter(({ id }) => !ids.has(id));
  const all = [...fromText, ...fromOutputs.map((row): ListedClaim => ({ ...partsOf(row), line: 0, row }))];
  return all.toSorted((one, other) => one.position - other.position);
}

const partsOf = ({ id, says, section, printed, position }: ClaimRow) => ({ id, says, section, printed, position });

/** Where a claim's description begins. */
const opening = /\bclaim\s*\(\s*\{/g;

/** Claims as the cells write them, each id once. */
function writtenClaims(notebook: NotebookFile): ListedClaim[] {
  const claims = new Map<string, ListedClaim>();
  notebook.cells.forEach((cell, index) => {
    if (cell.cell_type !== "code") return;
    const code = joinText(cell.source);
    for (const match of code.matchAll(opening)) {
      const before = code.slice(0, match.index);
      if (isCommentedOut(before)) continue;
      const text = descriptionIn(code.slice(match.index + match[0].length));
      const id = fieldOf(text, "id");
      if (id === "" || claims.has(id)) continue;
      const [says, section, printed] = ["says", "section", "printed"].map((name) => fieldOf(text, name));
      const line = before.split("\n").length - 1;
      claims.set(id, { id, says: says || id, section: section ?? "", printed: printed ?? "", position: index + 1, line });
    }
  });
  return [...claims.values()];
}

const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/y;

/** The text of an object up to its closing brace; braces within quotes do not count. */
function descriptionIn(code: string): string {
  let depth = 1;
  let place = 0;
  while (place < code.length && depth > 0) {
    literal.lastIndex = place;
    const quoted = literal.exec(code)?.[0];
    if (quoted === undefined && code[place] === "{") depth += 1;
    if (quoted === undefined && code[place] === "}") depth -= 1;
    place += quoted?.length ?? 1;
  }
  return code.slice(0, place);
}

/** A field that is written as plain text; empty where it is computed. */
function fieldOf(description: string, name: string): string {
  const [, quoted = ""] = new RegExp(`(?:^|[{,\\s])${name}\\s*:\\s*(${literal.source})`).exec(description) ?? [];
  if (quoted.startsWith("`") && quoted.includes("${")) return "";
  return quoted.slice(1, -1).replace(/\\(u[\da-fA-F]{4}|u\{[\da-fA-F]+\}|.)/gs, (_, escaped: string) => unescaped(escaped));
}

function unescaped(text: string): string {
  if (text.length > 1) return String.fromCodePoint(parseInt(text.replace(/[^\da-fA-F]/g, ""), 16));
  return { n: "\n", t: "\t" }[text] ?? text;
}

function isCommentedOut(before: string): boolean {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return /^\s*(?:\/\/|\*)/.test(line) || before.lastIndexOf("/*") > before.lastIndexOf("*/");
}
