import { UserError } from "../base/errors.ts";

/**
 * A quantile of sorted values, between neighbours by straight line: position `p (n - 1)`.
 *
 * @param sorted - in ascending order, at least one
 * @param probability - from 0 (the lowest) to 1 (the highest)
 * @throws `finance/probability-out-of-range`
 * @source R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), type 7
 * @example
 * sortedQuantile([1, 2, 4], 0.75); // 3
 */
export function sortedQuantile(sorted: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new UserError("finance/probability-out-of-range", {
      expected: "a probability from 0 to 1",
      received: String(probability),
      action: "write 0.95 for the 95th percentile",
    });
  }
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (position - below) * (high - low);
}
