import { inspect } from "node:util";
import { isUserError, type ErrorCode, UserError } from "../base/errors.ts";
import type { ThrownParts } from "./messages.ts";

const standardErrors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/** Takes what was thrown on a thread apart into what can travel. */
export function thrownParts(thrown: unknown): ThrownParts {
  if (isUserError(thrown)) {
    const { code, expected, received, action } = thrown;
    return { kind: "user", code, expected, received, action };
  }
  if (thrown instanceof Error) {
    const { code } = thrown as { readonly code?: unknown };
    return { kind: "error", name: thrown.name, message: thrown.message, ...(typeof code === "string" && { code }) };
  }
  const isPlain = thrown === null || (typeof thrown !== "object" && typeof thrown !== "function" && typeof thrown !== "symbol");
  return { kind: "value", value: isPlain ? thrown : inspect(thrown) };
}

/** What was thrown on a thread, made again on this one: same class where the language has it, same name, message and code. */
export function thrownAgain(parts: ThrownParts): unknown {
  if (parts.kind === "value") return parts.value;
  if (parts.kind === "user") return new UserError(parts.code as ErrorCode, parts);
  const { name, message, code } = parts;
  const error = name in standardErrors ? new standardErrors[name as keyof typeof standardErrors](message) : new Error(message);
  if (error.name !== name) Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
  return code === undefined ? error : Object.assign(error, { code });
}
