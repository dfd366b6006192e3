import { dataError, quoted, type SourceText } from "./source-text.ts";

/** One record of a delimited file: its cells, and where in the text each begins. */
export interface Row {
  readonly cells: readonly string[];
  readonly offsets: readonly number[];
}

/** A delimited file cut into records. */
export interface Sheet extends SourceText {
  readonly rows: readonly Row[];
}

/**
 * Cuts a delimited text into rows and cells, strictly by RFC 4180: a cell in double quotes may hold the delimiter, line ends
 * and doubled quotes, and a quote anywhere else is an error. Records end with LF or CRLF; the end of the file ends the last.
 * Blank lines are records of one empty cell. Time and memory are linear in the text.
 *
 * @throws `data/quote-not-closed`, `data/stray-quote`
 * @source RFC 4180 (October 2005), section 2
 */
export function readDelimited(source: SourceText, delimiter: "," | "\t"): Sheet {
  const { text } = source;
  const rows: Row[] = [];
  let cells: string[] = [];
  let offsets: number[] = [];
  let position = 0;
  while (position < text.length || cells.length > 0) {
    offsets.push(position);
    const { cell, end } = text[position] === '"' ? quotedCell(source, position) : plainCell(source, position, delimiter);
    cells.push(cell);
    if (text[end] === delimiter) {
      position = end + 1;
      continue;
    }
    position = afterLineEnd(source, end, delimiter);
    rows.push({ cells, offsets });
    cells = [];
    offsets = [];
  }
  return { ...source, rows };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;

interface CellEnd {
  readonly cell: string;
  /** Where the delimiter, the line end or the end of the text stands. */
  readonly end: number;
}

function plainCell(source: SourceText, start: number, delimiter: string): CellEnd {
  const { text } = source;
  const delimiterCode = delimiter.charCodeAt(0);
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === delimiterCode || code === lineFeed) break;
    if (code === carriageReturn && text.charCodeAt(end + 1) === lineFeed) break;
    if (code === quote) throw strayQuote(source, end);
  }
  return { cell: text.slice(start, end), end };
}

function quotedCell(source: SourceText, start: number): CellEnd {
  const { text } = source;
  let close = text.indexOf('"', start + 1);
  let doubled = false;
  while (close !== -1 && text[close + 1] === '"') {
    doubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close === -1) {
    throw dataError("data/quote-not-closed", source, start, {
      expected: "a closing quote",
      received: "the end of the file after an opening one",
      action: "the file is cut off or damaged: download it again",
    });
  }
  const cell = text.slice(start + 1, close);
  return { cell: doubled ? cell.replaceAll('""', '"') : cell, end: close + 1 };
}

/** Steps over the end of a record; anything else there is text that follows a closing quote. */
function afterLineEnd(source: SourceText, end: number, delimiter: string): number {
  const { text } = source;
  if (end >= text.length) return end;
  if (text[end] === "\n") return end + 1;
  if (text[end] === "\r" && text[end + 1] === "\n") return end + 2;
  throw dataError("data/stray-quote", source, end, {
    expected: `${delimiter === "\t" ? "a tab" : "a comma"} or a line end after a closing quote`,
    received: quoted(text.slice(end, end + 10)),
    action: "the file is damaged: download it again",
  });
}

function strayQuote(source: SourceText, offset: number) {
  return dataError("data/stray-quote", source, offset, {
    expected: "a quote only around a whole cell",
    received: "one inside a cell",
    action: "the file is damaged: download it again",
  });
}
