import { UserError } from "../base/errors.ts";

/** A curve through points: its value and its slope. */
export interface Interpolant {
  value(x: number): number;
  slope(x: number): number;
}

/** Points of a curve: `x` increasing. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * Straight lines between points; outside them the first and last line go on.
 *
 * @param points - at least two, `x` increasing
 * @throws `finance/tenors-not-increasing`, `finance/too-few-points`
 * @example
 * linearInterpolant({ x: [0, 2], y: [1, 3] }).value(1.5); // 2.5
 */
export function linearInterpolant(points: Points): Interpolant {
  const { x, y } = checkedPoints(points);
  const slopeOf = (k: number) => (at(y, k + 1) - at(y, k)) / (at(x, k + 1) - at(x, k));
  return {
    value(position) {
      const k = intervalOf(x, position);
      return at(y, k) + slopeOf(k) * (position - at(x, k));
    },
    slope: (position) => slopeOf(intervalOf(x, position)),
  };
}

/**
 * A smooth cubic through points that never overshoots them: it rises only where they rise.
 *
 * Hermite cubics with slopes at the points by the weighted harmonic mean of the neighbouring lines, 0 at a turn.
 *
 * @param points - at least two, `x` increasing
 * @throws `finance/tenors-not-increasing`, `finance/too-few-points`
 * @source F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300-304
 * @example
 * monotoneCubicInterpolant({ x: [0, 1, 2], y: [0, 0, 1] }).value(0.5); // 0
 */
export function monotoneCubicInterpolant(points: Points): Interpolant {
  const { x, y } = checkedPoints(points);
  const slopes = monotoneSlopes(x, y);
  const piece = (position: number) => {
    const k = intervalOf(x, position);
    const width = at(x, k + 1) - at(x, k);
    return { k, width, t: (position - at(x, k)) / width, rise: at(y, k + 1) - at(y, k) };
  };
  return {
    value(position) {
      const { k, width, t, rise } = piece(position);
      const [left, right] = [at(slopes, k) * width, at(slopes, k + 1) * width];
      return at(y, k) + t * (left + t * (3 * rise - 2 * left - right + t * (left + right - 2 * rise)));
    },
    slope(position) {
      const { k, width, t, rise } = piece(position);
      const [left, right] = [at(slopes, k) * width, at(slopes, k + 1) * width];
      return (left + t * (2 * (3 * rise - 2 * left - right) + 3 * t * (left + right - 2 * rise))) / width;
    },
  };
}

function monotoneSlopes(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const last = x.length - 1;
  const width = (k: number) => at(x, k + 1) - at(x, k);
  const line = (k: number) => (at(y, k + 1) - at(y, k)) / width(k);
  const slopes = new Float64Array(x.length);
  for (let k = 1; k < last; k++) {
    const [before, after] = [line(k - 1), line(k)];
    if (before * after <= 0) continue;
    const [near, far] = [2 * width(k) + width(k - 1), width(k) + 2 * width(k - 1)];
    slopes[k] = (near + far) / (near / before + far / after);
  }
  slopes[0] = last === 1 ? line(0) : endSlope(width(0), width(1), line(0), line(1));
  slopes[last] = last === 1 ? line(0) : endSlope(width(last - 1), width(last - 2), line(last - 1), line(last - 2));
  return slopes;
}

/** The three-point slope at an end, held to the sign and three times the size of the outer line. */
function endSlope(width: number, nextWidth: number, line: number, nextLine: number): number {
  const slope = ((2 * width + nextWidth) * line - width * nextLine) / (width + nextWidth);
  if (slope * line <= 0) return 0;
  return line * nextLine <= 0 && Math.abs(slope) > 3 * Math.abs(line) ? 3 * line : slope;
}

/** The number of the interval that holds a position; the first or last one outside the points. */
export function intervalOf(x: ArrayLike<number>, position: number): number {
  let low = 0;
  let high = x.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(x, middle) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Passes points through that a curve can be drawn through. @throws `finance/tenors-not-increasing`, `finance/too-few-points` */
export function checkedPoints(points: Points): Points {
  const { x, y } = points;
  if (x.length < 2 || x.length !== y.length) {
    throw new UserError("finance/too-few-points", {
      expected: "at least two points, as many tenors as values",
      received: `${x.length} tenors and ${y.length} values`,
      action: "give a value for each tenor",
    });
  }
  for (let k = 0; k < x.length; k++) {
    const ordered = k === 0 || at(x, k) > at(x, k - 1);
    if (ordered && Number.isFinite(at(x, k)) && Number.isFinite(at(y, k))) continue;
    throw new UserError(ordered ? "base/not-finite" : "finance/tenors-not-increasing", {
      expected: ordered ? "a finite tenor and value at each point" : "tenors that increase",
      received: `(${x[k]}, ${y[k]}) as point ${k}`,
      action: ordered ? "leave a missing tenor out" : "sort the points by tenor, each once",
    });
  }
  return points;
}

/** An element whose index is known to be within bounds. */
function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
