import type { Vector } from "@duckdb/node-bindings";
import type { DuckDb } from "./duckdb.ts";
import { RowMask } from "./row-mask.ts";

/** DuckDB holds a text of up to 12 bytes in place: its length, then its bytes. A longer one lies elsewhere. */
const bytes = 16;
const lengthBytes = 4;
const inPlaceBytes = 12;

/** Gives the text in a row; undefined where it is missing. */
export type TextAt = (row: number) => string | undefined;

/** Writes texts into a vector: short ones in plain ASCII, which most labels are, as memory, each other one by a call of its own. */
export function writeTexts(duckDb: DuckDb, vector: Vector, rows: number, textAt: TextAt): void {
  const { bindings } = duckDb;
  const memory = new Uint8Array(rows * bytes);
  const mask = new RowMask(rows);
  const others: (readonly [row: number, text: string])[] = [];
  for (let row = 0; row < rows; row++) {
    const text = textAt(row);
    if (text === undefined) mask.clear(row);
    else if (!isWrittenInPlace(memory, row * bytes, text)) others.push([row, text]);
  }
  bindings.copy_data_to_vector(vector, 0, memory.buffer, 0, memory.byteLength);
  for (const [row, text] of others) bindings.vector_assign_string_element(vector, row, text);
  mask.write(duckDb, vector);
}

/** Writes a text that is short and plain; tells whether it was. */
function isWrittenInPlace(memory: Uint8Array, start: number, text: string): boolean {
  if (text.length > inPlaceBytes) return false;
  memory[start] = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return false;
    memory[start + lengthBytes + index] = code;
  }
  return true;
}
