import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { displayHook, type MimeBundle } from "../base/host.ts";
import { Result, type Step, type Term, type Warning } from "../base/result.ts";
import { finite, type Rate, type Ratio, type Unit } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { findRoots } from "./roots.ts";
import { knownUnit, requireGiven } from "./choices.ts";

/** A value of the unknown that meets the target, and by how much it still misses. */
export interface Goal<Q extends number> {
  readonly x: Q;
  /** The function less the target at `x`. */
  readonly residual: number;
}

/** All solutions of a goal seek, in ascending order; shown in a cell as the arithmetic of the first. */
export class GoalSeek<Q extends number> {
  readonly roots: readonly Goal<Q>[];
  /** The lowest root as a result, with the others among its warnings. */
  readonly result: Result<Q, { residual: number }>;

  constructor(roots: readonly Goal<Q>[], result: Result<Q, { residual: number }>) {
    this.roots = roots;
    this.result = result;
    Object.freeze(this);
  }

  /** The lowest root. */
  get value(): Q {
    return this.result.value;
  }

  /** Every root with its unit: `-1.90%, 2.90%`. */
  format(decimals?: number): string {
    return this.roots.map((root) => formatQuantity(root.x, this.result.unit, decimals)).join(", ");
  }

  toString(): string {
    return this.result.toString();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    return this.result[displayHook]();
  }
}

export interface GoalSeekOptions<Q extends number> {
  /** What is computed from the unknown. */
  readonly function: (x: Q) => number;
  /** The value that the function shall have. */
  readonly target: number;
  readonly from: Q;
  readonly to: Q;
  /** Unit of the unknown. */
  readonly unit: Unit;
  /** The function in words, for the explanation: `hedged yield - JGB yield`. */
  readonly formula?: string;
  /** Width in x to which a root is found: 1e-12 unless given. */
  readonly tolerance?: number;
  /** Pieces in which the bracket is searched: two roots within one may be missed. 400 unless given. */
  readonly divisions?: number;
}

/**
 * Every value of an unknown in a bracket at which a function meets a target: `f(x) = target`.
 *
 * @param options - the function, the target in the function's own measure, and the bracket in the unit of the unknown
 * @returns all roots in ascending order, each with its residual
 * @throws `finance/no-root` when none lies in the bracket
 * @throws `finance/every-value-solves`, `finance/bracket-empty`, `finance/function-not-finite`, `base/not-finite`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4
 * @example
 * const hedged = (jpRate: Rate) => 0.043 - (0.045 - jpRate);
 * goalSeek({ function: hedged, target: 0.015, from: pct(0), to: pct(5), unit: "rate" }).format(); // "1.70%"
 */
export function goalSeek<Q extends number>(options: GoalSeekOptions<Q>): GoalSeek<Q> {
  requireGiven(options, ["function"]);
  const { from, to, formula = "f(x)" } = options;
  const unit = knownUnit("unit", options.unit);
  const target = finite("target", options.target);
  const search = {
    from,
    to,
    ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }),
    ...(options.divisions === undefined ? {} : { divisions: options.divisions }),
  };
  const roots = findRoots((x) => options.function(x as Q) - target, search) as unknown as Goal<Q>[];
  const first = roots[0];
  if (!first) throw noRoot(options, target);
  const shown = (x: number) => formatQuantity(x, unit);
  const several: Warning = {
    code: "finance/several-roots",
    message: `${roots.length} values meet the target: ${roots.map((root) => shown(root.x)).join(", ")}; the lowest is shown`,
  };
  const steps: Step[] = roots.map((root) => ({
    name: `residual at ${shown(root.x)}`,
    formula: `${formula} - target`,
    substituted: `${options.function(root.x)} - ${target}`,
    value: root.residual,
    unit: "count",
  }));
  const inputs: Record<string, Term> = {
    target: { value: target, unit: "count" },
    from: { value: from, unit },
    to: { value: to, unit },
  };
  const result = new Result({
    name: "goalSeek",
    value: first.x,
    unit,
    formula: `x such that ${formula} = target`,
    inputs,
    steps,
    warnings: roots.length > 1 ? [several] : [],
    parts: { residual: first.residual },
  });
  return new GoalSeek(roots, result);
}

