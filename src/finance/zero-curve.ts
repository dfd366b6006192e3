import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result, type Warning } from "../base/result.ts";
import { RowsResult } from "../base/result-rows.ts";
import { finite, positive, type Rate, type Ratio, type Years } from "../base/units.ts";
import type { DiscountCurve } from "./discount-curve.ts";
import { checkedPoints, type Interpolant, linearInterpolant, monotoneCubicInterpolant } from "./interpolation.ts";
import { monotoneConvexInterpolant } from "./monotone-convex.ts";
import { oneOf, requireGiven } from "./choices.ts";

/** What lies beyond the last node: an error, the last zero rate, or the last forward rate. */
export type BeyondCurve = "refuse" | "flatZero" | "flatForward";

/** How the curve runs between nodes. Par yields are not interpolated here: bootstrap them first. */
export type CurveShape =
  | { readonly method: "linear" | "monotoneCubic"; readonly on: "zero" | "logDiscount" }
  | { readonly method: "monotoneConvex"; readonly positiveForwards: boolean };

export type ZeroCurveOptions = CurveShape & {
  /** Years, increasing and above zero. */
  readonly tenors: ArrayLike<number>;
  /** Continuously compounded zero rates as decimals, one a tenor. */
  readonly zeroRates: ArrayLike<number>;
  readonly beyond: BeyondCurve;
};

/** A node as it is shown and read. */
export interface CurveNode {
  readonly tenor: Years;
  readonly zeroRate: Rate;
  readonly discount: Ratio;
}

/** A zero curve through nodes: it prices, and shows its nodes in a cell. */
export class ZeroCurve<Node extends CurveNode = CurveNode> extends RowsResult<Node> implements DiscountCurve {
  readonly lastTenor: Years;
  readonly shape: CurveShape;
  readonly beyond: BeyondCurve;
  /** -ln DF and the forward rate, between the nodes. */
  readonly #area: Interpolant;

