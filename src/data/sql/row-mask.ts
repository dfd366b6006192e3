import type { Vector } from "@duckdb/node-bindings";
import type { DuckDb } from "./duckdb.ts";

/** Which rows of a chunk hold a value: DuckDB keeps a bit a row, set where there is one, and no bits at all where none is missing. */
export class RowMask {
  readonly #rows: number;
  #bits: Uint8Array<ArrayBuffer> | undefined;

  constructor(rows: number) {
    this.#rows = rows;
  }

  /** Notes that a row is missing. */
  clear(row: number): void {
    this.#bits ??= new Uint8Array(Math.ceil(this.#rows / 64) * 8).fill(255);
    this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) & ~(1 << (row & 7));
  }

  /** Tells a vector what has been noted. */
  write({ bindings }: DuckDb, vector: Vector): void {
    if (!this.#bits) return;
    bindings.vector_ensure_validity_writable(vector);
    bindings.copy_data_to_vector_validity(vector, 0, this.#bits.buffer, 0, this.#bits.byteLength);
  }
}
