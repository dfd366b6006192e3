import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { Result, type Step } from "../base/result.ts";
import { finite, type Money, positive, type Rate, type Years } from "../base/units.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf, requireGiven } from "./choices.ts";

export interface DcfOptions {
  /** What is paid in year 1, 2, 3 and so on, in one currency. */
  readonly cashFlows: readonly Money[];
  /** Discount rate a year, annually compounded, as a decimal. */
  readonly discountRate: Rate;
  /** When within its year each amount is paid. */
  readonly timing: "end of year" | "mid-year";
}

/** Intermediates of {@link dcf}. */
export type DcfParts = {
  /** Mean time of the present values. */
  readonly macaulayDuration: Years;
  /** `-dP/dr / P`: the one to multiply by a change of the rate. */
  readonly modifiedDuration: Years;
  /** `d²P/dr² / P`, in years squared. */
  readonly convexity: number;
};

/**
 * The present value of cash flows: `P = sum CF_t / (1 + r)^t`.
 *
 * @param options - yearly amounts in one currency, the rate as a decimal with annual compounding, and the timing
 * @returns the value in the currency of the cash flows, with its durations in years
 * @throws `finance/no-cash-flows`, `base/not-positive` where the value is not above zero (a duration needs one),
 *   `base/not-finite`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source Brealey, Myers and Allen, Principles of Corporate Finance, chapter 2
 * @example
 * dcf({ cashFlows: [money(50), money(1050)], discountRate: pct(5), timing: "end of year" }).format(); // "1,000.00"
 */
export function dcf(options: DcfOptions): Result<Money, DcfParts> {
  requireGiven(options, ["cashFlows"]);
  const { cashFlows, discountRate } = options;
  const timing = oneOf("timing", options.timing, ["end of year", "mid-year"]);
  const inputs = rateTerms({ discountRate });
  if (cashFlows.length === 0) {
    throw new UserError("finance/no-cash-flows", {
      expected: "at least one cash flow",
      received: "an empty list",
      action: "list what is paid in year 1, 2, 3, …",
    });
  }
  const flows = cashFlows.map((amount, index) => {
    const time = index + (timing === "mid-year" ? 0.5 : 1);
    return { time, present: finite(`cash flow ${index + 1}`, amount) / (1 + discountRate) ** time };
  });
  const value = flows.reduce((sum, flow) => sum + flow.present, 0);
  positive("the present value", value);
  const macaulay = flows.reduce((sum, { time, present }) => sum + time * present, 0) / value;
  const curvature = flows.reduce((sum, { time, present }) => sum + time * (time + 1) * present, 0) / value;
  const modified = macaulay / (1 + discountRate);
  const steps: Step[] = [
    {
      name: "present value",
      formula: "sum of cash flow / (1 + rate)^t",
      substituted: flows.map(({ present }) => formatQuantity(present, "money")).join(" + "),
      value,
      unit: "money",
    },
    {
      name: "modified duration",
      formula: "mean time of the present values / (1 + rate)",
      substituted: `${formatQuantity(macaulay, "years")} / ${1 + discountRate}`,
      value: modified,
      unit: "years",
    },
  ];
  return new Result({
    name: "dcf",
    value: value as Money,
    unit: "money",
    formula: "sum of cash flow / (1 + rate)^t",
    inputs,
    steps,
    parts: {
      macaulayDuration: macaulay as Years,
      modifiedDuration: modified as Years,
      convexity: curvature / (1 + discountRate) ** 2,
    },
  });
}
