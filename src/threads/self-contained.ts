import { Script } from "node:vm";
import { UserError } from "../base/errors.ts";

type AnyFunction = (...parameters: never[]) => unknown;

/** The text of a function that is to run on a thread. @throws `threads/no-text` */
export function sourceOf(work: AnyFunction): string {
  const source = typeof work === "function" ? Function.prototype.toString.call(work) : "";
  if (source !== "" && !/\{\s*\[native code\]\s*\}$/.test(source)) return source;
  throw new UserError("threads/no-text", {
    expected: "a function written out in the notebook, since its text goes to the thread",
    received: source === "" ? typeof work : "a function without a text: built in or bound",
    action: "write (library, input) => … around it",
  });
}

/** Makes a function of its text. @throws `threads/not-a-function-expression` */
export function functionFrom(source: string): (...parameters: unknown[]) => unknown {
  let script: Script;
  try {
    // Strict, so that what is assigned to a name from outside is an error as well.
    script = new Script(`"use strict"; (${source}\n)`, { filename: "function-on-thread" });
  } catch (cause) {
    throw new UserError("threads/not-a-function-expression", {
      expected: "a function that stands by itself",
      received: `${source.slice(0, 40)}…, which does not: ${cause instanceof Error ? cause.message : String(cause)}`,
      action: "write it as (library, input) => … or function (library, input) { … }",
      cause,
    });
  }
  return script.runInThisContext() as (...parameters: unknown[]) => unknown;
}

/** Explains an error that comes from using a variable which stayed behind; gives any other as it is. */
export function explained(error: unknown, library: object): unknown {
  const isReference = error instanceof ReferenceError;
  const name = isReference ? /^(\S+) is not defined$/.exec(error.message)?.[1] : undefined;
  if (name === undefined) return error;
  return new UserError("threads/variable-from-outside", {
    expected: "a function that uses its own parameters and variables alone, since only its text goes to the thread",
    received: `\`${name}\` from outside of it`,
    action:
      name in library
        ? `take it from the parameter that holds the library, as ({ ${name} }, …) or (…, { ${name} })`
        : "hand it over in the input, or declare it inside the function",
    cause: error,
  });
}
