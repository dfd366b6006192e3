import { UserError } from "../base/errors.ts";
import { finite, positive } from "../base/units.ts";

/** A solution of `f(x) = 0` as it was found. */
export interface Root {
  readonly x: number;
  /** `f(x)` at the root: how far from zero it still is. */
  readonly residual: number;
}

export interface BracketOptions {
  readonly from: number;
  readonly to: number;
  /** Half the width, in x, of the interval in which the root is known to lie: 1e-12 unless given. */
  readonly tolerance?: number;
}

const mostIterations = 200;

/**
 * One root between two points at which the function has opposite signs, by Brent's method: bisection's safety with the
 * speed of inverse quadratic interpolation.
 *
 * @throws `finance/no-sign-change` when both ends have the same sign
 * @throws `finance/function-not-finite` when the function gives NaN or infinity
 * @source R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4
 * @example
 * brentRoot((x) => x * x - 2, { from: 0, to: 2 }).x.toFixed(9); // "1.414213562"
 */
export function brentRoot(f: (x: number) => number, options: BracketOptions): Root {
  const tolerance = positive("tolerance", options.tolerance ?? 1e-12);
  let [a, b] = [finite("from", options.from), finite("to", options.to)];
  let [fa, fb] = [evaluate(f, a), evaluate(f, b)];
  if (fa === 0) return { x: a, residual: 0 };
  if (fb === 0) return { x: b, residual: 0 };
  if (fa > 0 === fb > 0) throw noSignChange(options, fa, fb);
  let [c, fc] = [a, fa];
  let [step, previousStep] = [b - a, b - a];
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const within = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= within || fb === 0) break;
    const trial = interpolatedStep({ a, b, c, fa, fb, fc }, previousStep, within);
    previousStep = trial === undefined ? middle : step;
    step = trial ?? middle;
    [a, fa] = [b, fb];
    b += Math.abs(step) > within ? step : Math.sign(middle) * within;
    fb = evaluate(f, b);
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = previousStep = b - a;
    }
  }
  return { x: b, residual: fb };
}

interface Bracket {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly fa: number;
  readonly fb: number;
  readonly fc: number;
}

/** A step by secant or inverse quadratic interpolation, or undefined where bisection is the safer one. */
function interpolatedStep({ a, b, c, fa, fb, fc }: Bracket, previousStep: number, within: number): number | undefined {
  if (Math.abs(previousStep) < within || Math.abs(fa) <= Math.abs(fb)) return undefined;
  const middle = (c - b) / 2;
  const s = fb / fa;
  let p: number;
  let q: number;
  if (a === c) {
    p = 2 * middle * s;
    q = 1 - s;
  } else {
    const r = fb / fc;
    const t = fa / fc;
    p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const accepted = 2 * p < Math.min(3 * middle * q - Math.abs(within * q), Math.abs(previousStep * q));
  return accepted ? p / q : undefined;
}

export interface RootSearchOptions extends BracketOptions {
  /** How many equal pieces the bracket is searched in: two roots within one piece may be missed. 400 unless given. */
  readonly divisions?: number;
}

/**
 * Every root in a bracket, in ascending order: each sign change over a grid refined by {@link brentRoot}, and each point
 * where the function touches zero without crossing it. A sign change across a pole is not a root.
 *
 * @throws `finance/bracket-empty` unless `from < to`
 * @throws `finance/every-value-solves` when the function is zero all over the bracket
 * @throws `finance/function-not-finite`
 * @example
 * findRoots((x) => x ** 3 - x, { from: -2, to: 2 }).length; // 3
 */
export function findRoots(f: (x: number) => number, options: RootSearchOptions): Root[] {
  const { from, to, divisions = 400 } = options;
  if (finite("from", from) >= finite("to", to)) {
    throw new UserError("finance/bracket-empty", {
      expected: "a bracket with from below to",
      received: `from ${from} to ${to}`,
      action: "exchange the ends or widen the bracket",
    });
  }
  const count = Math.max(2, Math.ceil(positive("divisions", divisions)));
  const points = Array.from({ length: count + 1 }, (_, i) => {
    const x = i === count ? to : from + ((to - from) * i) / count;
    return { x, residual: evaluate(f, x) };
  });
  const largest = points.reduce((most, point) => Math.max(most, Math.abs(point.residual)), 0);
  if (largest < 1e-14) throw everyValueSolves(options);
  const roots: Root[] = [];
  points.forEach((point, i) => {
    const next = points[i + 1];
    if (point.residual === 0) roots.push(point);
    else if (next && next.residual !== 0) {
      if (point.residual > 0 !== next.residual > 0) roots.push(...crossing(f, point, next, options.tolerance));
      else roots.push(...touching(f, [points[i - 1], point, next], largest));
    }
  });
  return roots;
}

function crossing(f: (x: number) => number, left: Root, right: Root, tolerance = 1e-12): Root[] {
  const root = brentRoot(f, { from: left.x, to: right.x, tolerance });
  const isPole = Math.abs(root.residual) > Math.max(Math.abs(left.residual), Math.abs(right.residual));
  return isPole ? [] : [root];
}

/** A point where |f| has a minimum at zero between three grid points of one sign, by golden-section search. */
function touching(f: (x: number) => number, triple: readonly [Root | undefined, Root, Root], largest: number): Root[] {
  const [left, middle, right] = triple;
  if (!left || left.residual > 0 !== middle.residual > 0 || left.residual === 0) return [];
  const size = Math.abs(middle.residual);
  if (Math.abs(left.residual) < size || Math.abs(right.residual) <= size) return [];
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [left.x, right.x];
  for (let i = 0; i < 80; i++) {
    const [inner, outer] = [high - golden * (high - low), low + golden * (high - low)];
    if (Math.abs(evaluate(f, inner)) < Math.abs(evaluate(f, outer))) high = outer;
    else low = inner;
  }
  const x = (low + high) / 2;
  const residual = evaluate(f, x);
  return Math.abs(residual) <= 1e-12 * largest ? [{ x, residual }] : [];
}

function evaluate(f: (x: number) => number, x: number): number {
  const value = f(x);
  if (Number.isFinite(value)) return value;
  throw new UserError("finance/function-not-finite", {
    expected: "a finite value everywhere in the bracket",
    received: `${value} at ${x}`,
    action: "narrow the bracket to where the function is defined",
  });
}

function noSignChange({ from, to }: BracketOptions, fa: number, fb: number): UserError {
  return new UserError("finance/no-sign-change", {
    expected: `opposite signs at ${from} and ${to}`,
    received: `${fa} and ${fb}`,
    action: "widen the bracket",
  });
}

function everyValueSolves({ from, to }: BracketOptions): UserError {
  return new UserError("finance/every-value-solves", {
    expected: "an equation that some values solve",
    received: `one that every value from ${from} to ${to} solves`,
    action: "check that the unknown enters the function",
  });
}
