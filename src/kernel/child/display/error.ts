import { isUserError } from "../../../base/errors.ts";
import { inspectBounded, messageOf } from "./inspect.ts";

/**
 * An error that is a value, not thrown: its name and message, its own properties, then its causes and parts, indented.
 * No stack: the files of the machine it ran on would make the same notebook differ from one machine to the next.
 */
export function errorText(error: Error): string {
  return textOf(error, new Set()).join("\n");
}

/** Errors that are shown of one, its causes and parts. */
const mostErrors = 30;

function textOf(error: unknown, seen: Set<unknown>): string[] {
  if (!(error instanceof Error)) return [inspectBounded(error)];
  if (seen.has(error)) return ["[an error that was already shown]"];
  if (seen.size >= mostErrors) return ["[further errors are not shown]"];
  seen.add(error);
  const own = ownText(error);
  const parts = error instanceof AggregateError ? (error.errors as unknown[]).slice(0, 10) : [];
  return [
    codeOf(error) ? messageOf(error).replace(":", ` [${codeOf(error)}]:`) : messageOf(error),
    ...(own ? indented("", own.split("\n")) : []),
    ...(error.cause === undefined ? [] : indented("caused by ", textOf(error.cause, seen))),
    ...parts.flatMap((part) => indented("- ", textOf(part, seen))),
  ];
}

function codeOf(error: Error): string {
  const code: unknown = Object.getOwnPropertyDescriptor(error, "code")?.value;
  return typeof code === "string" ? code : "";
}

const shownApart: ReadonlySet<string> = new Set(["name", "message", "stack", "code", "cause", "errors"]);

/** The error's own properties; those of a user error are in its message already. */
function ownText(error: Error): string {
  if (isUserError(error)) return "";
  const properties = Object.entries(Object.getOwnPropertyDescriptors(error)).filter(
    ([key, descriptor]) => descriptor.enumerable && "value" in descriptor && !shownApart.has(key),
  );
  const values = Object.fromEntries(properties.map(([key, descriptor]) => [key, descriptor.value as unknown]));
  return properties.length > 0 ? inspectBounded(values) : "";
}

function indented(head: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${index === 0 ? head : ""}${line}`);
}