export interface GoalSeekBojOptions {
  /** JGB yield at the start, as a decimal. */
  readonly jgbYield: Rate;
  /** Policy rate at the start, as a decimal: also the yen rate of the hedge. */
  readonly bojRate: Rate;
  /** Change of the JGB yield for one unit of policy change (beta). */
  readonly passThrough: Ratio;
  readonly ustYield: Rate;
  readonly usRate: Rate;
  /** Cross-currency basis as quoted, on the yen leg: normally negative. */
  readonly basis: Rate;
  /** The bracket of policy rates that is searched. */
  readonly from: Rate;
  readonly to: Rate;
}

/**
 * The yen policy rate at which the hedged dollar bond earns as much as the yen bond, dollar rates unchanged.
 *
 * Solves `jgb + beta (b - boj) = y - (rUS - b - basis)` for b; in closed form
 * `b = (jgb - beta boj + rUS - basis - y) / (1 - beta)`. At a beta of 1 both sides move together and no rate solves it.
 *
 * @param options - rates as decimals, beta as a ratio
 * @returns the policy rate as a decimal, with its residual
 * @throws `finance/no-root` when both move in parallel or the rate lies outside the bracket
 * @throws `finance/every-value-solves` when the pickup is zero at every policy rate
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `finance/bracket-empty`
 * @source application of {@link goalSeek} to `relativePickup = 0`
 * @example
 * const today = { jgbYield: pct(1.5), bojRate: pct(0.5), ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0) };
 * goalSeekBoj({ ...today, passThrough: ratio(0.5), from: pct(-5), to: pct(10) }).format(); // "2.90%"
 */
export function goalSeekBoj(options: GoalSeekBojOptions): GoalSeek<Rate> {
  const { jgbYield, bojRate, passThrough, ustYield, usRate, basis, from, to } = options;
  const inputs: Record<string, Term> = rateTerms({ jgbYield, bojRate, ustYield, usRate, basis, from, to });
  inputs["passThrough"] = { value: finite("passThrough", passThrough), unit: "ratio" };
  const pickup = (rate: Rate) => ustYield - (usRate - rate - basis) - (jgbYield + passThrough * (rate - bojRate));
  const found = goalSeek({ function: pickup, target: 0, from, to, unit: "rate", formula: "hedged return - JGB yield" });
  const { result } = found;
  const shown = (value: number) => formatOperand(value, "rate");
  const step: Step = {
    name: "break-even policy rate",
    formula: "(JGB - beta × BOJ rate + US rate - basis - UST yield) / (1 - beta)",
    substituted:
      `(${shown(jgbYield)} - ${passThrough} × ${shown(bojRate)} + ${shown(usRate)} - ${shown(basis)} - ${shown(ustYield)})` +
      ` / (1 - ${passThrough})`,
    value: result.value,
    unit: "rate",
  };
  const belowStart: Warning = {
    code: "finance/root-below-start",
    message: `the break-even lies below the starting policy rate of ${shown(bojRate)}: hikes move away from it`,
  };
  const explained = new Result({
    name: "goalSeekBoj",
    value: result.value,
    unit: "rate",
    formula: "policy rate at which hedged return = JGB yield",
    inputs,
    steps: [step, ...result.steps],
    warnings: [...result.warnings, ...(result.value < bojRate ? [belowStart] : [])],
    parts: result.parts,
  });
  return new GoalSeek(found.roots, explained);
}

function noRoot<Q extends number>(options: GoalSeekOptions<Q>, target: number): UserError {
  const { from, to, unit } = options;
  const [low, high] = [options.function(from), options.function(to)];
  return new UserError("finance/no-root", {
    expected: `${options.formula ?? "the function"} to reach ${target} between ${formatQuantity(from, unit)} and ${formatQuantity(to, unit)}`,
    received: `${low} at one end and ${high} at the other, without reaching it`,
    action: Math.abs(high - low) <= 1e-12 ? "the unknown does not move the outcome: change another input" : "widen the bracket",
  });
}
