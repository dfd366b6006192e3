/** A value that is not to be asked for a `then`: a proxy may refuse even that. */
class Settled {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** What a cell awaits before its last value is shown: a promise as it is, anything else wrapped. */
export function awaitable(value: unknown): unknown {
  return isThenable(value) ? value : new Settled(value);
}

/** What became of an {@link awaitable}. */
export function settledValue(settled: unknown): unknown {
  return settled instanceof Settled ? settled.value : settled;
}

/** Whether a value is a promise or would pass for one. */
export function isThenable(value: unknown): boolean {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return false;
  try {
    return typeof (value as { readonly then?: unknown }).then === "function";
  } catch {
    return false;
  }
}
