import { UserError } from "../base/errors.ts";
import type { Warning } from "../base/result.ts";
import { positive, type Rate, type Ratio, type Years } from "../base/units.ts";
import { type CouponFrequency, refuseUnknownFrequency } from "./coupon-schedule.ts";
import { checkedPoints, type Interpolant, linearInterpolant, monotoneCubicInterpolant } from "./interpolation.ts";
import { type BeyondCurve, type CurveNode, type CurveShape, ZeroCurve } from "./zero-curve.ts";
import { oneOf, requireGiven } from "./choices.ts";

/** A node of a bootstrapped curve: where its par yield comes from. */
export interface BootstrappedNode extends CurveNode {
  readonly parYield: Rate;
  readonly quoted: boolean;
}

export interface BootstrapOptions {
  /** Years, increasing and above zero. */
  readonly tenors: ArrayLike<number>;
  /** Par yields as decimals, compounded `frequency` times a year: FRED's DGS series and the MoF's JGB curve are such. */
  readonly parYields: ArrayLike<number>;
  readonly frequency: CouponFrequency;
  /** How par yields between quotes are found, at each coupon period. */
  readonly between: "linear" | "monotoneCubic";
  /** How the zero curve runs between its nodes, and beyond the last. */
  readonly shape: CurveShape & { readonly beyond: BeyondCurve };
}

/** A gap between quotes beyond which the interpolated par yields are pointed out. */
const widestQuietGapYears = 3;

/**
 * Zero rates from par yields, coupon period by coupon period.
 *
 * `DF(k) = (1 - c_k/f Σ_{j<k} DF(j)) / (1 + c_k/f)`, `z(t) = -ln DF(t) / t`; under one coupon period `DF = 1 / (1 + c t)`.
 *
 * @param options - tenors in years, par yields as decimals; the interpolation of par yields and the shape of the zero curve
 * @returns the zero curve, with a row for each node that says whether its par yield was quoted; a warning for wide gaps between
 *   quotes, and where the first quote lies beyond one coupon period
 * @throws `finance/no-discount-factor`, `finance/tenors-not-increasing`, `finance/too-few-points`, `finance/unknown-frequency`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source the par bond's price equation; 31 CFR 356 and the US Treasury's note that its par yields are bond-equivalent, semiannual
 * @example
 * const shape = { method: "linear", on: "logDiscount", beyond: "refuse" } as const;
 * const curve = bootstrapPar({ tenors: [0.5, 1], parYields: [0.04, 0.04], frequency: 2, between: "linear", shape });
 * (2 * Math.log(1.02)).toFixed(6) === curve.zero(years(1)).toFixed(6); // true
 */
export function bootstrapPar(options: BootstrapOptions): ZeroCurve<BootstrappedNode> {
  requireGiven(options, ["tenors", "parYields", "shape"]);
  const { tenors, parYields, frequency, between, shape } = options;
  refuseUnknownFrequency(frequency);
  oneOf("between", between, ["linear", "monotoneCubic"]);
  checkedPoints({ x: tenors, y: parYields });
  const first = positive("the first tenor", tenors[0] ?? NaN);
  const last = tenors[tenors.length - 1] ?? NaN;
  const curve = (between === "linear" ? linearInterpolant : monotoneCubicInterpolant)({ x: tenors, y: parYields });
  const parAt: Interpolant["value"] = (t) => (t <= first ? (parYields[0] ?? NaN) : curve.value(t));
  const nodes: BootstrappedNode[] = [];
  const quoted = (tenor: number) => Array.from(tenors).some((each) => Math.abs(each - tenor) < 1e-9);
  for (const tenor of Array.from(tenors)) {
    if (tenor < 1 / frequency - 1e-9) nodes.push(node(tenor, parAt(tenor), 1 / (1 + parAt(tenor) * tenor), true));
  }
  let annuity = 0;
  for (let k = 1; k / frequency <= last + 1e-9; k++) {
    const tenor = k / frequency;
    const coupon = parAt(tenor) / frequency;
    const discount = (1 - coupon * annuity) / (1 + coupon);
    annuity += discount;
    nodes.push(node(tenor, parAt(tenor), discount, quoted(tenor)));
  }
  return new ZeroCurve("bootstrapPar", nodes, shape, gapWarnings(tenors, first, frequency));
}

function node(tenor: number, parYield: number, discount: number, quoted: boolean): BootstrappedNode {
  if (!(discount > 0)) {
    throw new UserError("finance/no-discount-factor", {
      expected: "par yields under which each payment is worth something",
      received: `a discount factor of ${discount} at ${tenor} years, par yield ${parYield}`,
      action: "check that the par yields are decimals and belong to one curve",
    });
  }
  const zeroRate = (-Math.log(discount) / tenor) as Rate;
  return { tenor: tenor as Years, zeroRate, discount: discount as Ratio, parYield: parYield as Rate, quoted };
}

function gapWarnings(tenors: ArrayLike<number>, first: number, frequency: CouponFrequency): Warning[] {
  const warnings: Warning[] = [];
  if (first > 1 / frequency + 1e-9) {
    const message = `the first quote is at ${first} years: its yield is held for the coupon periods before it`;
    warnings.push({ code: "finance/par-curve-extended", message });
  }
  for (let k = 1; k < tenors.length; k++) {
    const [from, to] = [tenors[k - 1] ?? NaN, tenors[k] ?? NaN];
    if (to - from <= widestQuietGapYears) continue;
    const message = `no quotes between ${from} and ${to} years: the par yields there are interpolated`;
    warnings.push({ code: "finance/par-curve-gap", message });
  }
  return warnings;
}