  constructor(
    name: string,
    nodes: readonly Node[],
    shape: CurveShape & { beyond: BeyondCurve },
    warnings: readonly Warning[] = [],
  ) {
    super({
      name,
      formula: `DF(t) = exp(-z(t) t), ${shapeText(shape)}`,
      inputs: { nodes: { value: nodes.length, unit: "count" } },
      columns: {
        tenor: { label: "Tenor", unit: "years" },
        zeroRate: { label: "Zero rate (continuous)", unit: "rate" },
        discount: { label: "Discount factor", unit: "count" },
      } as never,
      rows: nodes,
      warnings,
      parts: {},
    });
    this.shape = shape;
    this.beyond = oneOf("beyond", shape.beyond, ["refuse", "flatZero", "flatForward"]);
    this.lastTenor = nodes.at(-1)?.tenor ?? (0 as Years);
    this.#area = areaInterpolant(
      nodes.map(({ tenor }) => tenor),
      nodes.map(({ zeroRate }) => zeroRate),
      shape,
    );
  }

  discount(tenor: Years): Ratio {
    return Math.exp(-this.#areaTo(tenor)) as Ratio;
  }

  zero(tenor: Years): Rate {
    return (tenor === 0 ? this.#area.slope(0) : this.#areaTo(tenor) / tenor) as Rate;
  }

  forward(tenor: Years): Rate {
    const last = this.lastTenor;
    if (this.#within(tenor)) return this.#area.slope(tenor) as Rate;
    return (this.beyond === "flatForward" ? this.#area.slope(last) : this.#area.value(last) / last) as Rate;
  }

  #areaTo(tenor: Years): number {
    if (this.#within(tenor)) return this.#area.value(tenor);
    const last = this.lastTenor;
    const end = this.#area.value(last);
    return this.beyond === "flatForward" ? end + this.#area.slope(last) * (tenor - last) : (end * tenor) / last;
  }

  #within(tenor: Years): boolean {
    if (finite("tenor", tenor) < 0 || (tenor > this.lastTenor + 1e-9 && this.beyond === "refuse")) {
      throw new UserError("finance/beyond-curve", {
        expected: `a tenor from 0 to the curve's last, ${this.lastTenor} years`,
        received: `${tenor} years`,
        action: "add nodes, or say how the curve goes on with beyond",
      });
    }
    return tenor <= this.lastTenor;
  }
}

/**
 * A zero curve through given zero rates.
 *
 * @param options - tenors in years, continuously compounded zero rates as decimals, the method between nodes and what lies beyond;
 *   before the first node the first zero rate holds (`on: "zero"`), or its forward rate
 * @returns the curve: `discount(t)`, `zero(t)`, `forward(t)`
 * @throws `finance/tenors-not-increasing`, `finance/too-few-points`, `base/not-finite`, `base/not-positive`, `finance/unknown-method`
 * @throws `finance/option-missing`
 * @source linear and monotone cubic as in `interpolation.ts`; monotone convex: Hagan and West (2006)
 * @example
 * const curve = zeroCurve({ tenors: [1, 2], zeroRates: [0.03, 0.04], method: "linear", on: "zero", beyond: "refuse" });
 * curve.zero(years(1.5)); // 0.035
 */
export function zeroCurve(options: ZeroCurveOptions): ZeroCurve {
  requireGiven(options, ["tenors", "zeroRates"]);
  const { tenors, zeroRates } = options;
  checkedPoints({ x: tenors, y: zeroRates });
  positive("the first tenor", tenors[0] ?? NaN);
  const nodes = Array.from(tenors, (tenor, k) => curveNode(tenor, zeroRates[k] ?? NaN));
  return new ZeroCurve("zeroCurve", nodes, options);
}

/**
 * A node of a curve: `discount = exp(-zero rate × tenor)`.
 *
 * @param tenor - in years
 * @param zeroRate - continuously compounded, as a decimal
 * @returns the tenor with its zero rate and discount factor
 * @source continuous compounding
 * @example
 * curveNode(2, 0.05).discount; // 0.904837418…
 */
export function curveNode(tenor: number, zeroRate: number): CurveNode {
  return { tenor: tenor as Years, zeroRate: zeroRate as Rate, discount: Math.exp(-zeroRate * tenor) as Ratio };
}

/** Intermediates of {@link interpolate}. */
export type InterpolateParts = {
  readonly discount: Ratio;
  /** The instantaneous forward rate, continuously compounded. */
  readonly forward: Rate;
};

/**
 * One zero rate of a curve, between its nodes.
 *
 * @param options - as for `zeroCurve`, with the tenor to read in years
 * @returns the continuously compounded zero rate as a decimal; `parts` holds the discount factor and the forward rate; a warning
 *   where the tenor lies beyond the last node
 * @throws `finance/beyond-curve`, `finance/tenors-not-increasing`, `finance/too-few-points`, `base/not-finite`, `finance/unknown-method`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source as for `zeroCurve`
 * @example
 * const nodes = { tenors: [1, 2], zeroRates: [0.03, 0.04] };
 * interpolate({ ...nodes, method: "linear", on: "zero", beyond: "refuse", tenor: years(1.5) }).format(); // "3.50%"
 */
export function interpolate(options: ZeroCurveOptions & { readonly tenor: Years }): Result<Rate, InterpolateParts> {
  const curve = zeroCurve(options);
  const { tenor } = options;
  const value = curve.zero(tenor);
  const parts = { discount: curve.discount(tenor), forward: curve.forward(tenor) };
  const outside = `the tenor lies beyond the last node, ${formatQuantity(curve.lastTenor, "years")}: ${options.beyond}`;
  return new Result({
    name: "interpolate",
    value,
    unit: "rate",
    formula: shapeText(options),
    inputs: { nodes: { value: curve.rows.length, unit: "count" }, tenor: { value: tenor, unit: "years" } },
    steps: [
      {
        name: "discount factor",
        formula: "exp(-zero rate × tenor)",
        substituted: `exp(-${formatOperand(value, "rate")} × ${formatQuantity(tenor, "years")})`,
        value: parts.discount,
        unit: "count",
      },
    ],
    warnings: tenor > curve.lastTenor ? [{ code: "finance/extrapolated", message: outside }] : [],
    parts,
  });
}

function areaInterpolant(tenors: readonly number[], zeroRates: readonly number[], shape: CurveShape): Interpolant {
  if (shape.method === "monotoneConvex") {
    return monotoneConvexInterpolant({ x: tenors, y: zeroRates, positiveForwards: shape.positiveForwards });
  }
  const draw = { linear: linearInterpolant, monotoneCubic: monotoneCubicInterpolant }[shape.method];
  if (draw === undefined || (shape.on !== "zero" && shape.on !== "logDiscount")) throw unknownMethod(shape);
  if (shape.on === "logDiscount") {
    return draw({ x: [0, ...tenors], y: [0, ...tenors.map((tenor, k) => tenor * (zeroRates[k] ?? NaN))] });
  }
  const [first = 0] = tenors;
  const zeros = draw({ x: tenors, y: zeroRates });
  const held = zeroRates[0] ?? NaN;
  return {
    value: (t) => t * (t <= first ? held : zeros.value(t)),
    slope: (t) => (t <= first ? held : zeros.value(t) + t * zeros.slope(t)),
  };
}

function shapeText(shape: CurveShape): string {
  if (shape.method === "monotoneConvex") return "monotone convex in the forward rates";
  const method = shape.method === "linear" ? "linear" : "monotone cubic";
  return `${method} in ${shape.on === "zero" ? "zero rates" : "log discount factors"}`;
}

function unknownMethod(shape: object): UserError {
  return new UserError("finance/unknown-method", {
    expected: "linear or monotoneCubic on zero or logDiscount, or monotoneConvex",
    received: JSON.stringify({ method: "method" in shape && shape.method, on: "on" in shape && shape.on }),
    action: "say how the curve runs between its nodes: no method is assumed",
  });
}
