/** A place in a text: line and column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** An error of the text itself, found before it runs, with its place in the text as the user wrote it. */
export class PlacedSyntaxError extends SyntaxError {
  override readonly name: string;
  readonly place: Place;

  constructor(message: string, place: Place, name = "SyntaxError") {
    super(message);
    this.name = name;
    this.place = place;
  }
}

/** The place of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}
