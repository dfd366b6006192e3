import { formatOperand } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { type Bp, type JpyPerUsd, positive, type Rate } from "../base/units.ts";
import { type CipForwardOptions, moneyGrowth } from "./cip-forward.ts";
import { basisWarnings, type ForwardTenor, legYears } from "./hedge-cost.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface ImpliedBasisOptions {
  readonly spot: JpyPerUsd;
  /** Outright forward USD/JPY for the end of the tenor. */
  readonly forward: JpyPerUsd;
  /** Dollar and yen money-market rates of the tenor, as decimals a year. */
  readonly usRate: Rate;
  readonly jpRate: Rate;
  /** From the spot date to the forward's value date: one year fraction, or one a leg. */
  readonly tenor: ForwardTenor;
  /** How both rates compound: `compounded` is once a year. */
  readonly compounding: CipForwardOptions["compounding"];
}

/** Intermediates of {@link impliedBasis}. */
export type ImpliedBasisParts = {
  /** What the FX market pays on yen: the yen rate plus the basis. */
  readonly impliedYenRate: Rate;
  /** The basis as it is quoted. */
  readonly basisBp: Bp;
};

/**
 * The cross-currency basis that a forward holds, with its sign as quoted: on the yen leg, against dollars flat.
 *
 * `g(rJP + b, tJ) = F/S g(rUS, tU)`, solved for b, where money grows by `1 + r t` (simple), `(1 + r)^t` (compounded) or
 * `exp(r t)` (continuous). Normally below zero: the forward then lies under parity, and hedging costs a yen investor that much more.
 *
 * @param options - spot and forward in yen per dollar, rates as decimals a year, tenor in years
 * @returns the basis as a decimal a year, ready for `hedgeCost`; `parts.basisBp` as quoted
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (spot, forward, tenor, or a dollar leg that grows
 *   below zero), `finance/tenor-negative`
 * @source covered interest parity; sign of the basis as quoted in the USD/JPY cross-currency swap market
 * @example
 * const market = { spot: jpyPerUsd(155), usRate: pct(4.5), jpRate: pct(0.5), tenor: years(1), compounding: "simple" } as const;
 * impliedBasis({ ...market, forward: jpyPerUsd(148.770335) }).format(2); // "-0.20%"
 */
export function impliedBasis(options: ImpliedBasisOptions): Result<Rate, ImpliedBasisParts> {
  const { usRate, jpRate, compounding } = options;
  const spot = positive("spot", options.spot);
  const forward = positive("forward", options.forward);
  const rates = rateTerms({ usRate, jpRate });
  const tenor = legYears(options.tenor);
  const years = positive("the yen leg's years", tenor.jp);
  const dollars = positive("growth of the dollar leg", moneyGrowth(compounding, usRate, tenor.us));
  const yen = (forward / spot) * dollars;
  const impliedYenRate = rateOfGrowth[compounding](yen, years) as Rate;
  const value = (impliedYenRate - jpRate) as Rate;
  return new Result({
    name: "impliedBasis",
    value,
    unit: "rate",
    formula: `yen rate that forward / spot and dollars imply - Japan rate (${compounding})`,
    inputs: {
      spot: { value: spot, unit: "jpyPerUsd" },
      forward: { value: forward, unit: "jpyPerUsd" },
      ...rates,
      usYears: { value: tenor.us, unit: "years" },
      jpYears: { value: years, unit: "years" },
    },
    steps: [
      {
        name: "growth of yen",
        formula: "forward / spot × growth of dollars",
        substituted: `${forward} / ${spot} × ${dollars.toFixed(6)}`,
        value: yen,
        unit: "ratio",
      },
      {
        name: "implied yen rate",
        formula: rateFormula[compounding],
        substituted: `growth ${yen.toFixed(6)} over ${years.toFixed(4)} years`,
        value: impliedYenRate,
        unit: "rate",
      },
      {
        name: "basis",
        formula: "implied yen rate - Japan rate",
        substituted: `${formatOperand(impliedYenRate, "rate")} - ${formatOperand(jpRate, "rate")}`,
        value,
        unit: "rate",
      },
    ],
    warnings: basisWarnings(value),
    parts: { impliedYenRate, basisBp: (value * 10_000) as Bp },
  });
}

const rateOfGrowth: Record<CipForwardOptions["compounding"], (growth: number, years: number) => number> = {
  simple: (growth, years) => (growth - 1) / years,
  compounded: (growth, years) => growth ** (1 / years) - 1,
  continuous: (growth, years) => Math.log(growth) / years,
};

const rateFormula: Record<CipForwardOptions["compounding"], string> = {
  simple: "(growth of yen - 1) / years",
  compounded: "growth of yen ^ (1 / years) - 1",
  continuous: "ln(growth of yen) / years",
};
