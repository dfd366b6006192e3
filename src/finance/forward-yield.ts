import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { finite, type Rate, type Years } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

/** How the zero rates that go in and the forward that comes out compound: continuously, or so many times a year. */
export type ZeroCompounding = "continuous" | 1 | 2 | 4 | 12;

export interface ForwardYieldOptions {
  /** Zero rate to the start, as a decimal. */
  readonly nearZero: Rate;
  readonly nearTenor: Years;
  /** Zero rate to the end, as a decimal. */
  readonly farZero: Rate;
  readonly farTenor: Years;
  readonly compounding: ZeroCompounding;
}

/**
 * The zero rate from one future date to another that two zero rates of today imply.
 *
 * Continuous: `f = (z2 t2 - z1 t1) / (t2 - t1)`. Else `1 + f/m = ((1 + z2/m)^(m t2) / (1 + z1/m)^(m t1))^(1 / (m (t2 - t1)))`.
 *
 * @param options - two zero rates as decimals in one compounding, and their tenors in years
 * @returns the forward rate as a decimal in the same compounding
 * @throws `finance/tenors-not-increasing`, `base/not-finite`, `base/rate-looks-like-percent`, `finance/yield-too-low`
 * @throws `finance/unknown-choice`
 * @source definition; for forward par yields see `parYield` with a start
 * @example
 * const zeros = { nearZero: pct(4), nearTenor: years(1), farZero: pct(4.5), farTenor: years(2) };
 * forwardYield({ ...zeros, compounding: "continuous" }).format(); // "5.00%"
 */
export function forwardYield(options: ForwardYieldOptions): Result<Rate> {
  const { nearZero, farZero, nearTenor, farTenor, compounding } = options;
  const terms = rateTerms({ nearZero, farZero });
  oneOf("compounding", compounding, ["continuous", 1, 2, 4, 12]);
  if (!(finite("nearTenor", nearTenor) >= 0 && finite("farTenor", farTenor) > nearTenor)) {
    throw new UserError("finance/tenors-not-increasing", {
      expected: "a near tenor of 0 or more, and a far tenor beyond it",
      received: `${nearTenor} and ${farTenor} years`,
      action: "swap the two, or check their units",
    });
  }
  const near = logGrowth(nearZero, compounding) * nearTenor;
  const far = logGrowth(farZero, compounding) * farTenor;
  const continuous = (far - near) / (farTenor - nearTenor);
  const value = (compounding === "continuous" ? continuous : compounding * Math.expm1(continuous / compounding)) as Rate;
  return new Result({
    name: "forwardYield",
    value,
    unit: "rate",
    formula: "growth to the far tenor over growth to the near tenor, a year",
    inputs: { ...terms, nearTenor: { value: nearTenor, unit: "years" }, farTenor: { value: farTenor, unit: "years" } },
    steps: [
      {
        name: "continuous forward rate",
        formula: "(log growth far - log growth near) / (far tenor - near tenor)",
        substituted: `(${formatQuantity(far, "count")} - ${formatQuantity(near, "count")}) / ${formatQuantity(farTenor - nearTenor, "years")}`,
        value: continuous,
        unit: "rate",
      },
    ],
    parts: {},
  });
}

/** The logarithm of a year's growth. */
function logGrowth(rate: number, compounding: ZeroCompounding): number {
  if (compounding === "continuous") return rate;
  if (rate / compounding > -1) return compounding * Math.log1p(rate / compounding);
  throw new UserError("finance/yield-too-low", {
    expected: `a zero rate above ${-100 * compounding}%`,
    received: String(rate),
    action: "check the rate's sign and whether it is a decimal",
  });
}
