import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { finite, positive, type Rate, type Ratio, type Years } from "../base/units.ts";
import { notNegative } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";
import { oneOf } from "./choices.ts";

export interface PeCompressionOptions {
  /** Price per earnings before the move. */
  readonly pe: Ratio;
  /** Modified duration of the equity, in years: `equityDuration`. */
  readonly duration: Years;
  /** Change of the government yield, as a decimal. */
  readonly yieldChange: Rate;
  /** How much of it the discount rate takes over. */
  readonly passThrough: Ratio;
  /** `linear` is the tangent, too far down for large moves; `exponential` keeps the duration constant along the way. */
  readonly method: "linear" | "exponential";
}

/** Intermediates of {@link peCompression}. */
export type PeCompressionParts = {
  /** Relative change of the multiple, which at unchanged earnings is that of the price. */
  readonly change: Rate;
  readonly rateChange: Rate;
};

/**
 * The multiple after a move of yields, earnings unchanged. Linear: `PE (1 - D beta dy)`; exponential: `PE exp(-D beta dy)`.
 *
 * @param options - multiple and pass-through as ratios, duration in years, yield change as a decimal
 * @returns the multiple after the move
 * @throws `finance/linear-out-of-range` where the linear method gives no positive multiple, `base/not-positive` (multiple),
 *   `finance/negative` (duration), `base/not-finite`, `base/rate-looks-like-percent`
 * @throws `finance/unknown-choice`
 * @source definition of modified duration
 * @example
 * const terms = { pe: ratio(20), duration: years(20), yieldChange: pct(1), passThrough: ratio(1) };
 * peCompression({ ...terms, method: "linear" }).format(); // "16.0x"
 * peCompression({ ...terms, method: "exponential" }).format(); // "16.375x"
 */
export function peCompression(options: PeCompressionOptions): Result<Ratio, PeCompressionParts> {
  const { yieldChange, method } = options;
  const pe = positive("pe", options.pe);
  const duration = notNegative("duration", options.duration);
  const passThrough = finite("passThrough", options.passThrough);
  rateTerms({ yieldChange });
  const rateChange = (passThrough * yieldChange) as Rate;
  const change = priceChange(duration, rateChange, method);
  const value = (pe * (1 + change)) as Ratio;
  const formula = method === "linear" ? "P/E × (1 - duration × rate change)" : "P/E × exp(-duration × rate change)";
  const product = `${formatQuantity(duration, "years")} × ${formatOperand(rateChange, "pp")}`;
  return new Result({
    name: "peCompression",
    value,
    unit: "multiple",
    formula,
    inputs: {
      pe: { value: pe, unit: "multiple" },
      duration: { value: duration, unit: "years" },
      yieldChange: { value: yieldChange, unit: "pp" },
      passThrough: { value: passThrough, unit: "ratio" },
    },
    steps: [
      {
        name: "rate change",
        formula: "pass-through × yield change",
        substituted: `${passThrough} × ${formatOperand(yieldChange, "pp")}`,
        value: rateChange,
        unit: "pp",
      },
      {
        name: "P/E after",
        formula,
        substituted: `${formatQuantity(pe, "multiple")} × ${method === "linear" ? `(1 - ${product})` : `exp(-${product})`}`,
        value,
        unit: "multiple",
      },
    ],
    parts: { change, rateChange },
  });
}

/**
 * The relative change of a price with a duration: `-D dr`, or `exp(-D dr) - 1`.
 *
 * @throws `finance/linear-out-of-range` where the linear method loses all and more
 */
export function priceChange(duration: number, rateChange: Rate, method: "linear" | "exponential"): Rate {
  if (oneOf("method", method, ["linear", "exponential"]) === "exponential") return Math.expm1(-duration * rateChange) as Rate;
  const change = 0 - duration * rateChange;
  if (change > -1) return change as Rate;
  throw new UserError("finance/linear-out-of-range", {
    expected: "a move small enough for the linear method",
    received: `a loss of ${formatQuantity(-change, "rate")} (${duration} years × ${formatQuantity(rateChange, "pp")})`,
    action: 'use method: "exponential"',
  });
}
