/** The layer an error comes from, then what went wrong: `finance/growth-exceeds-rate`. */
export type ErrorCode =
  `${"base" | "finance" | "tables" | "charts" | "data" | "claims" | "threads" | "notebook" | "kernel" | "language" | "cli" | "extension"}/${string}`;

/** What a reader of an error needs, each a phrase without a full stop. */
export interface ErrorParts {
  /** What was expected: `a rate as a decimal below 1`. */
  readonly expected: string;
  /** What came instead: `4.3`. */
  readonly received: string;
  /** What to do about it: `write pct(4.3)`. */
  readonly action: string;
  readonly cause?: unknown;
}

/**
 * An error that a user can mend: a stable code, what was expected, what came, and what to do.
 * Anything else that is thrown is a defect of Carrybook.
 *
 * @example
 * const error = new UserError("finance/no-root", {
 *   expected: "a sign change between 0% and 5%",
 *   received: "the same sign at both ends",
 *   action: "widen the bracket",
 * });
 * error.message; // "expected a sign change between 0% and 5%, got the same sign at both ends; widen the bracket"
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: ErrorCode;
  readonly expected: string;
  readonly received: string;
  readonly action: string;

  constructor(code: ErrorCode, parts: ErrorParts) {
    super(`expected ${parts.expected}, got ${parts.received}; ${parts.action}`, { cause: parts.cause });
    this.code = code;
    this.expected = parts.expected;
    this.received = parts.received;
    this.action = parts.action;
  }
}

/** Tells whether a thrown value is a {@link UserError}, also one from another copy of this module. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === "UserError" && "code" in error && "action" in error;
}

/** Guards what the code itself promises: a failure here is a defect, never the user's input. */
export function assert(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Error(`Carrybook broke a promise: ${promise}. Please report this.`);
}
