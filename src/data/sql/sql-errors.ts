import { isUserError, UserError } from "../../base/errors.ts";
import { placeInText, type TextPlace } from "../../base/host.ts";
import type { Statement } from "./statements.ts";

/** What is known of a query that failed. */
export interface QueryContext {
  /** The whole text, and the statement of it that failed. */
  readonly text: string;
  readonly statement: Statement;
  /** The tables that it could have named. */
  readonly tables: readonly string[];
  readonly offline: boolean;
}

const longestNear = 40;
/** The names of tables that were put into a text, for which a reader knows no name. */
export const taggedTablePrefix = "arquero_table_";

/** Turns what DuckDB throws into an error that says what to do, with its place in the text; one of ours gets its place. */
export function sqlError(thrown: unknown, context: QueryContext): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const { text, statement } = context;
  if (isUserError(thrown))
    return placed(thrown, placeAt(text, statement.offset + offsetOf(`${thrown.expected} ${thrown.received}`, statement)));
  const { message, offset } = readMessage(thrown.message, statement);
  const place = placeAt(text, statement.offset + offset);
  const near = text
    .slice(statement.offset + offset)
    .split("\n")[0]
    ?.slice(0, longestNear)
    .trim();
  const where = near ? `line ${place.line}, near "${near}"` : `the end of line ${place.line}`;
  return placed(badCsv(thrown.message) ?? explained(message, context) ?? general(message, where), place);
}

function placed(error: UserError, place: TextPlace): UserError {
  return Object.defineProperty(error, placeInText, { value: place });
}

/** Where a statement names what a message is about, `$name` or a file in quotes; else where it begins. */
function offsetOf(message: string, { text }: Statement): number {
  const name = /\$[\p{L}\p{N}_]+/u.exec(message)?.[0] ?? /pattern "(?<file>[^"]+)"/.exec(message)?.groups?.["file"];
  const found = name === undefined ? -1 : text.indexOf(name);
  if (found >= 0) return found;
  return message.endsWith("at end of input") ? text.trimEnd().length : (/\S/.exec(text)?.index ?? 0);
}

/** DuckDB's message without its excerpt, and the offset that the excerpt's caret points at. */
function readMessage(message: string, statement: Statement): { readonly message: string; readonly offset: number } {
  const { text } = statement;
  const excerpt = /\n+LINE (?<number>\d+): (?<line>[^\n]*)\n(?<caret> *)\^\s*$/.exec(message);
  const what = (excerpt ? message.slice(0, excerpt.index) : message).replace(/^Failed to extract statements: /, "");
  const { number = "", line = "", caret = "" } = excerpt?.groups ?? {};
  // Of a long line the excerpt holds a piece, between dots.
  const piece = line.replace(/^\.\.\./, "").replace(/\.\.\.$/, "");
  const lineStart = lineOffset(text, Number(number));
  const found = excerpt ? text.indexOf(piece, lineStart) : -1;
  const column = caret.length - `LINE ${number}: `.length - (line.length - line.replace(/^\.\.\./, "").length);
  const short = firstParts(what);
  return { message: short, offset: found < 0 ? offsetOf(short, statement) : found + column };
}

function lineOffset(text: string, number: number): number {
  return text.split("\n", number - 1).reduce((sum, line) => sum + line.length + 1, 0);
}

/** The message up to its advice for DuckDB's own command line, on one line. */
function firstParts(message: string): string {
  const [first = ""] = message.trim().split(/\n\n+/);
  return first
    .replace(/\s*\n\s*/g, "; ")
    .replace(/!;/g, ";")
    .replace(/[.!]$/, "");
}

function explained(message: string, context: QueryContext): UserError | undefined {
  const table = /Table with name (?<name>\S+) does not exist/.exec(message)?.groups?.["name"];
  if (table !== undefined) return noTable(table, context);
  const pattern = /No files found that match the pattern "(?<pattern>[^"]*)"/.exec(message)?.groups?.["pattern"];
  if (pattern !== undefined) return noFile(pattern);
  const extension = missingExtension(message);
  if (extension !== undefined) return noExtension(extension, context.offline);
  if (!message.startsWith("INTERRUPT")) return undefined;
  return new UserError("data/sql-interrupted", {
    expected: "the query to run to its end",
    received: "an interrupt of its cell",
    action: "run it again when it is wanted",
  });
}

/** DuckDB's extension that a message misses; a database's is called by the database, `postgres`. */
function missingExtension(message: string): string | undefined {
  const ways = [
    /exists in the (?<name>\w+) extension/,
    /required extension '(?<name>\w+)'/,
    /download extension "(?<name>\w+)"/,
    /requires the extension (?<name>\w+)/,
    /Extension "(?:[^"]*[/\\])?(?<name>\w+)(?:\.duckdb_extension)?" not found/,
  ];
  const name = ways.map((way) => way.exec(message)?.groups?.["name"]).find((found) => found !== undefined);
  return name?.replace(/_scanner$/, "");
}

function noTable(name: string, { tables }: QueryContext): UserError {
  const names = tables.filter((table) => !table.startsWith(taggedTablePrefix));
  const known = names.length === 0 ? "put a table in its place" : `write one of ${names.join(", ")}`;
  return new UserError("data/sql-no-table", {
    expected: "the name of a table",
    received: `${name}, which is neither a variable with a table nor a table of DuckDB`,
    action: `${known}, or name a file in quotes: from 'yields.csv'`,
  });
}

/** A csv file with a line that does not fit its columns; DuckDB tells the file among the settings that it read with. */
function badCsv(message: string): UserError | undefined {
  const [, line, rest = ""] = /CSV Error on Line: (\d+)\n(?:Original Line:[^\n]*\n)?([^\n]*)/.exec(message) ?? [];
  const file = /^ *file = (.+)$/m.exec(message)?.[1];
  if (line === undefined || file === undefined) return undefined;
  return new UserError("data/sql-csv", {
    expected: `every line of ${file} to fit its columns`,
    received: `line ${line}: ${rest.replace(/[.!]$/, "")}`,
    action: "mend the line, or tell read_csv how to read it: types, nullstr = '.', delim, skip",
  });
}

function noFile(pattern: string): UserError {
  return new UserError("data/sql-no-file", {
    expected: `a file that matches ${pattern} in ${process.cwd()}`,
    received: "none",
    action: "check the name: it starts at the notebook's folder",
  });
}

function noExtension(name: string, offline: boolean): UserError {
  if (offline) return offlineError(`what DuckDB's extension ${name} reads`);
  return new UserError("data/sql-extension", {
    expected: `DuckDB's extension ${name}, which this reads through`,
    received: "none on this machine, and it could not be downloaded",
    action: `run "install ${name}; load ${name}" once online, which DuckDB keeps, or download the file and name it in its place`,
  });
}

/** Refuses what would read something other than files of this machine. */
export function offlineError(what: string): UserError {
  return new UserError("data/offline", {
    expected: "files of this machine alone",
    received: `${what}, and nothing may be fetched`,
    action: "run without --offline, or keep a copy beside the notebook and name that",
  });
}

function general(message: string, place: string): UserError {
  return new UserError("data/sql", {
    expected: "SQL that DuckDB can run",
    received: message,
    action: `correct it at ${place}`,
  });
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
