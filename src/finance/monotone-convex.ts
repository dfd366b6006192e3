import { checkedPoints, type Interpolant, intervalOf, type Points } from "./interpolation.ts";

export interface MonotoneConvexOptions extends Points {
  /** Holds forward rates above zero where every discrete forward is: leave it out for curves that are below zero themselves. */
  readonly positiveForwards: boolean;
}

/**
 * The integral of the forward curve, -ln DF, by the monotone convex method: forwards are continuous, keep the mean of each
 * interval and so reprice every node, and do not oscillate.
 *
 * `f(t) = f_k^d + g(x)` in interval k, with `∫ g = 0`, f^d the discrete forward and x the part of the interval.
 *
 * @param options - `x` tenors in years above zero, `y` continuously compounded zero rates as decimals
 * @returns value: -ln DF(t); slope: the instantaneous forward rate
 * @throws `finance/tenors-not-increasing`, `finance/too-few-points`, `base/not-finite`
 * @source P. Hagan and G. West, Interpolation Methods for Curve Construction, Applied Mathematical Finance 13 (2006) 89-129
 * @example
 * const curve = monotoneConvexInterpolant({ x: [1, 2], y: [0.03, 0.04], positiveForwards: true });
 * curve.value(2); // 0.08
 */
export function monotoneConvexInterpolant(options: MonotoneConvexOptions): Interpolant {
  const { x, y } = checkedPoints(options);
  const times = Float64Array.from([0, ...Array.from(x)]);
  const areas = Float64Array.from([0, ...Array.from(x, (t, k) => t * (y[k] as number))]);
  const discrete = new Float64Array(times.length);
  for (let k = 1; k < times.length; k++) discrete[k] = (at(areas, k) - at(areas, k - 1)) / (at(times, k) - at(times, k - 1));
  const nodes = nodeForwards(times, discrete, options.positiveForwards);
  const piece = (t: number) => {
    const k = intervalOf(times, t) + 1;
    const width = at(times, k) - at(times, k - 1);
    const level = at(discrete, k);
    const shape = deviation(at(nodes, k - 1) - level, at(nodes, k) - level, (t - at(times, k - 1)) / width);
    return { k, width, level, shape };
  };
  return {
    value(t) {
      const { k, width, level, shape } = piece(t);
      return at(areas, k - 1) + level * (t - at(times, k - 1)) + width * shape.area;
    },
    slope(t) {
      const { level, shape } = piece(t);
      return level + shape.height;
    },
  };
}

/** Forward rates at the nodes, from the discrete forwards on either side. */
function nodeForwards(times: Float64Array, discrete: Float64Array, positive: boolean): Float64Array {
  const last = times.length - 1;
  const nodes = new Float64Array(times.length);
  const hold = (value: number, most: number) => (positive ? Math.min(Math.max(value, 0), Math.max(most, 0)) : value);
  for (let k = 1; k < last; k++) {
    const part = (at(times, k) - at(times, k - 1)) / (at(times, k + 1) - at(times, k - 1));
    const mean = part * at(discrete, k + 1) + (1 - part) * at(discrete, k);
    nodes[k] = hold(mean, 2 * Math.min(at(discrete, k), at(discrete, k + 1)));
  }
  nodes[0] = hold(at(discrete, 1) - 0.5 * (at(nodes, 1) - at(discrete, 1)), 2 * at(discrete, 1));
  nodes[last] = hold(at(discrete, last) - 0.5 * (at(nodes, last - 1) - at(discrete, last)), 2 * at(discrete, last));
  return nodes;
}

interface Deviation {
  /** g(x). */
  readonly height: number;
  /** The integral of g from 0 to x. */
  readonly area: number;
}

/** g between its ends g0 and g1, in the four regions of Hagan and West's figure: each integrates to zero over the interval. */
function deviation(g0: number, g1: number, x: number): Deviation {
  if (x <= 0 || x >= 1) return { height: x <= 0 ? g0 : g1, area: 0 };
  if (g0 === 0 && g1 === 0) return { height: 0, area: 0 };
  if (g0 === 0 || g1 === 0 || g0 * g1 > 0) return sameSign(g0, g1, x);
  const size = Math.abs(g1) / Math.abs(g0);
  if (size >= 0.5 && size <= 2) {
    return { height: g0 * (1 - 4 * x + 3 * x * x) + g1 * x * (3 * x - 2), area: g0 * x * (1 - x) ** 2 + g1 * x * x * (x - 1) };
  }
  return size > 2 ? flatThenBend(g0, g1, x) : bendThenFlat(g0, g1, x);
}

function flatThenBend(g0: number, g1: number, x: number): Deviation {
  const turn = (g1 + 2 * g0) / (g1 - g0);
  if (x <= turn) return { height: g0, area: g0 * x };
  const part = (x - turn) / (1 - turn);
  return { height: g0 + (g1 - g0) * part * part, area: g0 * x + ((g1 - g0) * part * part * (x - turn)) / 3 };
}

function bendThenFlat(g0: number, g1: number, x: number): Deviation {
  const turn = (3 * g1) / (g1 - g0);
  const part = x < turn ? (turn - x) / turn : 0;
  return {
    height: g1 + (g0 - g1) * part * part,
    area: g1 * x + ((g0 - g1) * (turn - part * part * Math.max(turn - x, 0))) / 3,
  };
}

/** Both ends on one side: the curve dips to the other side between them, so that the mean stays. */
function sameSign(g0: number, g1: number, x: number): Deviation {
  const turn = g1 / (g0 + g1);
  const low = (-g0 * g1) / (g0 + g1);
  if (x < turn) {
    const part = (turn - x) / turn;
    return { height: low + (g0 - low) * part * part, area: low * x + ((g0 - low) * (turn - part * part * (turn - x))) / 3 };
  }
  const part = turn < 1 ? (x - turn) / (1 - turn) : 0;
  return {
    height: low + (g1 - low) * part * part,
    area: low * x + ((g0 - low) * turn + (g1 - low) * part * part * (x - turn)) / 3,
  };
}

/** An element whose index is known to be within bounds. */
function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
