import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result, type Term } from "../base/result.ts";
import { type Bp, finite, positive, type Ratio, type UsdBn } from "../base/units.ts";
import { notNegative } from "./range-inputs.ts";
import { oneOf } from "./choices.ts";

/** An order against a market: by the square root of its share of a day's trading, or by Kyle's lambda. */
export type DepthImpactOptions = {
  /** The order in USD bn: positive lifts yields (a sale), negative lowers them. */
  readonly order: UsdBn;
  /** Market depth as a share of normal: 1 as usual, 0.5 half as deep. */
  readonly depth: Ratio;
} & (
  | {
      readonly model: "square root";
      /** Standard deviation of a day's yield change, in bp. */
      readonly dailyVolatility: Bp;
      /** What is traded on an average day, in USD bn. */
      readonly dailyVolume: UsdBn;
      /** The constant in front, of order one in most markets. */
      readonly coefficient: Ratio;
    }
  | {
      readonly model: "linear";
      /** Kyle's lambda: bp for each USD bn at normal depth. */
      readonly bpPerUsdBn: number;
    }
);

/**
 * The immediate yield impact of one order.
 *
 * Square root: `Y σ sqrt(|Q| / (V × depth))` with the sign of Q; linear: `λ Q / depth`.
 *
 * @param options - order in USD bn, depth as a share of normal, and the model's own terms; volatility in bp a day
 * @returns the impact in bp
 * @throws `base/not-positive` (depth, daily volume), `finance/negative` (volatility, coefficient, lambda), `base/not-finite`
 * @throws `finance/unknown-choice`
 * @source square root: Grinold and Kahn, Active Portfolio Management, 2nd ed. (2000), chapter 16; linear: Kyle, Econometrica 53
 *   (1985)
 * @example
 * const terms = { model: "square root", dailyVolatility: basisPoints(6), dailyVolume: usdBn(900), coefficient: ratio(1) } as const;
 * depthImpact({ order: usdBn(25), depth: ratio(1), ...terms }).format(); // "1bp"
 * depthImpact({ order: usdBn(25), depth: ratio(0.25), ...terms }).format(); // "2bp"
 */
export function depthImpact(options: DepthImpactOptions): Result<Bp> {
  const order = finite("order", options.order);
  const depth = positive("depth", options.depth);
  oneOf("model", options.model, ["square root", "linear"]);
  const shared: Record<string, Term> = { order: { value: order, unit: "usdBn" }, depth: { value: depth, unit: "ratio" } };
  const { value, formula, substituted, inputs } = options.model === "linear" ? linear(options) : squareRoot(options);
  return new Result({
    name: "depthImpact",
    value,
    unit: "bp",
    formula,
    inputs: { ...shared, ...inputs },
    steps: [{ name: `${options.model} impact`, formula, substituted, value, unit: "bp" }],
    parts: {},
  });
}

interface Impact {
  readonly value: Bp;
  readonly formula: string;
  readonly substituted: string;
  readonly inputs: Readonly<Record<string, Term>>;
}

function squareRoot(options: DepthImpactOptions & { model: "square root" }): Impact {
  const { order, depth } = options;
  const volatility = notNegative("dailyVolatility", options.dailyVolatility);
  const volume = positive("dailyVolume", options.dailyVolume);
  const coefficient = notNegative("coefficient", options.coefficient);
  const impact = Math.sign(order) * coefficient * volatility * Math.sqrt(Math.abs(order) / (volume * depth));
  const share = `${formatQuantity(Math.abs(order), "usdBn")} / (${formatQuantity(volume, "usdBn")} × ${depth})`;
  return {
    value: impact as Bp,
    formula: "coefficient × daily volatility × sqrt(order / (daily volume × depth))",
    substituted: `${coefficient} × ${formatQuantity(volatility, "bp")} × sqrt(${share})`,
    inputs: {
      dailyVolatility: { value: volatility, unit: "bp" },
      dailyVolume: { value: volume, unit: "usdBn" },
      coefficient: { value: coefficient, unit: "ratio" },
    },
  };
}

function linear(options: DepthImpactOptions & { model: "linear" }): Impact {
  const { order, depth } = options;
  const lambda = notNegative("bpPerUsdBn", options.bpPerUsdBn);
  return {
    value: ((lambda * order) / depth) as Bp,
    formula: "lambda × order / depth",
    substituted: `${lambda} × ${formatOperand(order, "usdBn")} / ${depth}`,
    inputs: { bpPerUsdBn: { value: lambda, unit: "count" } },
  };
}
