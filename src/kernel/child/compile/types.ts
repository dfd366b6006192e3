import { Buffer } from "node:buffer";
import * as nodeModule from "node:module";
import process from "node:process";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { tokenizer } from "acorn";
import { UserError } from "../../../base/errors.ts";
import { PlacedSyntaxError, placeAt, type Place } from "./syntax.ts";

/** JavaScript made from TypeScript. */
export interface PlainCode {
  readonly code: string;
  /** Whether the code was printed anew, so that places have to be mapped; else each character stands where it stood. */
  readonly reprinted: boolean;
  /** The place in the TypeScript text of a place in the JavaScript. */
  readonly toSource: (place: Place) => Place;
  /** Whether something of the TypeScript text stands at a place in the JavaScript, or it was added. */
  readonly hasSource: (place: Place) => boolean;
  /** Where it was printed anew: the source map, as JSON, with one source. */
  readonly sourceMap?: string;
}

const samePlace = (place: Place): Place => place;

/** Code without types as it is. */
export function untouched(code: string): PlainCode {
  return { code, reprinted: false, toSource: samePlace, hasSource: () => true };
}

/**
 * Takes the types out of TypeScript, leaving everything else in its place; what has no place to stay in (`enum`, `namespace`,
 * parameter properties) is printed anew, with a map of places.
 *
 * @throws PlacedSyntaxError for text that is not TypeScript
 * @throws UserError kernel/no-type-stripping on a Node that was built without it; kernel/too-deep
 */
export function withoutTypes(code: string): PlainCode {
  if (bracketDepth(code) > mostBrackets) throw tooDeep();
  const strip = (nodeModule as Partial<typeof nodeModule>).stripTypeScriptTypes;
  if (!strip) {
    throw new UserError("kernel/no-type-stripping", {
      expected: "a Node that strips TypeScript's types",
      received: `Node ${process.version} without it`,
      action: "write the cell in plain JavaScript, or run the notebook on Node 24",
    });
  }
  try {
    return untouched(strip(code, { mode: "strip" }));
  } catch (error) {
    if (errorCode(error) !== "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") throw placed(error, code);
  }
  try {
    return reprinted(strip(code, { mode: "transform", sourceMap: true, sourceUrl: "cell" }));
  } catch (error) {
    throw placed(error, code);
  }
}

/** Beyond about 1,500 brackets within each other Node's type stripping overflows its stack, and fails ever after. */
const mostBrackets = 1_000;

function bracketDepth(code: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < code.length; index += 1) {
    const character = code[index];
    if (character === "(" || character === "[" || character === "{") deepest = Math.max(deepest, (depth += 1));
    else if (character === ")" || character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}

/** Code that cannot be gone through: each step into it takes of the stack. */
export function tooDeep(): UserError {
  return new UserError("kernel/too-deep", {
    expected: "code that is nested less deeply",
    received: "code in which the compiler ran out of stack",
    action: "take data out into a file, or shorten the expression; restart the kernel if it comes up again",
  });
}

const mapMarker = "//# sourceMappingURL=data:application/json;base64,";

function reprinted(output: string): PlainCode {
  const at = output.lastIndexOf(mapMarker);
  const end = output.indexOf("\n", at);
  const encoded = output.slice(at + mapMarker.length, end === -1 ? undefined : end);
  const sourceMap = Buffer.from(encoded, "base64").toString("utf8");
  const map = new TraceMap(sourceMap);
  return {
    code: output.slice(0, at).trimEnd(),
    reprinted: true,
    sourceMap,
    hasSource: ({ line, column }) => originalPositionFor(map, { line, column: column - 1 }).line !== null,
    toSource: ({ line, column }) => {
      const source = originalPositionFor(map, { line, column: column - 1 });
      return source.line === null ? { line, column } : { line: source.line, column: source.column + 1 };
    },
  };
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Node tells the place of a syntax error only in the text of its stack: `:line`, the source line, a caret below it. */
function placed(error: unknown, code: string): unknown {
  if (errorCode(error) === "ERR_INTERNAL_ASSERTION") return tooDeep();
  if (!(error instanceof Error) || !String(errorCode(error)).includes("TYPESCRIPT_SYNTAX")) return error;
  const [, lineText = "0"] = /^\S*:(\d+)\n/.exec(error.stack ?? "") ?? [];
  const message = error.message.replace(/'<eof>'|`<eof>`|<eof>/g, "the end").replace(/ eof$/, " end");
  const caret = /^( *)\^/m.exec(error.stack ?? "");
  const line = Number(lineText);
  const place = line > 0 && caret ? { line, column: (caret[1]?.length ?? 0) + 1 } : placeAt(code, code.trimEnd().length);
  return new PlacedSyntaxError(message, /^Unterminated/.test(message) ? (startOfUnterminated(code) ?? place) : place);
}

/** Where a text, a template or a comment begins that does not end; the rest of the code is lost in it. */
function startOfUnterminated(code: string): Place | undefined {
  try {
    for (const token of tokenizer(code, { ecmaVersion: "latest", sourceType: "module" })) void token;
  } catch (error) {
    if (
      error instanceof SyntaxError &&
      "pos" in error &&
      typeof error.pos === "number" &&
      error.message.startsWith("Unterminated")
    ) {
      return placeAt(code, error.pos);
    }
  }
  return undefined;
}
