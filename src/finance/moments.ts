import { UserError } from "../base/errors.ts";

/** The mean of a sample. Two passes, so that a large mean does not eat the digits. */
export function mean(values: ArrayLike<number>): number {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i] ?? NaN;
  const first = sum / count;
  let rest = 0;
  for (let i = 0; i < count; i++) rest += (values[i] ?? NaN) - first;
  return first + rest / count;
}

/**
 * The sample covariance of two series of one length, with the divisor n - 1.
 *
 * @throws `finance/series-lengths-differ`, `finance/too-few-observations`, `finance/observation-missing`
 */
export function covariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const count = a.length;
  if (count !== b.length) {
    throw new UserError("finance/series-lengths-differ", {
      expected: "two series of one length",
      received: `${count} and ${b.length} observations`,
      action: "join them on their dates first",
    });
  }
  if (count < 2) throw tooFew(count);
  const [meanA, meanB] = [mean(a), mean(b)];
  if (!Number.isFinite(meanA) || !Number.isFinite(meanB) || isText(a) || isText(b)) {
    throw new UserError("finance/observation-missing", {
      expected: "a finite number in each row",
      received: "a missing or infinite observation",
      action: "drop those rows before",
    });
  }
  let sum = 0;
  for (let i = 0; i < count; i++) sum += ((a[i] ?? NaN) - meanA) * ((b[i] ?? NaN) - meanB);
  return sum / (count - 1);
}

/** A text would be joined to a sum instead of added: cells run with their types stripped. */
function isText(values: ArrayLike<unknown>): boolean {
  return Array.isArray(values) && values.some((value) => typeof value !== "number");
}

/** The sample variance, with the divisor n - 1. @throws `finance/too-few-observations`, `finance/observation-missing` */
export function variance(values: ArrayLike<number>): number {
  return covariance(values, values);
}

function tooFew(count: number): UserError {
  return new UserError("finance/too-few-observations", {
    expected: "at least 2 observations",
    received: String(count),
    action: "take a longer sample",
  });
}
