import { PlacedSyntaxError } from "../compile/syntax.ts";
import type { LocatedFrame } from "./stack.ts";

/** A syntax error in a file that a cell imports. */
export class FileSyntaxError extends PlacedSyntaxError {
  readonly frame: LocatedFrame;

  constructor(error: PlacedSyntaxError, frame: LocatedFrame) {
    super(error.message, error.place);
    this.frame = frame;
  }
}
