import { type ErrorCode, type ErrorParts, UserError } from "../../base/errors.ts";

/** How an official file writes its letters: UTF-8 (ASCII included), or Microsoft's Shift-JIS, code page 932. */
export type Encoding = "utf-8" | "shift_jis";

/** The text of a file and the file's name, which errors need. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** What a caller tells a parser about the bytes. */
export interface ParseOptions {
  /** The file's name, for errors; a parser has a default of its own. */
  readonly file?: string;
}

/** No official file comes near this: the largest, the Fed's yield-curve parameters, has 17 MB. */
export const maxFileBytes = 64 * 1024 * 1024;

const binaryFormats: readonly { readonly magic: readonly number[]; readonly name: string }[] = [
  { magic: [0xd0, 0xcf, 0x11, 0xe0], name: "an old Excel workbook (.xls)" },
  { magic: [0x50, 0x4b, 0x03, 0x04], name: "a zip archive or a new Excel workbook (.xlsx)" },
  { magic: [0x1f, 0x8b], name: "a gzip archive" },
  { magic: [0x25, 0x50, 0x44, 0x46], name: "a PDF document" },
  { magic: [0xff, 0xfe], name: "UTF-16 text" },
  { magic: [0xfe, 0xff], name: "UTF-16 text" },
];

/**
 * Takes the bytes of an official file to text, or says what they are instead.
 *
 * @throws `data/file-too-large`, `data/empty-file`, `data/not-text`, `data/web-page`, `data/wrong-encoding`
 */
export function decode(bytes: Uint8Array, file: string, encoding: Encoding = "utf-8"): SourceText {
  const start = { file, text: "" };
  if (bytes.length > maxFileBytes) {
    throw dataError("data/file-too-large", start, 0, {
      expected: `at most ${maxFileBytes} bytes`,
      received: `${bytes.length}`,
      action: "check that this is the agency's file",
    });
  }
  const binary = binaryFormats.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (binary) {
    throw dataError("data/not-text", start, 0, {
      expected: "a text file",
      received: binary.name,
      action: "open it in a spreadsheet or an unpacker and save the sheet as CSV",
    });
  }
  const text = decodeStrictly(bytes, file, encoding);
  const firstVisible = text.search(/\S/);
  if (firstVisible === -1) {
    throw dataError("data/empty-file", start, 0, {
      expected: "a file with observations",
      received: "nothing but blanks",
      action: "download it again",
    });
  }
  if (text[firstVisible] === "<") {
    throw dataError("data/web-page", { file, text }, firstVisible, {
      expected: "the agency's data file",
      received: `a web page that starts ${quoted(text.slice(firstVisible))}`,
      action: "open the address in a browser: the agency may be down or may have moved the file",
    });
  }
  return { file, text };
}

/** A {@link UserError} that names file, line and column of a place in the text. */
export function dataError(code: ErrorCode, source: SourceText, offset: number, parts: ErrorParts): UserError {
  const { line, column } = placeOf(source.text, offset);
  return new UserError(code, { ...parts, received: `${parts.received} (${source.file}, line ${line}, column ${column})` });
}

/** Line and column of a place in a text, both from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** A cell's text for an error: quoted, and cut where it is long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function decodeStrictly(bytes: Uint8Array, file: string, encoding: Encoding): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const nul = text.indexOf("\0");
    if (nul === -1) return text;
    throw wrongEncoding({ file, text }, nul, encoding, "a zero byte");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const good = decodableStart(bytes, encoding);
    throw wrongEncoding({ file, text: good }, good.length, encoding, "bytes that this encoding does not have");
  }
}

/** The text before the first byte that does not decode, found by halving: the decoder itself does not say where it stopped. */
function decodableStart(bytes: Uint8Array, encoding: Encoding): string {
  let good = 0;
  let bad = bytes.length;
  const startOf = (length: number): string | undefined => {
    try {
      // In streaming mode a character that is cut in two at the end is no error.
      return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (startOf(middle) === undefined) bad = middle;
    else good = middle;
  }
  return startOf(good) ?? "";
}

function wrongEncoding(source: SourceText, offset: number, encoding: Encoding, received: string): UserError {
  return dataError("data/wrong-encoding", source, offset, {
    expected: `text in ${encoding === "utf-8" ? "UTF-8" : "Shift-JIS"}`,
    received,
    action: "use the file as the agency serves it, not one that was opened and saved",
  });
}
