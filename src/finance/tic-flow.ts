import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result, type Warning } from "../base/result.ts";
import { finite, positive, type Rate, type UsdBn, type Years } from "../base/units.ts";
import { notNegative } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface TicFlowOptions {
  /** Holdings at market value at the end of the month before, in USD bn. */
  readonly before: UsdBn;
  /** Holdings at market value at the end of the month, in USD bn. */
  readonly after: UsdBn;
  /** Change of the yield of what is held over the month, as a decimal: `bp(-4)`. */
  readonly yieldChange: Rate;
  /** Modified duration of what is held, in years; about 6 for foreign holdings of notes and bonds. */
  readonly duration: Years;
}

/** Intermediates of {@link ticFlow}. */
export type TicFlowParts = {
  readonly change: UsdBn;
  readonly valuation: UsdBn;
};

/**
 * What was bought, out of a change of holdings at market value: `flow = (H1 - H0) - valuation`, `valuation = -D dy H0`.
 *
 * Holdings of the US Treasury's TIC system are by place of custody (Belgium, the Cayman Islands, Luxembourg and the United
 * Kingdom hold for others), include official reserves, and come about 47 days late with revisions.
 *
 * @param options - holdings in USD bn, yield change as a decimal, duration in years
 * @returns the flow in USD bn: above zero bought, below zero sold
 * @throws `base/not-positive` (holdings before), `finance/negative` (holdings after, duration), `base/not-finite`,
 *   `base/rate-looks-like-percent`
 * @source first-order price change of a bond, Fabozzi, Bond Markets, Analysis and Strategies, chapter 4
 * @example
 * const march = ticFlow({ before: usdBn(1125.9), after: usdBn(1130.8), yieldChange: bp(-4), duration: years(6) });
 * march.format(); // "USD 2.2bn"
 */
export function ticFlow(options: TicFlowOptions): Result<UsdBn, TicFlowParts> {
  const before = positive("before", options.before);
  const after = notNegative("after", options.after);
  const duration = notNegative("duration", options.duration);
  const { yieldChange } = options;
  const terms = rateTerms({ yieldChange });
  const change = (after - before) as UsdBn;
  const valuation = (0 - duration * yieldChange * before) as UsdBn;
  const value = (change - valuation) as UsdBn;
  const bn = (amount: number) => formatOperand(amount, "usdBn");
  return new Result({
    name: "ticFlow",
    value,
    unit: "usdBn",
    formula: "change of holdings - valuation",
    inputs: {
      before: { value: before, unit: "usdBn" },
      after: { value: after, unit: "usdBn" },
      yieldChange: { ...terms.yieldChange, unit: "pp" },
      duration: { value: duration, unit: "years" },
    },
    steps: [
      { name: "change", formula: "after - before", substituted: `${bn(after)} - ${bn(before)}`, value: change, unit: "usdBn" },
      {
        name: "valuation",
        formula: "-duration × yield change × before",
        substituted: `-${formatQuantity(duration, "years")} × ${formatOperand(yieldChange, "pp")} × ${bn(before)}`,
        value: valuation,
        unit: "usdBn",
      },
      { name: "flow", formula: "change - valuation", substituted: `${bn(change)} - ${bn(valuation)}`, value, unit: "usdBn" },
    ],
    warnings: warningsOf(yieldChange, value, finite("valuation", valuation)),
    parts: { change, valuation },
  });
}

function warningsOf(yieldChange: number, flow: number, valuation: number): Warning[] {
  const warnings: Warning[] = [];
  if (Math.abs(yieldChange) > 0.01) {
    warnings.push({ code: "finance/first-order", message: "a yield change above 1pp: convexity is left out of the valuation" });
  }
  if (Math.abs(valuation) > Math.abs(flow)) {
    warnings.push({
      code: "finance/valuation-dominates",
      message: "the valuation is larger than the flow: the flow's sign hangs on the duration that is assumed",
    });
  }
  return warnings;
}
