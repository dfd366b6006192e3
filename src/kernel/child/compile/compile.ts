import type { ImportDeclaration, Program } from "acorn";
import { originalPositionFor, TraceMap, type SourceMapInput } from "@jridgewell/trace-mapping";
import MagicString from "magic-string";
import { bracketedObjects } from "../../../notebook/bracketed-objects.ts";
import { type Bindings, bindingsOf } from "./bindings.ts";
import { assignmentToConstant, constantsOf } from "./constants.ts";
import { compiledName, isGlobalName, undeclarable } from "./global-names.ts";
import { displayLastExpression, lastStatement, pastResultCall } from "./last-expression.ts";
import { type Parsed, parseTypeScript } from "./parse.ts";
import { hoist, rewriteDeclarations, rewriteDynamicImports, rewriteExports, rewriteImports } from "./rewrite.ts";
import { referencesTo } from "./scopes.ts";
import { sourceMapOf } from "./source-map.ts";
import { PlacedSyntaxError, placeAt, type Place } from "./syntax.ts";
import { tooDeep, type PlainCode } from "./types.ts";
import { occurrences } from "./walk.ts";

/** A cell made ready for V8. */
export interface CompiledCode {
  readonly code: string;
  /** The names declared at the top level, without those of imports. */
  readonly names: readonly string[];
  /** Those that may not be assigned to, and imports. */
  readonly constants: readonly string[];
  /** The place in the cell's text of a place in the compiled code. */
  readonly toSource: (place: Place) => Place;
  /** The source map, for a debugger, whose one source is the file of that URL. */
  readonly sourceMap: (sourceUrl: string) => string;
}

/** What earlier cells have declared. */
export interface KnownNames {
  readonly variables: ReadonlySet<string>;
  /** The names that may not be assigned to, imports among them. */
  readonly constants: ReadonlySet<string>;
}

const nothingKnown: KnownNames = { variables: new Set(), constants: new Set() };

/**
 * Compiles a TypeScript cell to a script for V8's REPL mode: types out, every top-level declaration made declarable again,
 * imports made calls of the kernel, the last expression handed to it.
 *
 * @throws PlacedSyntaxError
 * @throws UserError kernel/too-deep
 */
export function compileCell(written: string, known: KnownNames = nothingKnown): CompiledCode {
  try {
    return compile(written, known);
  } catch (error) {
    throw error instanceof RangeError ? tooDeep() : error;
  }
}

