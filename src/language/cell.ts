import { type CellLanguage } from "../notebook/cell-language.ts";

/** A code cell as the editor holds it. */
export interface Cell {
  /** What the editor calls it, its document's address: the same as long as the cell lives. */
  readonly id: string;
  readonly language: CellLanguage;
  readonly text: string;
}

/** A notebook as the editor holds it. */
export interface Notebook {
  readonly id: string;
  /** Where its imports are looked up. */
  readonly folder: string;
  /** Its code cells in their order. */
  readonly cells: readonly Cell[];
}
