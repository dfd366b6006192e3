/** `instanceof` for whatever may be thrown: it throws itself for a proxy that has been revoked. */
export function isInstance<Instance>(value: unknown, type: abstract new (...args: never[]) => Instance): value is Instance {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}
