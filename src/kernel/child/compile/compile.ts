import { parse, type Program } from "acorn";
import { originalPositionFor, TraceMap, type SourceMapInput } from "@jridgewell/trace-mapping";
import MagicString from "magic-string";
import { bindingsOf } from "./bindings.ts";
import { bracketedObjects, displayLastExpression, parserOptions } from "./last-expression.ts";
import { hoist, rewriteDeclarations, rewriteDynamicImports, rewriteExports, rewriteImports } from "./rewrite.ts";
import { PlacedSyntaxError, placeAt, type Place } from "./syntax.ts";
import { type PlainCode, untouched, withoutTypes } from "./types.ts";
import { occurrences } from "./walk.ts";

/** A cell made ready for V8. */
export interface CompiledCode {
  readonly code: string;
  /** The names declared at the top level, without those of imports. */
  readonly names: readonly string[];
  /** The place in the cell's text of a place in the compiled code. */
  readonly toSource: (place: Place) => Place;
}

interface Parsed {
  readonly plain: PlainCode;
  readonly program: Program;
}

/**
 * Compiles a TypeScript cell to a script for V8's REPL mode: types out, every top-level declaration made declarable again,
 * imports made calls of the kernel, the last expression handed to it.
 *
 * @throws PlacedSyntaxError
 */
export function compileCell(source: string): CompiledCode {
  const { plain, program } = parseCell(source);
  const code = new MagicString(plain.code);
  const bindings = bindingsOf(program);
  rewriteDeclarations(code, bindings);
  rewriteExports(code, program);
  rewriteImports(code, bindings, occurrences(program));
  rewriteDynamicImports(code, program);
  displayLastExpression(code, program, plain, source);
  if (bindings.needsHoisting) hoist(code, bindings);
  code.prepend(`"use strict";`);

  let map: TraceMap | undefined;
  const toSource = ({ line, column }: Place): Place => {
    map ??= new TraceMap(code.generateDecodedMap({ hires: true }) as unknown as SourceMapInput);
    const found = originalPositionFor(map, { line, column: column - 1 });
    return found.line === null ? { line, column } : plain.toSource({ line: found.line, column: found.column + 1 });
  };
  return { code: code.toString(), names: bindings.names, toSource };
}

function parseCell(source: string): Parsed {
  try {
    return parseTypeScript(source);
  } catch (error) {
    if (!(error instanceof PlacedSyntaxError)) throw error;
    for (const bracketed of bracketedObjects(source)) {
      try {
        const { plain, program } = parseTypeScript(bracketed.code);
        const inserted = placeAt(source, bracketed.offset);
        const toSource = (place: Place) => withoutInsertion(plain.toSource(place), inserted, bracketed.length);
        return { plain: { ...plain, toSource }, program };
      } catch {
        // Not an object there: the error of the text as it was written is the one to show.
      }
    }
    throw error;
  }
}

function withoutInsertion(place: Place, inserted: Place, length: number): Place {
  if (place.line !== inserted.line || place.column <= inserted.column) return place;
  return { line: place.line, column: Math.max(inserted.column, place.column - length) };
}

/**
 * Parses a cell. What contains no `<` and is JavaScript is taken as it is: only with `<` can the same text mean one thing in
 * TypeScript and another in JavaScript, as `f<a>(b)` does.
 */
function parseTypeScript(source: string): Parsed {
  if (!source.includes("<")) {
    try {
      const plain = untouched(source);
      return { plain, program: parseJavaScript(plain) };
    } catch {
      // It has types, or a syntax error that is best told in TypeScript's terms.
    }
  }
  const plain = withoutTypes(source);
  return { plain, program: parseJavaScript(plain) };
}

function parseJavaScript(plain: PlainCode): Program {
  try {
    return parse(plain.code, parserOptions);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, "");
    throw new PlacedSyntaxError(message, plain.toSource(placeAt(plain.code, error.pos)));
  }
}
