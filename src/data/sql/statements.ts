/** One statement of a text, and what in it may name something outside. */
export interface Statement {
  readonly text: string;
  /** Where the statement begins in the whole text. */
  readonly offset: number;
  /** Its words and quoted names, in lower case, without those in strings and comments. */
  readonly words: ReadonlySet<string>;
  /** The contents of its strings, in single quotes. */
  readonly strings: readonly string[];
}

const tokens = new RegExp(
  [
    /(?<comment>--[^\n]*|\/\*.*?(?:\*\/|$))/,
    /(?<escaped>\b[eE]'(?:\\.|''|[^'\\])*(?:'|$))/,
    /(?<string>'(?:[^']|'')*(?:'|$))/,
    /(?<quoted>"(?:[^"]|"")*(?:"|$))/,
    /(?<dollars>\$(?<tag>(?:[\p{L}_][\p{L}\p{N}_]*)?)\$.*?\$\k<tag>\$)/u,
    /(?<parameter>\$[\p{L}\p{N}_]+)/u,
    /(?<word>[\p{L}_][\p{L}\p{N}_$]*)/u,
    /(?<end>;)/,
    /(?<space>\s+)/,
    /(?<other>.)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gsu",
);

/**
 * Splits a text into its statements at the semicolons that end them; what holds no more than comments is none.
 * DuckDB splits too, but then tells a wrong place for an error in any statement but the first.
 */
export function statementsOf(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  let words = new Set<string>();
  let strings: string[] = [];
  let isEmpty = true;
  const finish = (end: number) => {
    if (!isEmpty) statements.push({ text: text.slice(start, end), offset: start, words, strings });
    [words, strings, isEmpty, start] = [new Set(), [], true, end + 1];
  };
  for (const { index, groups = {} } of text.matchAll(tokens)) {
    if (groups["end"] !== undefined) {
      finish(index);
      continue;
    }
    if (groups["comment"] !== undefined || groups["space"] !== undefined) continue;
    isEmpty = false;
    if (groups["word"] !== undefined) words.add(groups["word"].toLowerCase());
    if (groups["quoted"] !== undefined) words.add(groups["quoted"].slice(1, -1).replaceAll('""', '"').toLowerCase());
    if (groups["string"] !== undefined) strings.push(groups["string"].slice(1, -1).replaceAll("''", "'"));
  }
  finish(text.length);
  return statements;
}
