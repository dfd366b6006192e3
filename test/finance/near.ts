import assert from "node:assert/strict";

/** Asserts that two numbers differ by no more than a tolerance; never true for NaN. */
export function assertNear(actual: number, expected: number, tolerance: number, what = "value"): void {
  const apart = Math.abs(actual - expected);
  assert.ok(apart <= tolerance, `${what}: ${actual} is ${apart} from ${expected}, tolerance ${tolerance}`);
}
