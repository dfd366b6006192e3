import { tokenizer, type Program } from "acorn";
import type MagicString from "magic-string";
import { parseJavaScript } from "./parse.ts";
import { runtimeName } from "../runtime-name.ts";
import { type PlainCode, untouched } from "./types.ts";
import { placeAt } from "./syntax.ts";

/**
 * Hands the value of the last statement to the kernel where it is an expression without a semicolon: `x` becomes
 * `__carrybook__.result(await __carrybook__.value((x)))`. A promise is awaited; a block that reads as an object is one.
 */
export function displayLastExpression(code: MagicString, program: Program, plain: PlainCode, source: string): void {
  const last = lastStatement(program, plain);
  if (!last || (plain.reprinted && !wasExpression(last.start, plain, source))) return;
  const text = code.original.slice(last.start, last.end);
  const isExpression = last.type === "ExpressionStatement" && (plain.reprinted || !text.endsWith(";"));
  if (!isExpression && !(last.type === "BlockStatement" && isObject(text))) return;
  const end = text.endsWith(";") ? last.end - 1 : last.end;
  code.prependRight(last.start, resultCall);
  code.appendLeft(end, ")))");
}

/**
 * The last statement that the user wrote. In code that was printed anew, what declares a namespace is put after it; `export =` has
 * become an assignment.
 */
export function lastStatement(program: Program, plain: PlainCode): Program["body"][number] | undefined {
  const isAdded = (node: Program["body"][number]) =>
    plain.reprinted &&
    (node.type === "VariableDeclaration" || plain.code.startsWith("module.exports", node.start)) &&
    !plain.hasSource(placeAt(plain.code, node.start));
  return program.body.findLast((node) => (node.type !== "EmptyStatement" || plain.code[node.start] === ";") && !isAdded(node));
}

export const resultCall = `${runtimeName}.result(await ${runtimeName}.value((`;

/** A column of the compiled code; the start of the last expression where it lies in the call around that. */
export function pastResultCall(line: string, column: number): number {
  const start = line.lastIndexOf(resultCall, column);
  return start >= 0 && column < start + resultCall.length ? start + resultCall.length : column;
}

/** In code that was printed anew every statement has a semicolon, and a namespace has become an expression. */
function wasExpression(offset: number, plain: PlainCode, source: string): boolean {
  if (endsWithSemicolon(source)) return false;
  const { line, column } = plain.toSource(placeAt(plain.code, offset));
  const text = source.split("\n")[line - 1]?.slice(column - 1) ?? "";
  return !/^(export|declare|const\s+enum|enum|namespace|module|abstract|class)\b/.test(text);
}

/** Whether a semicolon is the last of a text, comments apart. */
function endsWithSemicolon(text: string): boolean {
  let last = "";
  try {
    for (const { type } of tokenizer(text, { ecmaVersion: "latest", sourceType: "module" })) last = type.label;
  } catch {
    return /;\s*$/.test(text); // TypeScript that reads as no JavaScript, not even its words.
  }
  return last === ";";
}

/** Whether the text of a block is an object literal, as `{ a, b: 1 }` would be where an expression is due. */
function isObject(text: string): boolean {
  try {
    parseJavaScript(untouched(`(${text})`));
    return true;
  } catch {
    return false;
  }
}