function compile(written: string, known: KnownNames): CompiledCode {
  const source = written.replace(/^#!/, "//"); // What runs does not begin with it.
  const { plain, program } = parseCell(source);
  const offsets = occurrences(program);
  const bindings = bindingsOf(program, offsets);
  const ownConstants = constantsOf(bindings);
  refuseUsing(program, plain);
  refuseUndeclarable(bindings, offsets, plain);
  const redeclared = new Set(bindings.names);
  refuseAssignments(program, plain, new Set([...[...known.constants].filter((name) => !redeclared.has(name)), ...ownConstants]));

  const code = new MagicString(plain.code);
  renameShadowing(code, program, offsets, [...bindings.names, ...ownConstants, ...known.variables, ...known.constants]);
  rewriteDeclarations(code, bindings);
  rewriteExports(code, program);
  rewriteImports(code, bindings, { used: offsets, isTypeOnly: (node) => isTypeImport(node, plain, source) });
  rewriteDynamicImports(code, program);
  displayLastExpression(code, program, plain, source);
  if (bindings.needsHoisting) hoist(code, bindings);
  code.prepend(`"use strict";`);

  return {
    code: code.toString(),
    names: bindings.names,
    constants: ownConstants,
    toSource: sourcePlaces(code, plain),
    sourceMap: (sourceUrl) => sourceMapOf(code, plain, sourceUrl),
  };
}

/** The way back from the compiled code; the map is made when the first place is asked for, which mostly is never. */
function sourcePlaces(code: MagicString, plain: PlainCode): (place: Place) => Place {
  let map: TraceMap | undefined;
  return (place) => {
    map ??= new TraceMap(code.generateDecodedMap({ hires: true }) as unknown as SourceMapInput);
    const compiled = code.toString();
    const { line, column } = inLinesOfNewlines(place, compiled);
    const text = compiled.split("\n")[line - 1] ?? "";
    const found = originalPositionFor(map, { line, column: pastResultCall(text, column - 1) });
    return found.line === null ? { line, column } : plain.toSource({ line: found.line, column: found.column + 1 });
  };
}

/** V8 begins a line after other characters, too. */
function inLinesOfNewlines(place: Place, code: string): Place {
  if (!/[\u2028\u2029]|\r(?!\n)/.test(code)) return place;
  const ends = [...code.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((match) => match.index + match[0].length);
  return placeAt(code, (ends[place.line - 2] ?? 0) + place.column - 1);
}

/** Whether an import names nothing but types, each marked as one: nothing is then to be loaded. */
function isTypeImport(node: ImportDeclaration, plain: PlainCode, source: string): boolean {
  if (node.specifiers.length > 0) return false;
  const { line, column } = plain.toSource(placeAt(plain.code, node.start));
  const text = source
    .split("\n")
    .slice(line - 1)
    .join("\n")
    .slice(column - 1);
  return /^import\s*\{\s*type\s+\w/.test(text);
}

/** V8's REPL mode would accept `using` at the top level, and never dispose of anything. */
function refuseUsing(program: Program, plain: PlainCode): void {
  const found = program.body.find((node) => node.type === "VariableDeclaration" && /using$/.test(node.kind));
  if (!found) return;
  const advice = "a cell has no end at which to dispose of it: put it in a block, { using … }, or use let";
  throw new PlacedSyntaxError(
    `using cannot stand at the top level, since ${advice}`,
    plain.toSource(placeAt(plain.code, found.start)),
  );
}

function refuseUndeclarable(bindings: Bindings, offsets: ReadonlyMap<string, readonly number[]>, plain: PlainCode): void {
  const imported = bindings.imports.flatMap((node) => node.specifiers.map(({ local }) => local.name));
  const name = [...bindings.names, ...imported].find((declared) => undeclarable.has(declared));
  if (name === undefined) return;
  const place = plain.toSource(placeAt(plain.code, offsets.get(name)?.[0] ?? 0));
  throw new PlacedSyntaxError(`${name} is JavaScript's own and cannot be declared; choose another name`, place);
}

/** Gives the variables that have a global's name another one, wherever the cell mentions them. */
function renameShadowing(
  code: MagicString,
  program: Program,
  offsets: ReadonlyMap<string, readonly number[]>,
  variables: readonly string[],
): void {
  const shadowing = new Set(variables.filter((name) => isGlobalName(name) && offsets.has(name)));
  if (shadowing.size === 0) return;
  for (const { identifier, isShorthand } of referencesTo(program, shadowing)) {
    const { start, end, name } = identifier;
    code.overwrite(start, end, isShorthand ? `${name}: ${compiledName(name)}` : compiledName(name));
  }
}

function refuseAssignments(program: Program, plain: PlainCode, constants: ReadonlySet<string>): void {
  const target = assignmentToConstant(program, constants);
  if (!target) return;
  const place = plain.toSource(placeAt(plain.code, target.start));
  throw new PlacedSyntaxError(`Assignment to constant variable "${target.name}"`, place, "TypeError");
}

function parseCell(source: string): Parsed {
  try {
    const parsed = parseTypeScript(source);
    // A block that was printed anew can no longer be told from an object.
    const endsWithBlock = parsed.plain.reprinted && lastStatement(parsed.program, parsed.plain)?.type === "BlockStatement";
    return (endsWithBlock ? parseWithObject(source) : undefined) ?? parsed;
  } catch (error) {
    const parsed = error instanceof PlacedSyntaxError ? parseWithObject(source) : undefined;
    // Without an object at its end, the error of the text as it was written is the one to show.
    if (!parsed) throw error;
    return parsed;
  }
}

/** Parses a cell whose last expression is an object literal. */
function parseWithObject(source: string): Parsed | undefined {
  for (const bracketed of bracketedObjects(source)) {
    try {
      const { plain, program } = parseTypeScript(bracketed.code);
      const inserted = placeAt(source, bracketed.offset);
      const toSource = (place: Place) => withoutInsertion(plain.toSource(place), inserted, bracketed.length);
      return { plain: { ...plain, toSource }, program };
    } catch {
      // Not an object there.
    }
  }
  return undefined;
}

function withoutInsertion(place: Place, inserted: Place, length: number): Place {
  if (place.line !== inserted.line || place.column <= inserted.column) return place;
  return { line: place.line, column: Math.max(inserted.column, place.column - length) };
}
