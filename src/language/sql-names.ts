import { sqlResultName } from "../notebook/sql-result-name.ts";

/** A word of an SQL cell that stands for a variable of the notebook. */
export interface SqlUse {
  readonly name: string;
  readonly offset: number;
}

/** The names of an SQL cell. */
export interface SqlNames {
  /** The variable that its result becomes, by its first line `-- name: spreads`. */
  readonly declared?: SqlUse;
  /** Words that can be nothing but a variable, as they are spelled: `$threshold`, `from spreads`, `spreads.date`. */
  readonly used: readonly SqlUse[];
}

/** Finds what an SQL cell names its result, and the variables that it reads. */
export function namesOfSql(source: string): SqlNames {
  const named = sqlResultName(source);
  const declared = named?.isVariable ? { declared: { name: named.name, offset: named.offset } } : {};
  return { ...declared, used: usesIn(withoutQuotes(source)) };
}

/** A parameter, a relation after a keyword, or a relation before one of its columns. */
const variable =
  /(?<=\$)[\p{L}_][\p{L}\p{N}_$]*|(?<=\b(?:from|join|describe|summarize)\s+)[\p{L}_$][\p{L}\p{N}_$]*|(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*(?=\.)/giu;

function usesIn(text: string): SqlUse[] {
  return [...text.matchAll(variable)].map(({ 0: name, index }) => ({ name, offset: index }));
}

/** The text with comments and quoted texts blanked, so that offsets stay. */
function withoutQuotes(source: string): string {
  return source.replace(/--[^\n]*|\/\*[^]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"/g, (quoted) => " ".repeat(quoted.length));
}
