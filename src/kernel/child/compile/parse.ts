import { parse, type Program } from "acorn";
import { PlacedSyntaxError, placeAt } from "./syntax.ts";
import { type PlainCode, tooDeep, untouched, withoutTypes } from "./types.ts";

/** What acorn is to accept: the newest ECMAScript, as in a module, which also is what TypeScript takes a cell for. */
const parserOptions = { ecmaVersion: "latest", sourceType: "module", allowAwaitOutsideFunction: true } as const;

/** JavaScript and its syntax tree. */
export interface Parsed {
  readonly plain: PlainCode;
  readonly program: Program;
}

/**
 * Parses a cell. What contains no `<` and is JavaScript is taken as it is: only with `<` can the same text mean one thing in
 * TypeScript and another in JavaScript, as `f<a>(b)` does.
 */
export function parseTypeScript(source: string): Parsed {
  if (!source.includes("<")) {
    try {
      const plain = untouched(source);
      return { plain, program: parseJavaScript(plain) };
    } catch (error) {
      if (error instanceof RangeError) throw tooDeep();
      // It has types, or a syntax error that is best told in TypeScript's terms.
    }
  }
  const plain = withoutTypes(source);
  return { plain, program: parseJavaScript(plain) };
}

/**
 * Parses JavaScript.
 *
 * @throws PlacedSyntaxError
 */
export function parseJavaScript(plain: PlainCode): Program {
  try {
    return parse(plain.code, parserOptions);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") throw error;
    const message = unsupported(plain.code, error.pos) ?? error.message.replace(/ \(\d+:\d+\)$/, "");
    throw new PlacedSyntaxError(message, plain.toSource(placeAt(plain.code, error.pos)));
  }
}

/** What TypeScript has and Node has not: taking the types out leaves it as it is. */
function unsupported(code: string, offset: number): string | undefined {
  if (code[offset] === "@") return "decorators are not supported, as Node does not know them: call the decorator as a function";
  const isAccessor = /\baccessor\s+$/.test(code.slice(0, offset));
  return isAccessor ? "accessor is not supported, as Node does not know it: write a getter and a setter" : undefined;
}
