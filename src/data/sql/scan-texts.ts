import type { Vector } from "@duckdb/node-bindings";
import type { DuckDb } from "./duckdb.ts";
import { RowMask } from "./row-mask.ts";

/** DuckDB holds a text of up to 12 bytes in place: its length, then its bytes. A longer one lies elsewhere. */
const bytes = 16;
const lengthBytes = 4;
const inPlaceBytes = 12;

/** Writes texts into a vector: short ones in plain ASCII, which most labels are, as memory, each other one by a call of its own. */
export function writeTexts(duckDb: DuckDb, vector: Vector, texts: readonly (string | undefined)[]): void {
  const buffer = new ArrayBuffer(texts.length * bytes);
  const memory = new Uint8Array(buffer);
  const view = new DataView(buffer);
  const others: number[] = [];
  const mask = new RowMask(texts.length);
  texts.forEach((text, row) => {
    if (text === undefined) {
      mask.clear(row);
    } else if (text.length <= inPlaceBytes && isAscii(text)) {
      view.setUint32(row * bytes, text.length, true);
      const start = row * bytes + lengthBytes;
      for (let index = 0; index < text.length; index++) memory[start + index] = text.charCodeAt(index);
    } else {
      others.push(row);
    }
  });
  const { bindings } = duckDb;
  bindings.copy_data_to_vector(vector, 0, buffer, 0, buffer.byteLength);
  for (const row of others) bindings.vector_assign_string_element(vector, row, texts[row] ?? "");
  mask.write(duckDb, vector);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
