import { type default as MagicString, SourceMap, type SourceMapSegment } from "magic-string";
import { resultCall } from "./last-expression.ts";
import type { PlainCode } from "./types.ts";

/**
 * The source map of a compiled cell, as JSON: what a debugger needs to know of what was moved, added or printed anew.
 *
 * @param sourceUrl - the file that holds the cell's text as it was written
 */
export function sourceMapOf(code: MagicString, plain: PlainCode, sourceUrl: string): string {
  const { mappings } = code.generateDecodedMap({ hires: "boundary" });
  const lines = code.toString().split("\n");
  const inSource = mappings.map((segments, index) =>
    withResultCall(segments, lines[index] ?? "").map((segment) => placed(segment, plain)),
  );
  return new SourceMap({ sources: [sourceUrl], names: [], mappings: inSource }).toString();
}

/** The call that hands over a cell's value stands where the value does: there a debugger stops. */
function withResultCall(segments: SourceMapSegment[], line: string): SourceMapSegment[] {
  const column = line.lastIndexOf(resultCall);
  const value = segments.find(([start]) => column >= 0 && start >= column + resultCall.length);
  if (!value || value.length === 1) return segments;
  const [, source, sourceLine, sourceColumn] = value;
  const call: SourceMapSegment = [column, source, sourceLine, sourceColumn];
  return [...segments, call].sort(([one], [other]) => one - other);
}

function placed(segment: SourceMapSegment, plain: PlainCode): SourceMapSegment {
  if (segment.length === 1) return segment;
  const [column, source, sourceLine, sourceColumn] = segment;
  const place = plain.toSource({ line: sourceLine + 1, column: sourceColumn + 1 });
  return [column, source, place.line - 1, place.column - 1];
}
