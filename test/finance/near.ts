import assert from "node:assert/strict";

/** Fails when a number is further from what is expected than the tolerance, or is not a number. */
export function near(actual: number | null | undefined, expected: number, tolerance = 1e-9): void {
  const value = actual ?? NaN;
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} is not ${expected} (tolerance ${tolerance})`);
}
