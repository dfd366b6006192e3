/** A piece of a module's text that was taken from the cell. */
interface Segment {
  /** Where it starts in the module. */
  readonly start: number;
  /** Where it starts in the cell. */
  readonly cellStart: number;
  readonly length: number;
}

/** The text of a cell's virtual module as it is put together: pieces of the cell between what is written around them. */
export class ModuleText {
  #text = "";
  readonly #segments: Segment[] = [];

  get text(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Adds text that is not the cell's. @returns where it starts */
  add(text: string): number {
    const start = this.#text.length;
    this.#text += text;
    return start;
  }

  /**
   * Adds a piece of the cell.
   *
   * @param text - the piece as the module spells it, of the same length
   */
  copy(cellStart: number, text: string): void {
    this.#segments.push({ start: this.#text.length, cellStart, length: text.length });
    this.#text += text;
  }

  /** The offset in the cell; undefined in what was added. */
  toCell(offset: number): number | undefined {
    const segment = this.#segments.find(({ start, length }) => offset >= start && offset <= start + length);
    return segment && segment.cellStart + offset - segment.start;
  }

  /** The offset in the module; undefined where the cell's text was left out. */
  toModule(cellOffset: number): number | undefined {
    // At the border between two pieces the second one goes on with what is written there.
    const segment = this.#segments.findLast(
      ({ cellStart, length }) => cellOffset >= cellStart && cellOffset <= cellStart + length,
    );
    return segment && segment.start + cellOffset - segment.cellStart;
  }
}
