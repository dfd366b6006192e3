import { styleText } from "node:util";
import { ask, type Question } from "./ask.ts";

type Style = Parameters<typeof styleText>[0];

/** Where a command writes, and what can be written there. */
export interface Terminal {
  /** Columns that a line may take. */
  readonly width: number;
  /** Someone is watching: a line may be written over while it changes. */
  readonly interactive: boolean;
  /** Writes to the standard output, as it is. */
  out(text: string): void;
  /** Writes to the standard error, as it is. */
  error(text: string): void;
  /** Colours a text, where colours are wanted. */
  paint(style: Style, text: string): string;
  /** Asks whoever sits there for a line of text, null for none; absent where nobody does. */
  readonly ask?: (question: Question, signal: AbortSignal) => Promise<string | null>;
}

/** Columns where the width is not known, as in a log. */
const logWidth = 100;

/** The terminal of this process; without colours where the output is no terminal, or `NO_COLOR` is set. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const interactive = stdout.isTTY && env["TERM"] !== "dumb";
  const coloured = interactive && !env["NO_COLOR"];
  return {
    width: stdout.isTTY ? Math.max(stdout.columns || logWidth, 20) : logWidth,
    interactive,
    out: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    paint: (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text),
    ...(stdin.isTTY && {
      ask: (question, signal) =>
        ask(question, { input: stdin, output: stderr, onInterrupt: () => process.kill(process.pid, "SIGINT") }, signal),
    }),
  };
}

/** How many columns a text takes: wide characters, as of Japanese, take two, and marks that combine with another none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{Mark}|\u200b|\u200d/u.test(character)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}

/** A text padded with blanks to a width; longer ones are left as they are. */
export function padColumns(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

/** A text of one line cut to a width, with an ellipsis where something is missing. */
export function cutColumns(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let cut = "";
  for (const character of text) {
    if (columnsOf(cut + character) > width - 1) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** A text broken at blanks into lines of at most a width; a longer word is broken where the line ends. */
export function wrapColumns(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    if (line !== "" && columnsOf(line) + 1 + columnsOf(word) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const character of word) {
      if (columnsOf(line + character) > width && line !== "") {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}
